"""Source documents: their normalised text, the passages in it, and how much of it they cover."""
