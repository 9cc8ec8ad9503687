"""Locations: premises and map cells; counts by month, hot spots, near repeats, cuckooing."""
