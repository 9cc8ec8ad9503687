"""Enrich: what does this event say now, in this view? Pure."""
