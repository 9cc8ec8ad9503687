"""The correlate stages: what the facts about one subject add up to. Pure functions and states; no I/O."""
