"""Content negotiation: which of the formats on offer answers a request best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: What asks for a page; browsers always name it, data clients never do.
HTML = "text/html"


@dataclass(frozen=True)
class _Range:
    """One media range of an Accept header: ``text/turtle;q=0.8`` or ``*/*``."""

    kind: str
    weight: float

    @property
    def specificity(self) -> int:
        return 0 if self.kind == "*/*" else 1 if self.kind.endswith("/*") else 2

    def covers(self, media_type: str) -> bool:
        return self.kind in ("*/*", media_type) or self.kind == f"{media_type.partition('/')[0]}/*"


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the media type of `offers` that the Accept header prefers, or None if it takes none.

    Of equally welcome ones the first offer wins; without a header everything is welcome.
    """
    ranges = list(_ranges(accept)) if accept and accept.strip() else [_Range("*/*", 1.0)]
    weighed = [(_weight(offer, ranges), offer) for offer in offers]
    weight = max((weight for weight, _ in weighed), default=0.0)
    return next((offer for found, offer in weighed if found == weight and weight > 0), None)


def prefers_html(accept: str | None, others: Iterable[str]) -> bool:
    """Tell whether the client would rather have a page than any of the `others`."""
    return best(accept, [*others, HTML]) == HTML


def _weight(offer: str, ranges: Sequence[_Range]) -> float:
    covering = [found for found in ranges if found.covers(offer)]
    return max(covering, key=lambda found: found.specificity).weight if covering else 0.0


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in kind:
            yield _Range(kind, _quality(parameters))


def _quality(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return _number(value.strip())
    return 1.0


def _number(value: str) -> float:
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
