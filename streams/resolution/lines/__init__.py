"""Which names and phone numbers are one drug line: a pure function of the set of items and decisions.

``line_mentions`` reads what an item names together; ``line_clustering`` joins mentions of one name that share a number,
a person, premises or a town; ``number_use`` decides whose number a number was and when; ``line_index`` keeps the
clusters up to date. The name of a line is never a person, and a person's own phone is no line's.
"""
