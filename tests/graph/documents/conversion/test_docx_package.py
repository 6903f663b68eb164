"""A Word file that has been damaged anywhere is refused, or read; nothing else comes of it."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.conversion.docx_package import refuse_bad_package
from graph.documents.conversion.refusal import Refusal

_BODY = b"<w:document xmlns:w='w'><w:body>" + b"<w:p>De tv\xc3\xa5 m\xc3\xb6ts.</w:p>" * 20 + b"</w:body></w:document>"


def _packed() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("word/document.xml", _BODY)
    return packed.getvalue()


WHOLE = _packed()


def test_a_whole_one_is_read() -> None:
    refuse_bad_package(WHOLE)


def test_one_whose_packing_is_broken_is_refused() -> None:
    begins = WHOLE.index(b"word/document.xml") + len(b"word/document.xml")
    broken = WHOLE[:begins] + b"\xff" + WHOLE[begins + 1 :]  # there is no such kind of block in RFC 1951
    with pytest.raises(Refusal, match="is a damaged Word file; open and save it anew"):
        refuse_bad_package(broken)


@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_any_byte_may_be_another(place: int, byte: int) -> None:
    with suppress(Refusal):
        refuse_bad_package(WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :])
