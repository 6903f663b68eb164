"""Which language a page is written in: asked for in the address, else by the browser, else Swedish."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal, get_args

Language = Literal["sv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
DEFAULT: Final[Language] = "sv"


def choose(asked: str | None, accepted: str | None, spoken: Collection[str] = LANGUAGES) -> Language:
    """Return the language of a page.

    `asked` is the value of ``?lang=``, `accepted` the header Accept-Language (RFC 9110, 12.5.4).
    What is neither Swedish nor English counts as not asked for. Where all that the workspace tells is `spoken` in one
    of the two, pages are in that whatever the browser wants: half of each would be in it anyway, and a guide names
    buttons in one language.
    """
    for language in LANGUAGES:
        if asked == language:
            return language
    own = [language for language in LANGUAGES if language in spoken]
    if len(own) == 1:
        return own[0]
    for tag in _by_preference(accepted or ""):
        for language in LANGUAGES:
            if tag.split("-")[0] == language:
                return language
    return DEFAULT


def _by_preference(header: str) -> list[str]:
    weighed = [_weighed(part) for part in header.split(",")]
    ordered = sorted(weighed, key=lambda pair: -pair[0])
    return [tag for weight, tag in ordered if weight > 0]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=")
    try:
        return (float(weight) if weight else 1.0), tag.strip().lower()
    except ValueError:
        return 0.0, tag.strip().lower()
