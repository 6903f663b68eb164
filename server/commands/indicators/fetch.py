"""styrgraf indicators fetch: read the values of the mapped key figures from Kolada into the workspace."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from graph.message import Message
from server.commands.language import Language, Words
from server.commands.parsing import Parser

if TYPE_CHECKING:
    from graph.kolada.fetching import Step

HELP: Words = {
    "sv": "hämta mätvärden ur Kolada till arbetsytans filer",
    "en": "fetch measured values from Kolada into the files of the workspace",
}
_ADDRESS: Words = {
    "sv": "Koladas adress (https://api.kolada.se/v3)",
    "en": "address of Kolada (https://api.kolada.se/v3)",
}
_AGE: Words = {
    "sv": "hämta det som är så gammalt eller äldre, i dygn (7)",
    "en": "fetch what is so old or older, in days (7)",
}
_SINCE: Words = {
    "sv": "första året (annars det tidigaste jämförelseåret bland målen)",
    "en": "first year (else the earliest baseline year among the targets)",
}
_PAUSE: Words = {"sv": "sekunder mellan två frågor (0,5)", "en": "seconds between two requests (0.5)"}
_STEP: dict[str, Words] = {
    "fetched": {"sv": "värden: {values}", "en": "values: {values}"},
    "kept": {"sv": "hämtat nyligen, frågas inte om", "en": "fetched lately, not asked for again"},
    "unknown": {"sv": "finns inte i Kolada", "en": "is not in Kolada"},
}
_DONE: Words = {
    "sv": "Nyckeltal hämtade: {fetched}, med {values} mätvärden; redan hämtade: {kept}. Källa: Kolada (RKA).",
    "en": "Key figures fetched: {fetched}, with {values} values; fetched before: {kept}. Source: Kolada (RKA).",
}
_MOST_DAYS, _LONGEST_PAUSE = 3650, 60


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_argument("--kolada", metavar="URL", help=parser.words(_ADDRESS))
    parser.add_argument("--max-age", type=_days, default=7, metavar="DAYS", help=parser.words(_AGE))
    parser.add_argument("--since", type=_year, metavar="YEAR", help=parser.words(_SINCE))
    parser.add_argument("--pause", type=_seconds, default=0.5, metavar="SECONDS", help=parser.words(_PAUSE))


def run(arguments: Namespace) -> int:
    """Fetch, telling each step on the error stream and the sum at the end. Raises StyrgrafError."""
    from graph.bundled import refuse_bundled
    from graph.kolada.client import ADDRESS, Kolada
    from graph.kolada.fetching import fetch
    from graph.kolada.manners import Manners
    from graph.workspace import open_workspace

    refuse_bundled(arguments.workspace)
    steps: list[Step] = []
    today = date.today()  # noqa: DTZ011 - values are fetched by the calendar on the wall

    def told(step: Step) -> None:
        steps.append(step)
        _tell(step, arguments.lang)

    with Kolada(arguments.kolada or ADDRESS, Manners(pause=arguments.pause)) as kolada:
        workspace = open_workspace(arguments.workspace)
        fetch(workspace, kolada, today, max_age=arguments.max_age, first_year=arguments.since, told=told)
    print(_summary(steps, arguments.lang))
    return 0


def _tell(step: Step, language: Language) -> None:
    words = _STEP[step.outcome][language].format(values=step.values)
    print(f"{step.number}/{step.total} {step.kpi}: {words}", file=sys.stderr, flush=True)


def _summary(steps: list[Step], language: Language) -> str:
    fetched = [step for step in steps if step.outcome == "fetched"]
    kept = sum(step.outcome == "kept" for step in steps)
    return _DONE[language].format(values=sum(step.values for step in fetched), fetched=len(fetched), kept=kept)


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > _MOST_DAYS:
        raise argparse.ArgumentTypeError(
            Message("{text!r} is no number of days; write 0 to {most_days}", text=text, most_days=_MOST_DAYS)
        )
    return int(text)


def _year(text: str) -> int:
    if len(text) != 4 or not text.isascii() or not text.isdigit() or text < "1900":
        raise argparse.ArgumentTypeError(Message("{text!r} is no year; write it as 2017", text=text))
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= _LONGEST_PAUSE:
        raise argparse.ArgumentTypeError(
            Message("{text!r} is no pause; write 0 to {longest_pause} seconds", text=text, longest_pause=_LONGEST_PAUSE)
        )
    return seconds
