"""What a value is: phones, registrations, postcodes, doors, numbers of registers, names, dates. One module each.

``read(text)`` of a module gives the canonical value, or an ``Unread`` that says why the text is none. Two texts mean
the same where their canonical values are equal, and reading a canonical value gives it back. Nothing here knows of
events, streams or reference data: what a value needs to know of places comes in as an argument.
"""
