"""The SPARQL 1.1 Protocol endpoint."""

from server.sparql.endpoint import Editor, sparql_router

__all__ = ["Editor", "sparql_router"]
