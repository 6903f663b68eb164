"""The pages of the vocabulary under ``/def/``, made from its Turtle, and its releases as files."""

from server.pages.vocabulary.overview import overview
from server.pages.vocabulary.releases import router
from server.pages.vocabulary.scheme import scheme_page
from server.pages.vocabulary.term import term_page

__all__ = ["overview", "router", "scheme_page", "term_page"]
