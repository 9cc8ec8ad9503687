"""A year of Operation Viper, invented, with its truth known: what sources would have said of it, and what was so.

Pure and seeded: the same seed and scale give the same bytes, whatever the day. Nobody in it exists: people are names
drawn and combined, house numbers lie above what streets here have, numbers are of ranges that nobody was given.
"""
