"""Names of rows found in Python that more than one file must know."""

from __future__ import annotations

#: What ``computed:`` may name.
COMPUTED = ("progress",)
#: The circles of lines, by their name after ``network:``.
CIRCLES = "cycles"
