"""Persons: names, roles, places, traits, review clock, patterns, and why their mentions are one person."""
