"""Measure speed and memory: ratios in one run, never asserted."""
