"""The pages: what is shown where, and the few queries each needs."""
