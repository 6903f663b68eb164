"""From a proposal to the records of an edition, one file of records each."""

from graph.drafting.records.files import files_of
from graph.drafting.records.making import Making

__all__ = ["Making", "files_of"]
