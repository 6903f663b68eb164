"""Where a file taken from a page comes from: what it shows, from which editions, when, from which address."""

from __future__ import annotations

from datetime import UTC, datetime

from server.language import time_words
from server.pages.visit import Visit


def origin(visit: Visit) -> tuple[str, list[tuple[str, str]]]:
    """Return the name of a sheet and the facts to stand on it, as pairs of heading and text."""
    t, editions = visit.texts, visit.reader.view.editions
    named = [str(visit.label(edition.iri)) for edition in editions]
    return t("origin.sheet"), [
        (t("origin.workspace"), str(visit.workspace_name)),
        (t("origin.editions"), "\n".join(named)),
        (t("origin.taken"), time_words(datetime.now(UTC).date().isoformat(), t)),
        (t("origin.address"), str(visit.request.url)),
        (t("origin.build"), visit.site.service.dataset.build_id),
    ]
