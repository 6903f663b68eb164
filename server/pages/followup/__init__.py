"""What the documents ask to be followed up: targets, local dialogues, agreements, adoptions."""
