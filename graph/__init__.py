"""What is so: records in, RDF out. Workspace, documents, store, views and networks."""
