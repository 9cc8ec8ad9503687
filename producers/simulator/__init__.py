"""The simulator: an invented year of Operation Viper as its sources would report it, with the ground truth.

Pure and seeded: the same seed and scale give the same bytes, whatever the day. Nobody in it exists: people are names
drawn and combined, house numbers lie above what streets here have, numbers are of ranges that nobody was given.
"""
