"""Which sites may show the embeddable view in a frame: none, unless the environment names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from graph.errors import StyrgrafError
from graph.message import Message

#: Names the sites, with spaces between them.
VARIABLE: Final = "STYRGRAF_EMBEDDED_IN"
_ORIGIN: Final = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?")


def embedded_in(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sites that `environment` allows to embed. Raises StyrgrafError for what is no site."""
    sites = tuple(environment.get(VARIABLE, "").split())
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise StyrgrafError(
                Message(
                    "{variable} holds {site!r}, which is no site: write each as https://example.org, with"
                    " a port where it has one and without a path.",
                    variable=VARIABLE,
                    site=site,
                )
            )
    return sites
