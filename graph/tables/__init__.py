"""The records as tables: one for each class, as CSV described by W3C CSVW metadata."""

from graph.tables.making import tables
from graph.tables.table import Column, Row, Table

__all__ = ["Column", "Row", "Table", "tables"]
