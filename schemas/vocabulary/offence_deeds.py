"""What the title of an offence says was done, without the thing that was stolen or damaged, and where.

A theft or damage goes by what was done: ``Theft of oilseed rape`` is a theft, and ``Damage to a door in Assault Lane``
is damage. What else was done, meant or risked beside it stays: ``and assault``, ``with intent``, ``endangering life``;
so does what makes an offence of its own: a child that is stolen, a ship that is damaged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[a-z0-9]+")
_CROP: Final = re.compile(
    r"\b(?:(?:oil ?seed|winter|spring) rape|rape ?seed|rape (?=(?:crop|plant|field|meal|oil)s?\b))"
)

_OF_PROPERTY: Final = ("theft", "steal", "shoplift", "damag", "vandal", "graffiti")
_OF_STOLEN: Final = ("handl", "receiv", "retain", "undertak", "dispos", "assist")
_NO_THINGS: Final = frozenset(["child", "children", "baby", "infant", "boy", "girl", "body", "corpse"])
_OF_THEIR_OWN: Final = frozenset(["act", "ship", "aircraft", "nuclear", "submarine"])
_BEFORE_OBJECT: Final = frozenset(["of", "a", "an", "the", "from"])
_JOINS: Final = frozenset(["and", "or", "then", "by"])
_BESIDE: Final = (
    *("with", "using", "while", "whilst", "when", "being", "having", "thereby", "inten", "reckless", "endanger"),
    *("caus", "result", "involv", "racial", "religio", "aggravat", "arson", "armed", "force", "violen", "threat"),
    *("terror", "life"),
)
"""How words begin that tell what was done, meant or risked beside the theft or damage."""
_DEEDS: Final = (
    *_BESIDE,
    *_OF_PROPERTY,
    *("assault", "wound", "rob", "rape", "murder", "manslaughter", "kidnap", "attempt", "burgl", "possess", "suppl"),
    *("carr", "had", "inflict", "injur", "stab", "affray", "riot", "strang", "sexual", "indecen", "stalk", "harass"),
    *("blackmail", "batter", "beat", "attack", "abduct", "false", "abh", "gbh", "us", "discharg", "produc", "traffick"),
)
"""How words begin that open another deed behind an ``and``."""


@lru_cache(maxsize=4_096)
def deed_words(title: str) -> str:
    """The words of a title in lower case, one blank between, without what was stolen or damaged and where."""
    words = _CROP.sub("", " ".join(_WORD.findall(title.casefold()))).split()
    stated, in_object = list[str](), False
    for at, word in enumerate(words):
        in_object = in_object and not _opens_deed(words, at)
        if not in_object:
            stated.append(word)
            in_object = _takes_object(words, at)
    return " ".join(stated)


def _opens_deed(words: Sequence[str], at: int) -> bool:
    """Whether a word behind a theft or damage tells of something else than its object."""
    following = words[at + 1 : at + 2]
    joined = words[at] in _JOINS and bool(following) and following[0].startswith(_DEEDS)
    return joined or words[at].startswith((*_BESIDE, *_OF_PROPERTY))


def _takes_object(words: Sequence[str], at: int) -> bool:
    """Whether the thing that was stolen or damaged follows."""
    of_stolen = words[at] == "stolen" and any(word.startswith(_OF_STOLEN) for word in words[max(0, at - 3) : at])
    if not (of_stolen or words[at] == "stole" or words[at].startswith(_OF_PROPERTY)):
        return False
    first = next((one for one in range(at + 1, len(words)) if words[one] not in _BEFORE_OBJECT), len(words))
    if first == len(words) or words[first] not in _NO_THINGS | _OF_THEIR_OWN:
        return True
    if words[first] in _OF_THEIR_OWN:
        return False
    return first + 1 < len(words) and not _opens_deed(words, first + 1)
