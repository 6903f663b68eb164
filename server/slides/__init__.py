"""The styrkarta as slides: native boxes and glued connectors that can be moved and rewritten in PowerPoint.

Made with python-pptx. ``parts`` says what goes on which slide, so that the text can be read;
``deck`` makes the file.
"""

from server.slides.deck import deck
from server.slides.parts import parts

__all__ = ["deck", "parts"]
