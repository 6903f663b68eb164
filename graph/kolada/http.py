"""One request at a time, slowly, tried again where that helps, and never more taken in than was agreed."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any, NoReturn

import httpx2

from graph.errors import StyrgrafError
from graph.kolada.errors import KoladaError
from graph.kolada.manners import Manners
from graph.message import Message

#: Answers after which the same request may succeed.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class _Again(Exception):
    """The request may be made once more, after `wait` seconds where the server has said so."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        self.problem, self.wait = problem, wait
        super().__init__(problem)


class Http:
    """Reads JSON objects from addresses; closed with `close`."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._client = httpx2.Client(
            headers={
                "User-Agent": f"styrgraf/{version('styrgraf')}",
                "Accept": "application/json",
                # What is not packed cannot swell while it is unpacked.
                "Accept-Encoding": "identity",
            },
            timeout=httpx2.Timeout(manners.read, connect=manners.connect),
            limits=httpx2.Limits(max_connections=1),
        )
        self._earliest = 0.0

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def read(self, address: str) -> dict[str, Any]:
        """Return the JSON object at `address`; numbers with decimals are Decimals. Raises KoladaError."""
        wait = self._manners.first_wait
        for attempt in range(1, self._manners.tries + 1):
            self._wait_for_turn()
            try:
                return _object(address, self._body(address))
            except _Again as again:
                asked = wait if again.wait is None else again.wait
                if attempt == self._manners.tries or asked > self._manners.longest_wait:
                    raise KoladaError(address, again.problem) from None
                time.sleep(asked)
                wait *= 2
        raise AssertionError("at least one try is made")

    def _wait_for_turn(self) -> None:
        time.sleep(max(0.0, self._earliest - time.monotonic()))
        self._earliest = time.monotonic() + self._manners.pause

    def _body(self, address: str) -> bytes:
        try:
            with self._client.stream("GET", address) as answer:
                _refuse(address, answer)
                return self._content(address, answer)
        except httpx2.TimeoutException:
            raise _Again("gave no answer in time") from None
        except httpx2.TransportError as error:
            raise _Again(Message("cannot be reached ({given})", given=str(error) or type(error).__name__)) from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol):
            raise KoladaError(address, "is no web address", "Mend it.") from None

    def _content(self, address: str, answer: httpx2.Response) -> bytes:
        ends, content = time.monotonic() + self._manners.whole, bytearray()
        for piece in answer.iter_raw():
            content += piece
            if len(content) > self._manners.most_bytes:
                most = self._manners.most_bytes // 1_000_000
                _give_up(address, Message("answers with more than {most} MB", most=most))
            if time.monotonic() > ends:
                _give_up(address, Message("was still answering after {seconds:g} seconds", seconds=self._manners.whole))
        return bytes(content)


def _refuse(address: str, answer: httpx2.Response) -> None:
    """Let through an answer that can be read; raise what the others come to."""
    if answer.status_code in _PASSING:
        raise _Again(Message("answers with status {status_code}", status_code=answer.status_code), _retry_after(answer))
    if answer.is_redirect:
        target = answer.headers.get("location", "elsewhere")[:200]
        raise KoladaError(
            address, Message("leads to {target}", target=target), "If that is its new address, give it with --kolada."
        )
    if answer.status_code != httpx2.codes.OK:
        _give_up(address, Message("answers with status {status_code}", status_code=answer.status_code))
    if answer.headers.get("content-encoding", "identity") != "identity":
        _give_up(address, "answers with packed content, which was not asked for")


def _retry_after(answer: httpx2.Response) -> float | None:
    """Return the wait that a server asks for, in seconds or until a time; RFC 9110, section 10.2.3."""
    text = answer.headers.get("retry-after", "")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _object(address: str, content: bytes) -> dict[str, Any]:
    try:
        read = json.loads(content.decode("utf-8"), parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise KoladaError(address, "does not answer with JSON", "Check that it is Kolada's address.") from None
    if not isinstance(read, dict):
        raise KoladaError(address, "answers with JSON that is no object", "Check that it is Kolada's address.")
    return read


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _give_up(address: str, problem: str) -> NoReturn:
    raise KoladaError(address, problem)


def base_of(given: str) -> str:
    """Return the address that all others begin with, without a closing slash. Raises StyrgrafError."""
    try:
        url = httpx2.URL(given)
    except httpx2.InvalidURL:
        url = httpx2.URL("")
    if url.scheme not in {"http", "https"} or not url.host or url.query or url.fragment:
        raise StyrgrafError(
            Message("{given!r} is no address of Kolada; write it as https://api.kolada.se/v3.", given=given)
        )
    return str(url).rstrip("/")
