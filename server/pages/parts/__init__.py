"""What pages are put together from: statements with their details, sources and lines."""
