"""The SPARQL 1.1 Protocol endpoint."""

from server.sparql.endpoint import Editor, sparql_router
from server.sparql.running import running

__all__ = ["Editor", "running", "sparql_router"]
