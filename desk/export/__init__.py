"""Taking it elsewhere: what a thing is linked with, two steps out, as files that other programs read."""
