"""What the facts about one place or map cell add up to: counts, hot spots, near repeats, each with its reason."""
