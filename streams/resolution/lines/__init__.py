"""Which names and numbers are one drug line. Pure: the lines are a function of the set of items and decisions.

An item's names, numbers and whom it names them with are read (``namings``); the mentions of one name are joined where
a number, a person, premises or a town speak for it (``dividing``); a number is a line's while it is named as one
(``numbers``).
``Lines`` keeps all this up to date, live. A line's name is never a person's, and a person's own phone is no line.
"""
