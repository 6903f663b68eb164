"""The editor at ``/sparql``: queries of one's own, with the graph's terms at hand."""

from server.pages.editor.completion import router
from server.pages.editor.page import sparql_editor

__all__ = ["router", "sparql_editor"]
