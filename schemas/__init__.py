"""Schemas of everything that travels: events and amendments, statements, facts, documents. pydantic only."""
