"""Where we meet: pages, SPARQL and data endpoints, and the command line."""
