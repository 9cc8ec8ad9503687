"""Associations of two persons: who names them together, how often, and what they share."""
