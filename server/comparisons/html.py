"""A comparison as one HTML file to read, print and send out; it fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from queries.comparison import KINDS
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
        groups=list(report.by_group()),
        kinds=KINDS,
        style=style,
        policy=policy,
        quoted=quoted,
    )
