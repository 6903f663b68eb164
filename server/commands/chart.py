"""styrgraf chart: the bodies and the lines between them, as a picture or a portable network."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from graph.errors import FormatError
from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "rita styrkartan till en fil",
    "en": "draw the chart of bodies and lines to a file",
}
_FOCUS: Words = {
    "sv": "ett organ; rita det och dem som har en linje till det",
    "en": "a body; draw it and those with a line to it",
}
_LINES: Words = {
    "sv": "slag av linjer att visa, till exempel reports,prepares",
    "en": "kinds of lines to show, for example reports,prepares",
}
_PAPER: Words = {
    "sv": "papper för PDF: a4 eller a3 (annars efter hur stor texten blir)",
    "en": "paper for PDF: a4 or a3 (else by how large the text comes out)",
}
_SCALE: Words = {
    "sv": "bildpunkter i PNG för varje punkt i ritningen, 1 till 4 (2)",
    "en": "pixels of a PNG for each of the drawing's own, 1 to 4 (2)",
}
_FILE: Words = {
    "sv": "filen: .svg eller .png (bild), .pdf (papper), .pptx (PowerPoint), .html (nätverk som öppnas överallt)",
    "en": "the file: .svg or .png (picture), .pdf (paper), .pptx (PowerPoint), .html (network that opens anywhere)",
}
_DONE: Words = {"sv": "{bodies} organ, {lines} linjer", "en": "{bodies} bodies, {lines} lines"}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_view()
    parser.add_argument("--focus", metavar="BODY", help=parser.words(_FOCUS))
    parser.add_argument("--lines", metavar="KIND,KIND", help=parser.words(_LINES))
    parser.add_argument("--paper", choices=("a4", "a3"), help=parser.words(_PAPER))
    parser.add_argument("--scale", type=float, default=2, help=parser.words(_SCALE))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the file. Raises StyrgrafError."""
    from datetime import date

    from server.commands.output import write_file
    from server.commands.picture import kinds_shown, model_of, title_of
    from server.commands.viewing import edition_names
    from server.exports.chart import WRITERS
    from server.exports.drawing import Drawing
    from server.pages.facts.line_sources import line_sources
    from server.pages.facts.reader import Reader
    from server.service import open_service

    path: Path = arguments.output
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in WRITERS:
        raise FormatError(path.name, [f".{each}" for each in WRITERS])
    service, language = open_service(arguments.workspace), arguments.lang
    view = service.view(arguments.edition, arguments.as_of)
    model = model_of(service, view, language, arguments.focus)
    drawing = Drawing(
        model=model,
        kinds=kinds_shown(model, arguments.lines),
        title=title_of(model),
        edition=edition_names(view, language),
        made=date.today(),  # noqa: DTZ011 - the day it is taken, by the calendar on the wall
        paper=arguments.paper,
        scale=arguments.scale,
        sources=line_sources(Reader(service.store, service.dataset, view), service.store, language)
        if suffix == "pptx"
        else {},
    )
    write_file(path, WRITERS[suffix](drawing))
    print(f"{path}: {_DONE[language].format(bodies=len(model.nodes), lines=len(drawing.told))}")
    return 0
