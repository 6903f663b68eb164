"""What a picture shows: which bodies, which lines, and where they lead once it has left the server."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from graph.errors import StyrgrafError
from graph.message import Message
from graph.view import View
from queries.errors import suggest
from server.chart import ChartError, ChartModel, around
from server.chart.palette import LINE_STYLES
from server.commands.viewing import edition_names
from server.language import LANGUAGES, Language, texts_in
from server.pages.chart_model import Wording, chart_model
from server.pages.chart_state import usual_kinds
from server.pages.facts.line import plain_lines
from server.pages.facts.names import labels
from server.pages.facts.organisation import organisations
from server.pages.facts.reader import Reader
from server.pages.words import in_language
from server.service import Service


class UnknownBody(StyrgrafError):
    """The chart has no body of the given name."""


class UnknownKind(StyrgrafError):
    """There is no such kind of line."""


def model_of(service: Service, view: View, language: Language, focus: str | None) -> ChartModel:
    """Return the chart of `view`, or of `focus` and its surroundings; links lead to the things' IRIs.

    Raises StyrgrafError where the focus is unknown or there are too many bodies for one picture.
    """
    reader = Reader(service.store, service.dataset, view)
    names = reader.once(labels)
    wording = Wording(
        language=language,
        title=texts_in(language)("chart.title"),
        edition=edition_names(view, language),
        label=lambda iri: in_language(names.of(iri), language, iri.rpartition("/")[2]),
        href=lambda iri: iri,
    )
    iris = {f"#{line.anchor}": line.iris[0] for line in reader.once(plain_lines)}
    slug = _slug_named(reader, focus) if focus else None
    try:
        whole = chart_model(reader, wording, slug)
        model = replace(whole, edges=tuple(replace(edge, href=iris[edge.href]) for edge in whole.edges))
        return around(model, slug) if slug else model
    except ChartError as error:
        raise StyrgrafError(str(error)) from None


def title_of(model: ChartModel) -> str:
    """Return what the chart is called: for one body and its surroundings, by the name of the body."""
    focus = next((node for node in model.nodes if node.id == model.focus), None)
    return texts_in(model.language)("chart.around", name=focus.label) if focus else model.title


def kinds_shown(model: ChartModel, asked: str | None) -> Set[str]:
    """Return the kinds of line to show: those asked for; all around one body, the answering ones on the whole.

    Raises UnknownKind.
    """
    if asked is None:
        return usual_kinds({edge.kind for edge in model.edges}, roomy=model.focus is not None)
    kinds = frozenset(kind.strip() for kind in asked.split(",") if kind.strip())
    known = frozenset(LINE_STYLES) | {edge.kind for edge in model.edges}
    for kind in sorted(kinds - known):
        raise UnknownKind(
            Message("There is no kind of line {kind!r}; {suggest}", kind=kind, suggest=suggest(kind, known))
        )
    return kinds


def _slug_named(reader: Reader, name: str) -> str:
    wanted = name.casefold()
    known = [each for each in reader.once(organisations) if each.level]
    for each in known:
        texts = (
            text
            for key in ("label", "altLabel")
            for language in LANGUAGES
            for text in each.entry.texts_of(key, language)
        )
        if wanted in (each.iri, each.slug, f"organisation/{each.slug}", *map(str.casefold, texts)):
            return each.slug
    raise UnknownBody(
        Message(
            "There is no body {name!r} in this chart; {suggest}",
            name=name,
            suggest=suggest(name, [each.slug for each in known]),
        )
    )
