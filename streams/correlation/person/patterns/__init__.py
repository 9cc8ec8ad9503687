"""Patterns of one person: one rule a file, with its name, its version and the reason of each number."""
