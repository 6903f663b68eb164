"""What the review file says of what is carried over, of what is not, and of what stands unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.carrying.carried import Carried
from graph.drafting.marked import Comments
from graph.record import Record


def overview(carried: Carried, edition: str, comments: Comments) -> list[str]:
    """Return how much is carried over from `edition`, what has to be read again, and what is not there any more."""
    marked = carried.marked
    again = len(marked) + len(carried.waiting)
    counted = {"whole": len(carried.as_before), "marked": again, "lost": len(carried.lost)}
    lines = [comments("carried-overview", edition=edition, **counted).strip(), ""]
    if not carried.is_compared:
        lines += [f"**{comments('carried-blind')}**", ""]
    for heading, records in (("carried-waiting", carried.waiting), ("carried-marked", marked)):
        if records:
            lines += [f"### {comments(heading, edition=edition)}", ""]
            lines += [f"- {_named(kept.record)} · `{carried.called(kept)}`" for kept in records]
            lines.append("")
    if carried.lost:
        lines += [f"### {comments('carried-lost', edition=edition)}", ""]
        lines += [*(f"- {_named(record)} · `{record.id}`" for record in carried.lost), ""]
    return lines


def unchanged(carried: Carried, edition: str, comments: Comments) -> Iterator[str]:
    """Yield the sentences that stand unchanged since `edition`, in order, with the records that stand on each."""
    found = carried.unchanged()
    if found:
        yield from (f"## {comments('carried-whole', edition=edition)}", "")
    for text, records in found:
        yield f"- {_plain(text)}  "
        yield "  " + ", ".join(f"`{carried.called(kept)}`" for kept in records)
    if found:
        yield ""


def _named(record: Record) -> str:
    label = record.data.get("label", {})
    return _plain(str(next(iter(label.values()), record.id)))


def _plain(text: str) -> str:
    """Text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in " ".join(text.split()))
