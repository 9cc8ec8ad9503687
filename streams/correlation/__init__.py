"""Correlate: what a subject's facts add up to. Pure."""
