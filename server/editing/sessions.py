"""Sessions: who has come with the right to write, kept in memory until they end."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from threading import Lock

#: How long a session lasts, in seconds: a working day.
LIFETIME = 10 * 3600
#: More sessions than this are not kept; the one that began first ends.
MOST = 200
_BYTES = 32


@dataclass(frozen=True)
class Session:
    """One browser that may write."""

    #: What a form has to send back, so that no page of another site can fill it in.
    form_key: str
    #: When it ends, by the clock of the sessions.
    ends: float
    #: What forms begin with next time, by whatever names they give it.
    remembered: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def made(self, form_key: str) -> bool:
        """Tell whether `form_key` comes from a form of this session; takes the same time whatever is given."""
        return compare_digest(self.form_key.encode(), form_key.encode())


class Sessions:
    """The sessions of one service, by the secret that the browser keeps in its cookie."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[bytes, Session] = OrderedDict()
        self._lock = Lock()

    def begin(self) -> tuple[str, Session]:
        """Begin a session; returns the secret for the cookie, and the session."""
        secret, form_key = secrets.token_urlsafe(_BYTES), secrets.token_urlsafe(_BYTES)
        session = Session(form_key, self._clock() + LIFETIME)
        with self._lock:
            self._kept[_key(secret)] = session
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return secret, session

    def find(self, secret: str | None) -> Session | None:
        """Return the session that the cookie's `secret` belongs to, or None where it has ended."""
        session = self._kept.get(_key(secret)) if secret else None
        return session if session and session.ends > self._clock() else None

    def end(self, secret: str | None) -> None:
        """End the session, if there is one."""
        with self._lock:
            self._kept.pop(_key(secret or ""), None)


def _key(secret: str) -> bytes:
    """Look secrets up by their hash, so that the time it takes tells nothing about them."""
    return sha256(secret.encode()).digest()
