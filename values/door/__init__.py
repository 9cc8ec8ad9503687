"""The door of an address: which home or premises it is, in whatever order and spelling its parts come.

Read ``values/door/reading.py`` first. A door is equal to another where their canonical texts are: number and street
in one street, flats apart. Which streets and towns there are comes in as a ``Gazetteer``. What a part cannot be read
as stays in the canonical text as it was written, so that two doors never become one by what is not known.
"""

from values.door.reading import Address, Door, Gazetteer, Street, address, read

__all__ = ["Address", "Door", "Gazetteer", "Street", "address", "read"]
