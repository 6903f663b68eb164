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
_FILE: Words = {
    "sv": "filen: .svg (bild) eller .html (nätverk som öppnas överallt)",
    "en": "the file: .svg (picture) or .html (network that opens anywhere)",
}
_SUFFIXES = (".svg", ".html")


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_view()
    parser.add_argument("--focus", metavar="BODY", help=parser.words(_FOCUS))
    parser.add_argument("--lines", metavar="KIND,KIND", help=parser.words(_LINES))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=parser.words(_FILE))


def run(arguments: Namespace) -> int:
    """Write the file. Raises StyrgrafError."""
    path: Path = arguments.output
    if path.suffix.lower() not in _SUFFIXES:
        raise FormatError(path.name, _SUFFIXES)
    from server.commands.output import write_file
    from server.commands.picture import kinds_shown, model_of
    from server.service import open_service

    service = open_service(arguments.workspace)
    view = service.view(arguments.edition, arguments.as_of)
    model = model_of(service, view, arguments.lang, arguments.focus)
    kinds = kinds_shown(model, arguments.lines)
    if path.suffix.lower() == ".svg":
        from server.chart import draw
        from server.commands.standalone import standalone

        content = standalone(draw(model, kinds=kinds))
    else:
        from server.portable import portable_network

        content = portable_network(model, kinds)
    write_file(path, content.encode())
    print(f"{path}: {len(model.nodes)} bodies, {len(model.edges)} lines")
    return 0
