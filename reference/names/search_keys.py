"""By what a name is found however it is written: its letters in one word, and how each of its words sounds.

Documents hold these of the names of persons, and a search asks for those of what is typed: both are made here.
"""

from __future__ import annotations

from reference.names.sounds import sound
from values.text import words


def joined(name: str) -> str:
    """The letters of a name in one word: ``Anne-Marie Smith`` and ``Annemarie Smith`` are one."""
    return "".join(words(name))


def sounds(name: str) -> str:
    """How the words of a name sound (``sounds.sound``), with blanks between them."""
    return " ".join(filter(None, map(sound, words(name))))
