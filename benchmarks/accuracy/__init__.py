"""How right names, stories, drug lines, traits and persons at size are, against labelled or simulated truth."""
