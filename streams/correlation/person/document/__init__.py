"""A person's document: what it shows, and the words it says it in."""
