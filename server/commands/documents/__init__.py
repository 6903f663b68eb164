"""styrgraf documents: the source documents, and how the graph rests on them."""

from server.commands.language import Words

COMMANDS = ("list", "verify", "coverage", "passages", "add")
DEFAULT = "list"
HELP: Words = {
    "sv": "källdokumenten: lista, verify, coverage, passages, add",
    "en": "the source documents: list, verify, coverage, passages, add",
}
