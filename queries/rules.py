"""The checks: one file each in ``queries/checks/``, and their severities in one table beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from queries.errors import HeaderError
from queries.families import FAMILIES, Family
from queries.header import Header, Texts, selected

FOLDER = Path(__file__).parent / "checks"
TABLE = FOLDER / "severity.yaml"

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class Because:
    """One fact of an explanation, as a sentence with {variables} of the query."""

    #: Variable of the thing whose record says it; None for what was looked for and is not there.
    thing: str | None
    text: Texts


@dataclass(frozen=True)
class Rule:
    """A check: every row (or group of rows) of its query is a finding about ?focus."""

    name: str
    family: Family
    severity: Severity
    title: Texts
    #: What is wrong where the rule finds something, and why it matters.
    problem: Texts
    #: The finding in one sentence, with {variables} of the query.
    message: Texts
    suggestion: Texts
    #: The facts that together make it so, in the order they are told.
    why: tuple[Because, ...]
    #: Variables that tell one finding from another.
    row: tuple[str, ...]
    #: Further variables whose records and passages belong to the finding.
    also: tuple[str, ...]
    #: Rules that see the same fault less plainly: theirs is left out where this one has a finding about the thing.
    instead_of: tuple[str, ...]
    network: str | None
    #: Kind of graph that it is asked of instead of the view: lineage, or None.
    graphs: str | None
    query: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that query, in order of name. Raises HeaderError for an incomplete file or table."""
    return tuple(read_rule(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq")))


@cache
def acceptance_rules() -> Mapping[str, Rule]:
    """Return by name the rules about acceptances, which queries.accepting holds."""
    return {rule.name: rule for rule in _unqueried() if rule.family == "acceptances"}


@cache
def revision_rules() -> Mapping[str, Rule]:
    """Return by name the rules about revision, whose findings queries.revision makes out of a comparison."""
    return {rule.name: rule for rule in _unqueried() if rule.family == "revision"}


@cache
def document_rules() -> Mapping[str, Rule]:
    """Return by name the rules that look into the documents, which queries.locator_findings does."""
    return {rule.name: rule for rule in _unqueried() if rule.family == "documents"}


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return all rules that have a file, in order of name, with those that have no query."""
    return tuple(sorted((*rules(), *_unqueried()), key=lambda rule: rule.name))


@cache
def _unqueried() -> tuple[Rule, ...]:
    """Return the rules that have texts and no query."""
    paths = sorted(FOLDER.glob("*.txt"))
    return tuple(read_rule(path.stem, path.read_text("utf-8"), queried=False) for path in paths)


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
    if name not in severities():
        raise HeaderError(f"{name}: {TABLE.name} has no severity for it; add a line.")
    rule = Rule(
        name=name,
        family=_family(header),
        severity=severities()[name],
        title=header.text("title"),
        problem=header.text("problem"),
        message=header.text("message"),
        suggestion=header.text("suggestion"),
        why=_why(header),
        row=header.words("row", "focus"),
        also=header.words("also"),
        instead_of=header.words("instead"),
        network=header.lines.get("network"),
        graphs=header.lines.get("graphs"),
        query=query,
    )
    if queried:
        _all_selected(rule)
    return rule


def _family(header: Header) -> Family:
    given = header.lines.get("family")
    for family in FAMILIES:
        if family == given:
            return family
    raise HeaderError(f"{header.name}: the family {given!r} is not known; write one of {', '.join(FAMILIES)}.")


def _why(header: Header) -> tuple[Because, ...]:
    """Read the lines ``why.THING.sv``, and ``why.sv`` where no record says it, in the order they stand."""
    stems = dict.fromkeys(key.rpartition(".")[0] for key in header.lines if key.startswith("why."))
    if not stems:
        raise HeaderError(f"{header.name}: the header does not say why; add why.focus.sv and why.focus.en.")
    return tuple(Because(stem.partition(".")[2] or None, header.text(stem)) for stem in stems)


def _all_selected(rule: Rule) -> None:
    things = {because.thing for because in rule.why if because.thing}
    missing = sorted({"focus", *rule.row, *rule.also, *things} - selected(rule.query))
    if missing:
        named = ", ".join(f"?{each}" for each in missing)
        raise HeaderError(f"{rule.name}: the query does not select {named}; add it.")
