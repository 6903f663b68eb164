"""How a workspace of one's own begins: its name, address, languages and levels, put into the small example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from graph.base_iri import why_no_base
from graph.drafting.slugs import slug
from graph.errors import StyrgrafError, shortened
from graph.message import Message
from graph.plain_text import not_plain

LANGUAGES: Final = ("sv", "en")
#: Where the example says what the workspace is called, and who its levels are for.
_ARENA: Final = "organisation/exempelsamradet"
_NAME: Final = "Exempelsamrådet"
#: The edition that a workspace has for an example.
EXAMPLE: Final = "exempel-2030"
_USUAL: Final = ("political", "support")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
#: Longer names, and more levels, are more likely a slip of the hand.
_LONGEST: Final = 200
_MOST_LEVELS: Final = 20

_LEVELS: Final = """\
# Nivåerna, uppifrån och ned. Ändra namnen och ordningen som ni vill; se docs/lists.md.
# The levels, from the top down. Change names and order as you like; see docs/lists.md.
"""


@dataclass(frozen=True)
class Beginning:
    """What somebody says of the workspace that is to be. Raises StyrgrafError for what cannot be."""

    name: str = _NAME
    #: How the address of everything begins; "" to make it of the name.
    base: str = ""
    languages: tuple[str, ...] = LANGUAGES
    #: Names of its levels from the top; none for those that come with styrgraf.
    levels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not self.name.strip() or len(self.name) > _LONGEST or not self.name.isprintable():
            raise StyrgrafError(
                Message(
                    "{name!r} is no name; write 1 to {longest} letters on one line.",
                    name=shortened(self.name, _LONGEST),
                    longest=_LONGEST,
                )
            )
        for each in (self.name, *self.levels):
            if odd := not_plain(each):
                raise StyrgrafError(Message("{each!r} is no name: it holds {odd}.", each=each, odd=odd))
        if self.base and (why := why_no_base(self.base)):
            raise StyrgrafError(why)
        known = len(set(self.languages)) == len(self.languages)
        if not self.languages or not known or not all(_LANGUAGE.fullmatch(each) for each in self.languages):
            given = shortened(",".join(self.languages), _LONGEST)
            raise StyrgrafError(
                Message(
                    "{given!r} are no languages; write each code once, with commas between, as in sv,en.", given=given
                )
            )
        if len(self.levels) > _MOST_LEVELS or len({slug(level) for level in self.levels}) < len(self.levels):
            raise StyrgrafError(
                Message(
                    "Name each level once, and at most {most_levels}; they are {levels}.",
                    most_levels=_MOST_LEVELS,
                    levels=shortened(", ".join(self.levels), _LONGEST),
                )
            )

    @property
    def address(self) -> str:
        """Return the base IRI."""
        return self.base or f"https://example.org/id/{slug(self.name)}/"

    @property
    def arena(self) -> str:
        """Return the id of what the workspace is about."""
        return _ARENA if self.name == _NAME else f"organisation/{slug(self.name)}"

    def settings(self, text: str) -> str:
        """Return the text of workspace.yaml with the name, base and languages of this beginning."""
        name = dict.fromkeys(self.languages, self.name)
        values: Mapping[str, Any] = {"name": name, "base": self.address, "languages": list(self.languages)}
        lines = (_with(line, values) for line in text.splitlines(keepends=True))
        return "".join(lines).replace(_ARENA, self.arena)

    def records(self, text: str) -> str:
        """Return the text of a record file of the example in the languages and with the levels of this beginning."""
        if self.levels:
            for usual, own in zip(_USUAL, (self.levels[0], self.levels[-1]), strict=True):
                text = text.replace(f"level: {usual}\n", f"level: niva/{slug(own)}\n")
        return _replaced(text, [*self._texts(text)]).replace(_ARENA, self.arena)

    def own_levels(self) -> str:
        """Return the text of a file with the levels as records; "" where there are none."""
        if not self.levels:
            return ""
        first = self.languages[0]
        lines = [
            f"\n- id: niva/{slug(level)}\n  type: Concept\n  scheme: level\n"
            f"  label: {_flow({first: level})}\n  order: {number}\n"
            for number, level in enumerate(self.levels, 1)
        ]
        return _LEVELS + "".join(lines)

    def _texts(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where each text of the example stands, and what takes its place."""
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        for record in root.value if isinstance(root, yaml.SequenceNode) else ():
            named = {key.value: value for key, value in record.value}
            is_arena = named["id"].value == _ARENA
            for node in _mappings(record):
                keys = [key.value for key, _ in node.value]
                if keys and set(keys) <= set(LANGUAGES):
                    texts = yaml.safe_load(text[node.start_mark.index : node.end_mark.index])
                    own = is_arena and node is named.get("label")
                    said = (
                        dict.fromkeys(self.languages, self.name) if own and self.name != _NAME else self._in_own(texts)
                    )
                    yield node.start_mark.index, node.end_mark.index, _flow(said)

    def _in_own(self, texts: Mapping[str, Any]) -> Mapping[str, Any]:
        kept = {language: texts[language] for language in self.languages if language in texts}
        return kept or {self.languages[0]: next(iter(texts.values()))}


def _with(line: str, values: Mapping[str, Any]) -> str:
    key = line.partition(":")[0]
    return f"{key}: {_flow(values[key])}\n" if key in values else line


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def _replaced(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(pieces, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _flow(value: Any) -> str:
    dumped: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return dumped.removesuffix("\n").removesuffix("\n...")
