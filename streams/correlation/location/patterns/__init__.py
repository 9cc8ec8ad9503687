"""Patterns at places: one rule a file, with its name, version, weights and their reasons."""
