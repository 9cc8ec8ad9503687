"""Patterns of drug lines: one file a rule, with its name, its version, and each of its numbers with a reason."""
