"""Dereferencing: every IRI of the data and of the vocabulary."""

from server.identity.endpoint import DescribeHtml, identity_router

__all__ = ["DescribeHtml", "identity_router"]
