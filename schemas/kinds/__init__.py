"""The kinds of event, a module a family. Import them from ``schemas.events`` and ``schemas.items``."""
