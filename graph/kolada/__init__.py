"""Measured values from Kolada, the national database of key figures: asked for politely, kept as plain records."""
