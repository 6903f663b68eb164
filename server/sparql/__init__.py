"""The SPARQL 1.1 Protocol endpoint."""

from server.sparql.endpoint import Editor, install
from server.sparql.running import running

__all__ = ["Editor", "install", "running"]
