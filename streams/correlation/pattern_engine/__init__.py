"""One engine for all patterns: from a table of signs, and the items that note them, to bands, alerts and reasons."""
