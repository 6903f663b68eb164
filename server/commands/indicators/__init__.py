"""styrgraf indicators: the key figures that the indicators are followed with."""

from server.commands.language import Words

COMMANDS = ("list", "fetch")
DEFAULT = "list"
HELP: Words = {
    "sv": "nyckeltalen som indikatorerna följs med: lista, fetch",
    "en": "the key figures that indicators are followed with: list, fetch",
}
