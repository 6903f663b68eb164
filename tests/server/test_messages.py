"""What goes wrong, in both languages: each message in the code has its Swedish, with the same things in it."""

from __future__ import annotations

import ast
import pickle
import string
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest

from graph.errors import RecordProblem, StyrgrafError, UnknownEdition, WorkspaceError
from graph.message import Message
from server.cli import main
from server.language.telling import patterns, told

ROOT = Path(__file__).parents[2]
#: Calls that take what is told to people.
TELLING = {
    *(
        "Message",
        "StyrgrafError",
        "QueryError",
        "RecordProblem",
        "Flaw",
        "Unreadable",
        "UsageError",
        "ArgumentTypeError",
    ),
    *("KoladaError", "TargetInUse", "TooMuch", "UnknownBase", "UnknownDocument", "UnknownFinding", "NotAtHand"),
    *("UnknownOrganisation", "UnknownYear", "UnknownBody", "UnknownKind", "ParameterError", "MissingDocument"),
    *("ElsewhereUnanswered", "WheelError", "_Again", "_give_up", "_unreadable", "_problem", "closest"),
}
#: Refusals of documents; those of SPARQL are told to programs, in the language of its protocol.
REFUSING = {"Refusal"}
#: What only who writes queries for the program meets.
APART = ("queries/header.py", "queries/catalogue.py", "queries/rules.py", "queries/federation.py")


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    for room in ("graph", "queries", "server"):
        for file in sorted((ROOT / room).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and path not in APART:
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    if name in TELLING or (name in REFUSING and "conversion" in path):
                        yield f"{path}:{node.lineno}", node, name


def said() -> dict[str, str]:
    """Return where each sentence stands in the code."""
    found: dict[str, str] = {}
    for place, call, _ in calls():
        for value in (
            *call.args,
            *(keyword.value for keyword in call.keywords if keyword.arg in ("remedy", "problem")),
        ):
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value:
                found[value.value] = place
    return found


def slots(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_every_message_of_the_code_is_told_in_swedish() -> None:
    missing = {place: sentence for sentence, place in said().items() if sentence not in patterns()}
    assert missing == {}


def test_no_sentence_is_put_together_where_it_is_raised() -> None:
    together = [
        place
        for place, call, name in calls()
        if name != "Message"
        if any(isinstance(a, ast.JoinedStr) for a in call.args)
    ]
    assert together == []


def test_both_languages_say_the_same_things() -> None:
    messages = {sentence for sentence in patterns() if "{" in sentence and "…" not in sentence}
    assert [sentence for sentence in messages if slots(sentence) != slots(patterns()[sentence])] == []


def test_an_error_is_told_in_either_language() -> None:
    error = UnknownEdition("np-1999", ["np-2018"])
    assert told(error, "en") == str(error) == "There is no edition 'np-1999' in this workspace; it has: np-2018."
    assert told(error, "sv") == "Det finns ingen utgåva ”np-1999” i arbetsytan. Den har: np-2018."
    assert told("what nobody has written", "sv") == "what nobody has written"
    assert told(StyrgrafError("a {brace} of a parser"), "sv") == "a {brace} of a parser"


def test_what_goes_into_a_message_is_told_too_and_cannot_break_it() -> None:
    inner = Message("Did you mean {close!r}?", close="a\nb {x} ”")
    problem = RecordProblem(Path("a/b.yaml"), 3, "x/y", "The id is not well formed.", inner)
    assert told(problem, "sv") == "a/b.yaml:3 (x/y): Id:t är fel skrivet. Menade du ”a\\nb {x} ””?"
    assert told(WorkspaceError([problem, problem]), "sv").count("\n") == 1


def test_a_message_is_the_same_in_another_process() -> None:
    message = Message("Cannot write {path}: {reason}.", path="x", reason="Permission denied")
    for again in (pickle.loads(pickle.dumps(message)), copy(message)):
        assert (again, told(again, "sv")) == (message, "Det går inte att skriva x: du har inte rätt till det.")


@pytest.mark.parametrize(
    ("given", "swedish", "english"),
    [
        (["frobnicate"], "det finns inget kommando ”frobnicate”", "there is no command 'frobnicate'"),
        (["chart"], "det här saknas: -o/--output", "these are missing: -o/--output"),
        (["check", "--frob"], "det här förstås inte: --frob", "this is not understood: --frob"),
        (["check", "--format", "x"], "--format: x är inget av text, json", "--format: x is none of text, json"),
        (["check", "--as-of", "igår"], "--as-of: ”igår” är inget datum", "--as-of: 'igår' is no date"),
        (["check", "--base"], "--base: ett värde saknas", "--base: a value is missing"),
        (["check", "--edition", "a", "--as-of", "2025"], "går inte ihop med --edition", "does not go with --edition"),
        (["serve", "--port", "x"], "--port: ”x” är inget heltal", "--port: 'x' is no whole number"),
        (["check", "--workspace", "/nope"], "filen workspace.yaml saknas", "the file workspace.yaml is missing"),
        (["draft", "--measure", "x", "/nope.md"], "finns ingen utgåva ”x”", "is no edition 'x'"),
    ],
)
def test_the_command_line_tells_in_the_language_asked_for(
    given: list[str], swedish: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("sv", swedish), ("en", english)):
        assert main([*given, "--lang", language]) == 2
        told_there = capsys.readouterr().err
        assert words in told_there
        assert told_there.count("\n") == 1
