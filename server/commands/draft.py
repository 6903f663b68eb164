"""styrgraf draft: propose records for a new edition from its document."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from server.commands.language import Words
from server.commands.parsing import Parser

HELP: Words = {
    "sv": "läs ett dokument och föreslå poster för en ny utgåva",
    "en": "read a document and propose records for a new edition",
}
_DOCUMENT: Words = {"sv": "dokumentet: .docx, .pdf, .md eller .txt", "en": "the document: .docx, .pdf, .md or .txt"}
_FOLDER: Words = {
    "sv": "ny eller tom mapp för förslaget, helst i arbetsytan",
    "en": "new or empty folder for the proposal, best in the workspace",
}
_MEASURE: Words = {
    "sv": "skriv inget; jämför med arbetsytans poster för utgåvan",
    "en": "write nothing; compare with the workspace's records of the edition",
}
_EDITION: Words = {
    "sv": "den nya utgåvans id (annars mappens namn)",
    "en": "id of the new edition (else the name of the folder)",
}
_OF: Words = {
    "sv": "id för dokumentet som det är en utgåva av (annars efter filens namn)",
    "en": "id of the document that it is an edition of (else after the name of the file)",
}
_STEPS = {
    "sv": {"read": "läser dokumentet …", "propose": "letar efter uppgifter …", "write": "skriver förslaget …"},
    "en": {"read": "reading the document …", "propose": "looking for duties …", "write": "writing the proposal …"},
}
_DONE = {
    "sv": "{folder}: {waiting} poster att gå igenom.",
    "en": "{folder}: {waiting} records to go through.",
}
_CARRIED = {
    "sv": {
        True: "{carried} poster står oförändrade sedan {revised} och är förda över.",
        False: "Texten till {revised} fanns inte till hands, så orden är inte jämförda, och det som är fört över är "
        "märkt. Har ni den, gör om: styrgraf edition remove {edition}, "
        "styrgraf documents add FIL --edition {revised} (eller --documents MAPP), och sedan det här igen.",
    },
    "en": {
        True: "{carried} records stand unchanged since {revised} and are carried over.",
        False: "The text of {revised} was not at hand, so the words are not compared, and what is carried over is "
        "marked. If you have it, do it again: styrgraf edition remove {edition}, "
        "styrgraf documents add FILE --edition {revised} (or --documents DIR), and then this once more.",
    },
}
#: Where to begin: with pages for a proposal inside the workspace, which they show, else with the text.
_BEGIN = {
    "sv": {
        True: "Börja i webbläsaren: styrgraf serve --edit --workspace {workspace}, sidan Redigera. "
        "Samma förslag som text: {review}.",
        False: "Börja med {review}. Sidorna visar förslaget när mappen ligger i arbetsytan.",
    },
    "en": {
        True: "Begin in the browser: styrgraf serve --edit --workspace {workspace}, the page Edit. "
        "The same proposal as text: {review}.",
        False: "Begin with {review}. The pages show the proposal once the folder lies in the workspace.",
    },
}


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()
    parser.add_argument("document", type=Path, metavar="DOCUMENT", help=parser.words(_DOCUMENT))
    purpose = parser.add_mutually_exclusive_group(required=True)
    purpose.add_argument("-o", "--output", type=Path, metavar="DIR", help=parser.words(_FOLDER))
    purpose.add_argument("--measure", metavar="EDITION", help=parser.words(_MEASURE))
    parser.add_argument("--edition", metavar="ID", help=parser.words(_EDITION))
    parser.add_argument("--document", dest="of_document", metavar="ID", help=parser.words(_OF))


def run(arguments: Namespace) -> int:
    """Write the proposal into a new folder, or print how good it is. Raises StyrgrafError."""
    return _measure(arguments) if arguments.measure else _propose(arguments)


def _measure(arguments: Namespace) -> int:
    from graph.drafting.drafting import measured
    from graph.workspace import open_workspace
    from server.commands.agreement import agreement

    found = measured(arguments.document, open_workspace(arguments.workspace), arguments.measure)
    sys.stdout.write(agreement(found, arguments.lang))
    return 0


def _propose(arguments: Namespace) -> int:
    from graph.drafting.drafting import REVIEW, draft
    from graph.drafting.folder import refuse_too_deep, refuse_used, write_folder
    from graph.workspace import open_workspace

    folder: Path = arguments.output
    refuse_used(folder)
    edition = arguments.edition or folder.resolve().name

    def tell(step: str) -> None:
        if sys.stderr.isatty():
            print(_STEPS[arguments.lang][step], file=sys.stderr)

    workspace = open_workspace(arguments.workspace)
    refuse_too_deep(folder, workspace.folder)
    found = draft(
        arguments.document, workspace, edition, arguments.of_document, arguments.lang, tell, arguments.documents
    )
    write_folder(folder, found.files)
    told = {"folder": folder, "waiting": found.waiting, "review": folder / REVIEW, "workspace": arguments.workspace}
    told |= {"carried": found.carried, "revised": found.revised, "edition": edition}
    is_inside = folder.resolve().is_relative_to(workspace.folder.resolve())
    carried = _CARRIED[arguments.lang][found.is_compared] if found.revised else ""
    said = (_DONE[arguments.lang], carried, _BEGIN[arguments.lang][is_inside])
    print(*(text.format(**told) for text in said if text))
    return 0
