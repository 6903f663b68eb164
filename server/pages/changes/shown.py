"""Changes as the page shows them: with what they rest on, by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from ontology import schema
from queries.comparison import Aspect, Change, group_of, groups
from queries.comparison.properties import quoted, told
from queries.sorting import swedish
from server.pages.changes.comparing import Compared
from server.pages.parts.quote import Quote, quotes
from server.pages.words import Link

#: What the headline tells, and what month and frequency tell in plain words.
_NOT_TOLD = ("label", "recurrenceRule")
#: Classes whose descriptions tell what the document says.
_DESCRIBED = ("DefinedTerm", "Principle", "Statement", "Goal")


@dataclass(frozen=True)
class ShownSide:
    """One side of a change: its things, and where they stand."""

    edition: Link
    things: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Shown:
    """One change."""

    change: Change
    #: What happened, with what is gone and what has come marked as such.
    headline: Markup
    #: What differs, without the names, which the headline has.
    aspects: tuple[Aspect, ...]
    #: Those it is about, unless it is what became of one of them.
    bodies: tuple[Link, ...]
    sides: tuple[ShownSide, ...]


@dataclass(frozen=True)
class ShownBody:
    """The changes of one group that are first of all about the same; `body` is None where nobody is named."""

    body: Link | None
    changes: tuple[Shown, ...]


@dataclass(frozen=True)
class ShownGroup:
    """The changes of one group."""

    name: str
    title: str
    changes: tuple[Shown, ...]

    @property
    def by_body(self) -> tuple[ShownBody, ...]:
        """Return the changes, in their order, by the first of those they are about."""
        found: dict[str, list[Shown]] = {}
        links: dict[str, Link] = {}
        for each in self.changes:
            link = next(iter(each.bodies), None)
            name = link.iri if link else ""
            found.setdefault(name, []).append(each)
            if link:
                links[name] = link
        return tuple(ShownBody(links.get(name), tuple(members)) for name, members in found.items())


def shown(compared: Compared, changes: Iterable[Change]) -> tuple[Shown, ...]:
    """Return `changes` with what they rest on."""
    return tuple(_shown(compared, change) for change in changes)


def ordered(compared: Compared, changes: Sequence[Change], body: str = "") -> tuple[Change, ...]:
    """Return `changes` in the order they are listed: by group, then by the first of those they are about.

    Of one `body`, those about it come before those that only name it. What is as it was comes last.
    """
    if body:
        return _ordered(compared, changes, body)
    # In this order all of them stand once, whatever is chosen of them.
    pair = tuple(side.editions[0].iri for side in compared.sides)
    every = compared.new.site.kept(
        ("changes in order", pair, compared.new.language), lambda: _ordered(compared, compared.comparison.changes)
    )
    chosen = {change.id for change in changes}
    return tuple(change for change in every if change.id in chosen)


def _ordered(compared: Compared, changes: Sequence[Change], body: str = "") -> tuple[Change, ...]:
    named: dict[str, object] = {"": ""}

    def place(change: Change) -> tuple[object, ...]:
        first = "" if body else next(iter(change.bodies), "")
        if first not in named:
            named[first] = swedish(str(compared.label(first)))
        name = named[first]
        unnamed = not first and not body
        group = groups().index(group_of(change.type))
        return group, unnamed, name, change.is_unchanged, bool(body) and body not in change.bodies

    return tuple(sorted(changes, key=place))


def by_group(compared: Compared, changes: Sequence[Change]) -> tuple[ShownGroup, ...]:
    """Return `changes`, in their order, by group, those without any left out."""
    language = compared.new.language
    found = ((name, [change for change in changes if group_of(change.type) == name]) for name in groups())
    return tuple(
        ShownGroup(name, told("groups", name, language), shown(compared, members)) for name, members in found if members
    )


def _shown(compared: Compared, change: Change) -> Shown:
    sides = zip(
        compared.sides,
        (change.before, change.after),
        (change.passages_before, change.passages_after),
        strict=True,
    )
    return Shown(
        change,
        compared.old.told(compared.new.told(marked(change, compared.new.language))),
        tuple(each for each in change.aspects if each.substantial and _is_told(each, change)),
        () if schema.is_a(change.type, "Organisation") else tuple(compared.link(iri) for iri in change.bodies),
        tuple(
            ShownSide(
                edition=visit.editions[0],
                things=tuple(visit.link(subject.iri) for subject in things),
                quotes=quotes(visit, (passage.iri for passage in passages)),
            )
            for visit, things, passages in sides
            if things
        ),
    )


def _is_told(aspect: Aspect, change: Change) -> bool:
    """Whether an aspect is told: a description only where it is what the document says, and not our remark on it."""
    return aspect.name not in _NOT_TOLD and (aspect.name != "description" or change.type in _DESCRIBED)


def marked(change: Change, language: str) -> Markup:
    """Return the headline of a change with the names that only one side has as deleted or inserted.

    A name in another language than the page's says which.
    """
    text = escape(change.headline)
    before, after = ({subject.label for subject in side} for side in (change.before, change.after))
    spoken = {subject.label: subject.language for subject in (*change.before, *change.after)}
    for names, tag in ((before - after, "del"), (after - before, "ins"), (before & after, "span")):
        for name in sorted(names, key=len, reverse=True):
            whole = escape(quoted(name, language))
            in_other = Markup(' lang="{}"').format(spoken[name]) if spoken[name] else ""
            if in_other or tag != "span":
                text = text.replace(whole, Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), in_other, whole))
    return text
