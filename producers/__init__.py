"""Bring events in: the publisher, and adapters for real formats."""
