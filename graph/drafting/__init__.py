"""Proposing records for a new edition from its document, for an editor to review.

Rules about language are tables in `words/`; nothing here knows a particular document. Whatever is
proposed carries how sure it is and where in the document it stands.
"""
