"""From what a person asks for to a selection: bodies and principals are known by any of their names."""

from __future__ import annotations

from graph.errors import StyrgrafError
from graph.message import Message
from queries.comparison import Selection, Side
from queries.comparison.properties import told
from queries.errors import suggest
from queries.options import Option, options
from server.language import Language, texts_in


class UnknownOrganisation(StyrgrafError):
    """Neither side of a comparison has an organisation of the given name."""


def chosen(
    old: Side, new: Side, language: Language, *, body: str = "", principal: str = "", kind: str = "", group: str = ""
) -> tuple[Selection, str]:
    """Return the selection and what it is in words. Raises UnknownOrganisation.

    `kind` is one of CHOICES and `group` one of groups(), or "".
    """
    named = [_named(*found, old, new, language) for found in ((body, "Organisation"), (principal, "Principal"))]
    t = texts_in(language)
    words = [option.label for option in named if option]
    words += [t(f"compare.kind.{kind}")] if kind else []
    words += [told("groups", group, language)] if group else []
    about, concerned = (option.iri if option else "" for option in named)
    return Selection(about, concerned, kind, group), ", ".join(words)


def _named(name: str, kind: str, old: Side, new: Side, language: Language) -> Option | None:
    if not name:
        return None
    known = {option.iri: option for side in (old, new) for option in options(kind, side.store, side.view, language)}
    folded = name.strip().casefold()
    for option in known.values():
        if folded in (option.value, option.iri, *option.names) or option.iri.endswith(f"/{folded}"):
            return option
    raise UnknownOrganisation(
        Message(
            "Neither edition has an organisation {name!r}; {suggest}",
            name=name,
            suggest=suggest(name, [option.value for option in known.values()]),
        )
    )
