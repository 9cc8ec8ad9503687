"""Which mentions are one person: a pure function of the set of mentions and decisions, independent of order.

``features`` normalises a mention; ``comparison`` weighs a pair in bits; ``clusters`` finds candidate pairs and joins
them by average support; ``explanation`` says why. Here: the mentions of a statement, the facts about persons, and what
would change without an item.
"""
