"""Forms for the records of a workspace: what they ask for comes from the shapes."""
