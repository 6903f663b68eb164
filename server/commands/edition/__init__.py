"""styrgraf edition: whole editions of a workspace."""

from server.commands.language import Words

COMMANDS = ("remove",)
HELP: Words = {"sv": "hela utgåvor: remove", "en": "whole editions: remove"}
