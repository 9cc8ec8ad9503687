"""Patterns of drug lines: one rule a file, with its name, version and the reason of each number."""
