"""``/granskning``: findings of a view, or of a draft held against an earlier edition, to filter and take along."""
