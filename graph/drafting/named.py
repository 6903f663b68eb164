"""What a name is doing where it stands: saying where something is, following another for it, telling who sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.drafting.names import Mention
from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of

#: What each municipality has: "kommunfullmäktige i Alby" is that of Alby.
_OF_MUNICIPALITIES = ("fullmäktige", "kommunstyrelsen", "nämnden")
#: So many words a list of places with their days may take.
_FARTHEST_BODY = 60


def is_where(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Tell whether the place of a municipality only tells where something is: "stämman i Alby"."""
    of_place = mention.known.name.startswith(f"{tokens[mention.first].text} ") and mention.end - mention.first == 1
    where = mention.known.type == "Principal" and of_place and tokens[mention.first - 1].folded in ("i", "vid", "på")
    # "Antaget av fullmäktige i Alby den 3 maj, i Berga den 4 maj": each place is whose the body is.
    before = tokens[max(0, mention.first - _FARTHEST_BODY) : mention.first]
    whose = any(token.folded.endswith(_OF_MUNICIPALITIES) and after.folded == "i" for token, after in pairwise(before))
    return where and not whose


def with_short_names(found: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """Return `found`, a name and the other between brackets after it being one mention: "Kustrådet (KR) ansvarar"."""
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        around = [token.text for token in tokens[mention.first - 1 : mention.end + 1]]
        bracketed = around[:1] == ["("] and around[-1] == ")"
        if last and bracketed and last.known.id == mention.known.id and last.end == mention.first - 1:
            whole[-1] = replace(last, end=mention.end + 1)
        else:
            whole.append(mention)
    return whole


def tells_who_sits(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` says who sits in one body and is of another: "Utskottet består av ordföranden"."""
    opens = phrases_of("composition", "openings")
    found = (opens.at(tokens, step) for step in range(at))
    return any(each is not None and each[0] <= at for each in found)
