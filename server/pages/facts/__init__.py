"""What the pages know: the graph read into small records, a few queries each."""
