"""Vehicles and phones: counts of the facts about one, its document, and the facts emitted about it."""
