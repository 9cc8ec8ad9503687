"""Alert: what a rule raised, and what people decided about it."""
