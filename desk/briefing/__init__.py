"""The briefing of an operation: one page that prints, of the same documents, parts and drawings as the desk."""
