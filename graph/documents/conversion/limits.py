"""What is read at most. A governing document of 100 pages is some 300 000 characters."""

from __future__ import annotations

#: Largest Word or PDF file, in bytes: pictures count here, words hardly do.
MAX_BYTES = 50_000_000
#: Longest text that a document may hold, in characters.
MAX_CHARACTERS = 1_000_000
#: Most headings, paragraphs, items and rows.
MAX_PIECES = 50_000
#: Most pages of a PDF.
MAX_PAGES = 2_000
#: Most parts of a Word file.
MAX_PARTS = 5_000
#: Largest sum of the unpacked XML parts of a Word file, in bytes; text packs about 10:1.
MAX_XML_BYTES = 60_000_000
#: Most elements in the XML of a Word file.
MAX_ELEMENTS = 1_500_000
#: Deepest nesting of XML elements, lists or quotations; Word writes some 30 levels of XML.
MAX_DEPTH = 200
#: Most signs of emphasis, links and code in Markdown; each costs the reader some hundredths of a millisecond.
MAX_MARKS = 100_000
#: Seconds of a processor that a conversion may use. Waiting for one costs nobody anything, and on a loaded machine a
#: small file waits for longer than it works.
MAX_SECONDS = 6
#: Seconds after which a conversion is ended that uses none, and so will never be done.
MAX_SECONDS_WAITING = 90
#: Bytes of memory that a conversion may hold.
MAX_MEMORY = 800_000_000
