"""What can go wrong with Kolada, in one clear sentence each."""

from __future__ import annotations

from graph.errors import StyrgrafError
from graph.message import Message


class KoladaError(StyrgrafError):
    """An answer that cannot be used, or none at all."""

    def __init__(self, address: str, problem: str, remedy: str = "Run the command again later.") -> None:
        self.address, self.problem, self.remedy = address, problem, remedy
        super().__init__(address)

    def __str__(self) -> str:
        shown = self.address if len(self.address) <= 200 else f"{self.address[:200]}…"
        return Message(
            "{shown} {problem}; what was fetched before is kept. {remedy}",
            shown=shown,
            problem=self.problem,
            remedy=self.remedy,
        )
