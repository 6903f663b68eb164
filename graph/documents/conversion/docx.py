"""Word documents (.docx), read by mammoth.

Mammoth reads what a reader sees: headings by style, lists by numbering, tables, text boxes and
inserted text, not deleted text or comments. Pictures and linked files are left unopened.
"""

from __future__ import annotations

from io import BytesIO

import mammoth

from graph.documents.conversion.block import Piece
from graph.documents.conversion.docx_package import refuse_bad_package
from graph.documents.conversion.html_pieces import pieces_of_html

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Rubrik'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""


def pieces_of_docx(content: bytes) -> list[Piece]:
    """Return the pieces of a Word document. Raises Refusal."""
    refuse_bad_package(content)
    unopened = mammoth.images.img_element(lambda image: {})
    result = mammoth.convert_to_html(BytesIO(content), convert_image=unopened, style_map=_STYLES)
    return pieces_of_html(result.value)
