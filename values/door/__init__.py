"""The door of an address: which home or premises it is, in whatever order and spelling its parts come.

Read ``values/door/address_parser.py`` first. Doors are equal where their canonical texts are: number and street
in one street, flats apart. Which streets and towns there are comes in as a ``Gazetteer``. What a part cannot be read
as stays in the canonical text as it was written, so that two doors never become one by what is not known.
"""

from values.door.address_parser import Address, address, read
from values.door.door_parts import Door
from values.door.known_streets import Gazetteer, Street

__all__ = ["Address", "Door", "Gazetteer", "Street", "address", "read"]
