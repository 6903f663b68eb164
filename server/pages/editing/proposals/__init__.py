"""``/redigera/genomgang``: what a proposal says, gone through in one list beside the document's own words."""
