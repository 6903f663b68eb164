"""What the address of the page asks for: what is held against what, which findings, and how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from fastapi import Request

from graph.errors import UnknownEdition
from queries.finding import Finding
from server.pages.site import Site

PATH: Final = "/granskning"
#: What the findings can stand under.
Grouping = Literal["regel", "organ", "familj", "grad"]
GROUPINGS: Final[tuple[Grouping, ...]] = get_args(Grouping)


@dataclass(frozen=True)
class Asked:
    """One state of the page; "" asks for everything."""

    #: Edition that the view is held against.
    bas: str
    organ: str
    familj: str
    grad: str
    regel: str
    ordna: Grouping

    def leave(self, finding: Finding, bodies: tuple[str, ...]) -> bool:
        """Tell whether the filters leave `finding`, which concerns the organisations with the slugs `bodies`."""
        return (
            self.grad in ("", finding.severity)
            and self.regel in ("", finding.rule)
            and self.familj in ("", finding.family)
            and (not self.organ or self.organ in bodies)
        )

    @property
    def given(self) -> dict[str, str]:
        """Return the parts of the address that ask for this, beside view and language."""
        parts = {name: value for name, value in vars(self).items() if value}
        return {name: value for name, value in parts.items() if (name, value) != ("ordna", GROUPINGS[0])}

    @property
    def filters(self) -> dict[str, str]:
        """Return the parts that leave findings out."""
        return {name: value for name, value in self.given.items() if name not in ("bas", "ordna")}


def asked_of(request: Request) -> Asked:
    """Return what `request` asks for. Raises UnknownEdition for a base that is not there."""
    query, site = request.query_params, request.app.state.site
    words = {name: query.get(name, "") for name in ("organ", "familj", "grad", "regel")}
    ordna = next((each for each in GROUPINGS if each == query.get("ordna")), GROUPINGS[0])
    return Asked(_base(site, query.get("bas", "")), **words, ordna=ordna)


def _base(site: Site, given: str) -> str:
    known = [edition.id for edition in site.service.dataset.editions]
    if given and given not in known:
        raise UnknownEdition(given, known)
    return given
