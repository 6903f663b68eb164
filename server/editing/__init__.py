"""Writing over HTTP: who may, from where, and what keeps others from writing in their name.

It exists only where `styrgraf serve --edit` asks for it, on a workspace that may be written to, and
either on the loopback address alone or behind a token.
"""

from server.editing.editing import TOKEN, Editing, open_editing
from server.editing.hosts import KnownHosts
from server.editing.sessions import Session, Sessions

__all__ = ["TOKEN", "Editing", "KnownHosts", "Session", "Sessions", "open_editing"]
