"""A table as CSV."""

from __future__ import annotations

import csv
import io

from graph.tables.table import Table


def to_csv(table: Table) -> str:
    """Return `table` as RFC 4180 has it: a header line with the names of the columns, CRLF line ends.

    Values stand as they are recorded, for programs to read; a spreadsheet is what people get
    who would open the file in one.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(table.cells(row) for row in table.rows)
    return text.getvalue()
