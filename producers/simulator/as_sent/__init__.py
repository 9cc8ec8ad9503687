"""The year as forces send it: the same events with prose instead of fields, addresses in every spelling, many hands."""
