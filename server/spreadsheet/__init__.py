"""The workbook that records are edited in: a sheet for each class, out and back without loss.

export   plan (which sheets and columns) → names (what ids are called) → rows (records as cells) → writing
import   package (may it be read?) → grids (cells as they stand) → headers and decoding (cells as records,
         every fault with its cell) → comparing (with what was exported, and with what the workspace says now)
         → telling (in sentences)

ontology/context.jsonld is the one mapping here too: a column is a key of it, under the title that the
ontology gives the key.
"""
