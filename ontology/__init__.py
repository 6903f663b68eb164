"""What exists: vocabulary, axioms, shapes, concept schemes and the JSON-LD context."""
