"""Patterns at places: each a named rule in a file of its own, with its version, and its weights with their reasons."""
