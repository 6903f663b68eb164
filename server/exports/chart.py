"""A styrkarta as a file: picture, paper, slides or portable network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from server.chart import draw, draw_network, fitted, render
from server.exports.drawing import Drawing
from server.exports.picture import Caption, pdf_of, png_of, room_on
from server.exports.standalone import standalone
from server.language import texts_in


def svg(drawing: Drawing) -> bytes:
    """Return the picture with the fonts inside it."""
    return standalone(_drawn(drawing)).encode()


def png(drawing: Drawing) -> bytes:
    """Return the picture as pixels."""
    return png_of(_drawn(drawing), drawing.scale)


def pdf(drawing: Drawing) -> bytes:
    """Return the picture on paper, and on the next page the same as a list."""
    model = replace(drawing.model, edition_label="")  # the caption names the editions
    t, told = texts_in(model.language), drawing.told
    caption = Caption(
        title=drawing.title,
        edition=drawing.edition,
        language=model.language,
        made=drawing.made,
        alt=t("chart.alt", title=drawing.title, bodies=len(model.nodes), lines=len(told) - len(drawing.beside)),
        legend=t("chart.beside", lines="; ".join(drawing.beside)) if drawing.beside else "",
        told=told,
    )
    return pdf_of(_on_paper(replace(drawing, model=model)), caption, drawing.paper)


def pptx(drawing: Drawing) -> bytes:
    """Return slides with native boxes and connectors; a network is drawn as a map there too."""
    from server.slides import deck

    return deck(drawing)


def html(drawing: Drawing) -> bytes:
    """Return the network as one page that opens anywhere; its reader can show every kind of line."""
    from server.portable import portable_network

    return portable_network(drawing.model, drawing.kinds, drawing.beside).encode()


#: What makes a file of a drawing, by the end of its name.
WRITERS: Final[Mapping[str, Callable[[Drawing], bytes]]] = {
    "svg": svg,
    "png": png,
    "pdf": pdf,
    "pptx": pptx,
    "html": html,
}
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html; charset=utf-8",
}


def _drawn(drawing: Drawing) -> str:
    if drawing.as_network:
        return draw_network(drawing.model, drawing.kinds)
    return draw(drawing.model, drawing.width, drawing.kinds)


def _on_paper(drawing: Drawing) -> str:
    """Return the picture laid out for a sheet that lies, or as on the page where that stands better."""
    if drawing.as_network or not drawing.model.nodes:
        return _drawn(drawing)
    across, down = room_on(drawing.paper or "a4", flipped=True)
    return render(fitted(drawing.model, across, down, drawing.kinds), drawing.model)
