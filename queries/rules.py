"""The checks: one file each in ``queries/checks/``, and their severities in one table beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from queries.errors import HeaderError
from queries.header import Header, Texts, selected

FOLDER = Path(__file__).parent / "checks"
TABLE = FOLDER / "severity.yaml"

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class Rule:
    """A check: every row (or group of rows) of its query is a finding about ?focus."""

    name: str
    severity: Severity
    title: Texts
    #: What is wrong where the rule finds something, and why it matters.
    problem: Texts
    #: The finding in one sentence, with {variables} of the query.
    message: Texts
    suggestion: Texts
    #: Variables that tell one finding from another.
    row: tuple[str, ...]
    #: Further variables whose records and passages belong to the finding.
    also: tuple[str, ...]
    network: str | None
    query: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that query, in order of name. Raises HeaderError for an incomplete file or table."""
    return tuple(read_rule(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq")))


@cache
def acceptance_rules() -> Mapping[str, Rule]:
    """Return by name the rules about acceptances, which queries.accepting holds: they have texts and no query."""
    return {path.stem: read_rule(path.stem, path.read_text("utf-8"), queried=False) for path in FOLDER.glob("*.txt")}


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return all rules that have a file, in order of name, with those that have no query."""
    return tuple(sorted((*rules(), *acceptance_rules().values()), key=lambda rule: rule.name))


@cache
def severities() -> Mapping[str, Severity]:
    """Return the table of severities. Raises HeaderError for a word that is no severity."""
    table = yaml.load(TABLE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    wrong = sorted(name for name, severity in table.items() if severity not in SEVERITIES)
    if wrong:
        raise HeaderError(f"{TABLE.name}: the severity of {', '.join(wrong)} has to be {', '.join(SEVERITIES)}.")
    return dict(table)


def read_rule(name: str, query: str, *, queried: bool = True) -> Rule:
    """Read a rule from the text of its file, `queried` where that holds a query. Raises HeaderError."""
    header = Header(name, query)
    row, also = header.words("row", "focus"), header.words("also")
    missing = sorted({"focus", *row, *also} - selected(query))
    if queried and missing:
        raise HeaderError(f"{name}: the query does not select {', '.join(f'?{each}' for each in missing)}; add it.")
    if name not in severities():
        raise HeaderError(f"{name}: {TABLE.name} has no severity for it; add a line.")
    return Rule(
        name=name,
        severity=severities()[name],
        title=header.text("title"),
        problem=header.text("problem"),
        message=header.text("message"),
        suggestion=header.text("suggestion"),
        row=row,
        also=also,
        network=header.lines.get("network"),
        query=query,
    )
