"""Which mentions are one person. Pure: the clusters are a function of the mentions and decisions, never of order.

Mentions are normalised (``reading``), brought together by what they share (``keys``, ``blocks``), weighed in bits
(``weighing``), and joined by average support (``clusters``). ``Persons`` keeps all this up to date, live.
"""
