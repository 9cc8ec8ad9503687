"""Which mentions are one person. Pure: clusters are a function of the set of mentions and decisions, never of order.

Mentions are normalised (``features``), brought together by what they share (``keys``, ``blocks``), weighed in bits
(``weighing``), and joined by average support (``clusters``). ``Persons`` keeps all this up to date, live.
"""
