"""Read an item's text: postcodes, registrations, phones, towns, streets, drugs, weapons and indicators. Pure.

One look at the words, through a tree of every wording we know (``tree``), and one for what has digits (``numbered``).
What is found is ``Extracted``: it is shown and searched, and is never taken for what the source asserted.
"""
