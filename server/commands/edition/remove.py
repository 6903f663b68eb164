"""styrgraf edition remove: take away an edition, such as a draft that a newer one has replaced."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from server.commands.language import Words
from server.commands.parsing import Parser

if TYPE_CHECKING:
    from graph.writing.edition_removal import RemovedEdition

HELP: Words = {
    "sv": "ta bort en utgåva, till exempel ett utkast som ett nyare har ersatt",
    "en": "remove an edition, such as a draft that a newer one has replaced",
}
_EDITION: Words = {
    "sv": "utgåvans korta namn, till exempel utkast-2029",
    "en": "its short name, for example draft-2029",
}
_TITLE: Words = {"sv": "Utgåvan {edition} togs bort", "en": "The edition {edition} was removed"}
_TEXTS = {
    "sv": {
        "gone": "{edition} är borttagen: {count} poster. Ångra under Redigera, Senaste ändringar (nr {number}).",
        "revises": "{later} ersätter nu {earlier}.",
        "revises_nothing": "{later} ersätter nu ingen utgåva.",
        "moved": "Härkomst som följde med ({count}): {listed}",
        "left": "Härkomst som inte kunde följa med, eftersom det den handlar om inte finns kvar ({count}): {listed}",
    },
    "en": {
        "gone": "{edition} is removed: {count} records. To undo it: Edit, latest changes (no {number}).",
        "revises": "{later} now revises {earlier}.",
        "revises_nothing": "{later} now revises no edition.",
        "moved": "Lineage that went along ({count}): {listed}",
        "left": "Lineage that could not, since what it is about is no longer there ({count}): {listed}",
    },
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("edition", metavar="ID", help=parser.words(_EDITION))


def run(arguments: Namespace) -> int:
    """Remove it and say what that did. Raises StyrgrafError."""
    from graph.bundled import refuse_bundled
    from graph.writing.edition_removal import remove_edition
    from graph.writing.versioning import commit_in_git

    refuse_bundled(arguments.workspace)
    title = _TITLE[arguments.lang].format(edition=arguments.edition)
    found = remove_edition(arguments.workspace, arguments.edition, title=title)
    commit_in_git(arguments.workspace, found.done)
    print("\n".join(_told(found, arguments.edition, _TEXTS[arguments.lang])))
    return 0


def _told(found: RemovedEdition, edition: str, texts: dict[str, str]) -> list[str]:
    lines = [texts["gone"].format(edition=edition, count=found.gone, number=found.done.number)]
    for later, earlier in found.revising.items():
        words = texts["revises" if earlier else "revises_nothing"]
        lines.append(words.format(later=later, earlier=", ".join(earlier)))
    for name, listed in (("moved", found.moved), ("left", found.left)):
        if listed:
            lines.append(texts[name].format(count=len(listed), listed="; ".join(listed)))
    return lines
