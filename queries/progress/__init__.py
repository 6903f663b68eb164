"""Whether a target is met, on the way or going the wrong way: the rule, and what it is applied to."""
