"""styrgraf accept: accept a finding, withdraw that, or list what is accepted."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.message import Message
from server.commands.language import Language, Words
from server.commands.parsing import Parser, UsageError

if TYPE_CHECKING:
    from graph.acceptances import Acceptance

HELP: Words = {
    "sv": "godta ett fynd, ta tillbaka det, eller lista vad som är godtaget",
    "en": "accept a finding, withdraw that, or list what is accepted",
}
_FINDING: Words = {"sv": "fyndets id, som styrgraf check visar", "en": "id of the finding, as styrgraf check shows it"}
_REASON: Words = {"sv": "varför fyndet kan godtas", "en": "why the finding can be accepted"}
_BY: Words = {"sv": "vem som godtar det", "en": "who accepts it"}
_UNTIL: Words = {"sv": "sista dagen det gäller: ÅÅÅÅ-MM-DD", "en": "the last day it holds: YYYY-MM-DD"}
_BASE: Words = {
    "sv": "vad texten hölls mot när fyndet visades, som i styrgraf check --base",
    "en": "what the text was held against where the finding was shown, as in styrgraf check --base",
}
_WITHDRAW: Words = {"sv": "ta tillbaka godtagandet av fyndet", "en": "withdraw the acceptance of the finding"}
_LIST: Words = {"sv": "lista vad som är godtaget", "en": "list what is accepted"}
_ACCEPTED: Words = {"sv": "Godtaget till och med {until}: {message}", "en": "Accepted until {until}: {message}"}
_WITHDRAWN: Words = {"sv": "Inte längre godtaget: {rule}, {about}", "en": "No longer accepted: {rule}, {about}"}
_NOTHING: Words = {"sv": "Inget är godtaget.", "en": "Nothing is accepted."}
_HOLDS: Words = {"sv": "till och med {until}", "en": "until {until}"}
_ENDED: Words = {"sv": "gick ut {until}", "en": "ended {until}"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("finding", nargs="?", metavar="FINDING", help=parser.words(_FINDING))
    parser.add_argument("--reason", metavar="TEXT", help=parser.words(_REASON))
    parser.add_argument("--by", metavar="NAME", help=parser.words(_BY))
    parser.add_argument("--until", metavar="DATE", type=_day, help=parser.words(_UNTIL))
    parser.add_argument("--base", metavar="BASE", help=parser.words(_BASE))
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--withdraw", action="store_true", help=parser.words(_WITHDRAW))
    instead.add_argument("--list", action="store_true", help=parser.words(_LIST))


def run(arguments: Namespace) -> int:
    """Do what is asked and say what has changed. Raises StyrgrafError."""
    _refuse_unfitting(arguments)
    if arguments.list:
        return _list(arguments)
    from graph.acceptances import withdraw
    from graph.bundled import refuse_bundled
    from graph.workspace import open_workspace

    refuse_bundled(arguments.workspace)
    if not arguments.withdraw:
        return _accept(arguments)
    folder = open_workspace(arguments.workspace).folder
    gone = withdraw(folder, arguments.finding)
    _tell(_WITHDRAWN[arguments.lang].format(rule=gone.rule, about=gone.about), folder, arguments.lang)
    return 0


def _refuse_unfitting(arguments: Namespace) -> None:
    details = {f"--{name}": getattr(arguments, name) for name in ("reason", "by", "until", "base")}
    given = [name for name, value in details.items() if value is not None]
    if arguments.list and (arguments.finding or given):
        raise UsageError("--list goes alone; leave out the rest")
    if not arguments.list and not arguments.finding:
        raise UsageError("name the FINDING, or ask for --list")
    if arguments.withdraw and given:
        raise UsageError(Message("--withdraw takes the FINDING alone; leave out {given}", given=", ".join(given)))
    if not (arguments.withdraw or arguments.list) and {*details} - {*given} - {"--base"}:
        raise UsageError(
            Message("say {listed} too", listed=", ".join(name for name in details if name not in (*given, "--base")))
        )


def _accept(arguments: Namespace) -> int:
    from graph.acceptances import accept
    from server.reviewing import acceptance_of, finding_named
    from server.service import open_service

    today = date.today()  # noqa: DTZ011 - an acceptance ends by the calendar on the wall
    if arguments.until < today:
        raise UsageError(Message("--until {until} has passed; name a day that is to come", until=arguments.until))
    service = open_service(arguments.workspace)
    finding = finding_named(arguments.finding, service, arguments.lang, today, arguments.base)
    acceptance = acceptance_of(finding, service, arguments.reason, arguments.by, arguments.until, arguments.base)
    _refuse_flaws(acceptance)
    accept(service.workspace.folder, acceptance)
    told = _ACCEPTED[arguments.lang].format(until=acceptance.until, message=finding.message)
    _tell(told, service.workspace.folder, arguments.lang)
    return 0


def _tell(done: str, folder: Path, language: Language) -> None:
    """Say what has been done, and commit it with the same words where the workspace is kept in git."""
    from graph.acceptances import FILE
    from graph.writing.versioning import commit_files
    from server.language.telling import told

    print(done)
    unkept = commit_files(folder, [FILE], done)
    if unkept:
        print(told(unkept, language), file=sys.stderr)


def _refuse_flaws(acceptance: Acceptance) -> None:
    from graph.acceptances.acceptance import flaws

    for flaw in flaws(acceptance.as_fields()):
        raise UsageError(
            Message("--{field}: {message} {remedy}", field=flaw.field, message=flaw.message, remedy=flaw.remedy)
        )


def _list(arguments: Namespace) -> int:
    from graph.workspace import open_workspace

    acceptances = open_workspace(arguments.workspace).acceptances
    print("\n".join(_listed(acceptances, arguments.lang)) or _NOTHING[arguments.lang])
    return 0


def _listed(acceptances: Sequence[Acceptance], language: Language) -> list[str]:
    today = date.today()  # noqa: DTZ011 - see above
    lines = []
    for each in acceptances:
        when = (_HOLDS if each.until >= today else _ENDED)[language].format(until=each.until)
        lines += [f"{each.finding}  {each.rule}: {each.about}", f"  {' '.join(each.reason.split())}"]
        lines += [f"  {each.by}, {when}"]
    return lines


def _day(text: str) -> date:
    from graph.acceptances.acceptance import day_of

    day = day_of(text)
    if day is None:
        raise argparse.ArgumentTypeError(Message("{text!r} is no day; write YYYY-MM-DD", text=text))
    return day
