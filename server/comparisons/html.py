"""A comparison as one HTML file to read, print and send out; it fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from queries.comparison import KINDS, Change
from server.comparisons.report import ComparisonReport
from server.reports.quotation import quoted
from server.templating import environment

_FOLDER = Path(__file__).parents[1] / "templates" / "report"


def html(report: ComparisonReport) -> str:
    """Return the whole page."""
    templates = environment()
    style = "".join((_FOLDER / name).read_text("utf-8") for name in ("report.css", "comparison.css"))
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    return templates.get_template("report/comparison.html").render(
        report=report,
        t=report.texts,
        groups=[(*named, _changed_first(changes)) for *named, changes in report.by_group()],
        kinds=KINDS,
        style=style,
        policy=policy,
        quoted=quoted,
    )


def _changed_first(changes: Sequence[Change]) -> list[Change]:
    """Return `changes` with what is as it was last."""
    return sorted(changes, key=lambda change: change.kind == "kept")
