"""The unit of a key figure, as its title in Kolada tells: the database has no field for it."""

from __future__ import annotations

import re

#: The first form that a title has tells its unit; what has none of them has no known unit.
_FORMS = (
    (re.compile(r"\b100[ \u00a0]?000 inv"), "per-hundred-thousand-inhabitants"),
    (re.compile(r"\b1[ \u00a0]?000 inv"), "per-thousand-inhabitants"),
    (re.compile(r"\(%\)|, %|%$"), "percent"),
    (re.compile(r", (antal )?år$"), "years"),
)


def unit_of(title: str) -> str | None:
    """Return the slug of the unit that `title` tells, or None.

    >>> unit_of("Fallskador bland personer 80+, antal/100 000 inv"), unit_of("Elever som känner sig trygga, andel (%)")
    ('per-hundred-thousand-inhabitants', 'percent')
    >>> unit_of("Medellivslängd kvinnor, år"), unit_of("Invånare totalt, antal")
    ('years', None)
    """
    return next((unit for form, unit in _FORMS if form.search(title)), None)
