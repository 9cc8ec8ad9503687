"""Names of gangs, crime groups and other organisations: ``The NN5 Boys``, ``NN 5 Boyz`` and ``NN5Boyz gang`` are one.

Only spelling is read: the article, words that say what sort of thing it is (gang, OCG, Ltd), blanks, dots, and words
with a second spelling (boyz, krew, rd). ``N5 gang`` is another name than ``NN5 gang``. Words that say that there is a
group, and not which (``unknown gang``, ``youths``, ``Albanian OCG``), name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Final, NamedTuple

from values import placeholder
from values.description import Description
from values.name_words import DETERMINERS, LEGAL_FORMS, LINKS, LOOKS, PEOPLE, UNKNOWN
from values.text import fold, word_set
from values.unread import Unread

EMPTY: Final = Unread("empty", "holds no letters of a name; the name of a group is like Sample Street Boys")
SHORT: Final = Unread("too-short", "is one letter, which many groups share; write the name in full")
PLACEHOLDER: Final = Unread("placeholder", "stands for a group whose name is not known; leave the name out")
DESCRIBED: Final = Description(
    "description", "says that there is a group, and not which; its name is like Sample Street Boys"
)
OF_A_TOWN: Final = Description(
    "description", "says which town a group is of, and not which group; its name is like Sample Street Boys"
)


_LONGEST: Final = 80
_A_CROWD: Final = 100
"""From this number on a figure before a word for people counts nobody."""

_SPELLED: Final = {
    "boyz": "boys", "boyzz": "boys", "boiz": "boys", "bois": "boys", "girlz": "girls", "kidz": "kids", "ladz": "lads",
    "krew": "crew", "kru": "crew", "thugz": "thugs", "soldierz": "soldiers", "hoodz": "hoods", "gangstaz": "gangstas",
    "da": "the", "tha": "the", "rd": "road", "ave": "avenue", "sq": "square", "est": "estate",
}  # fmt: skip
"""Words of names with a second spelling."""

_SORT: Final = word_set("gang gangs ocg ocgs usg usgs") | LEGAL_FORMS
"""At the end of a name: what it is, and not what it is called."""

_GENERIC: Final = word_set("""
    gang gangs gangster gangsters ocg ocgs usg usgs group groups crew crews mob mobs firm firms network
    networks syndicate cartel outfit team family families clan organisation organization organisations
    organised organized crime crimes criminal criminals urban street serious county line lines drug drugs
    supply dealing dealer dealers boys boy girls lads youths youth kids teens youngers youngsters olders
    elders mandem males members member rival rivals local locals nearby neighbouring outside another other
    others same new old main big small large known unnamed various several school schools college academy
    nursery university shop shops store business businesses company companies employer landlord landlords
    landlady letting lettings agent agents agency agencies housing association provider taxi cab takeaway
    garage hotel bank pub care home homes hospital surgery clinic council church charity caller prison court
    biker bikers motorcycle moped bike bikes travelling roma balaclava knife gun violent armed from area
    estate town city london based lot thieves burglars robbers shoplifters growers smugglers traffickers fraudsters
""")
_PEOPLES: Final = word_set("""
    african albanian american arab asian balkan bangladeshi black british brazilian bulgarian caribbean
    chinese czech eastern european english eritrean ethiopian foreign french german ghanaian indian iranian
    iraqi irish italian jamaican kosovan kurdish latvian lithuanian moldovan moroccan nigerian pakistani
    polish portuguese romanian russian scottish serbian slovak somali spanish syrian tamil turkish ukrainian
    vietnamese welsh western white yardie yardies albanians bulgarians jamaicans kosovans kurds lithuanians moldovans
    nigerians pakistanis poles romanians russians somalis turks ukrainians
""")
_OF_BOYS: Final = word_set("boys girls kids mandem olders youngers")
_OF_A_CREW: Final = _OF_BOYS | word_set(
    "crew crews mob mobs firm firms cartel syndicate outfit team family families clan"
)
"""Generic words with which gangs call themselves: ``Pike Lane Crew``."""
_OF_A_STREET: Final = word_set("street estate and")
"""With the name of a town they are another place, ``Bedford Street``, or more of them."""
_NAMES_NONE: Final = _GENERIC | _PEOPLES | PEOPLE | UNKNOWN | LOOKS | DETERMINERS | LINKS
_BEFORE_A_DESCRIPTION: Final = LINKS | {"from", "who", "that"}
_FIGURES_THEN_LETTERS: Final = re.compile(r"(?<=\d)(?=[a-z])(?!(?:st|nd|rd|th)\b)")


class GroupName(NamedTuple):
    """The name of a group, folded: small letters and digits, without article and without words of its sort."""

    canonical: str


@lru_cache(maxsize=4_096)
def read(text: str) -> GroupName | Unread | Description:
    """The name of a group, or why the text names none."""
    written = fold(text.replace("&", " and ").replace("+", " and "))
    if len(written) < 2:
        return SHORT if written else EMPTY
    if placeholder.is_placeholder(text):
        return PLACEHOLDER
    words = _spelled(written)
    name = _without_sort(words)
    if _describes(words) or _describes(name):
        return DESCRIBED
    canonical = " ".join(name)
    return SHORT if len(canonical) < 2 else GroupName(canonical)


def subject(kind: str, canonical: str) -> str:
    """The subject of the groups of one kind and name, in whatever town; free of the separator and of blanks."""
    name = canonical.replace(" ", "-")
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 17]}~{sha256(name.encode()).hexdigest()[:16]}"
    return f"{PREFIX}{kind}/{name}"


def town_of(canonical: str) -> str:
    """What is left without words for people: ``corby`` of ``corby youths``, but not of ``corby crew``."""
    return _without(canonical, _NAMES_NONE - _OF_A_CREW - _OF_A_STREET)


def activity_of(canonical: str) -> str:
    """What is left without words for people and teams: ``robbery`` of ``robbery team``; not of ``spice boys``."""
    return _without(canonical, _NAMES_NONE - _OF_BOYS)


def _without(canonical: str, generic: frozenset[str]) -> str:
    return " ".join(word for word in canonical.split() if word not in generic)


PREFIX: Final = "group/"
"""Of every subject of groups, and of no other subject: no name of an operation holds a slash."""


def _describes(words: Sequence[str]) -> bool:
    """Whether the words say that there are people, or an organisation, and no name of theirs."""
    if not words or _is_count(words):
        return True
    if not words[0].isdecimal() and all(word in _NAMES_NONE or word.isdecimal() for word in words):
        return True
    joined = next((at for at, word in enumerate(words) if word in _BEFORE_A_DESCRIPTION), 0)
    return joined > 0 and all(word in _NAMES_NONE for word in words[:joined])


def _is_count(words: Sequence[str]) -> bool:
    """``10 males``, ``6 lads on bikes``; not ``67 gang``, nor ``410 boys``: some gangs are called by a number."""
    if not words[0].isdecimal() or len(words) == 1 or not all(word in _NAMES_NONE for word in words[1:]):
        return False
    return int(words[0]) < _A_CROWD and not _SORT.issuperset(words[1:])


def _spelled(written: str) -> list[str]:
    words = [_SPELLED.get(word, word) for word in _FIGURES_THEN_LETTERS.sub(" ", written).split()]
    while words and words[0] == "the":
        del words[0]
    streets = ["street" if word == "st" and at else word for at, word in enumerate(words)]
    return list(_with_figures(list(_initials(streets))))


def _without_sort(words: Sequence[str]) -> list[str]:
    """Without the words at its end that say what it is: gang, OCG, Ltd."""
    end = len(words)
    while end > 1 and words[end - 1] in _SORT:
        end -= 1
    return list(words[:end])


def _initials(words: Sequence[str]) -> Iterator[str]:
    """Letters that stand alone, as one word: ``n n 5`` is nn 5."""
    for alone, run in groupby(words, key=lambda word: len(word) == 1 and word.isalpha()):
        together = list(run)
        yield from ["".join(together)] if alone else together


def _with_figures(words: Sequence[str]) -> Iterator[str]:
    """Figures after a short word of letters, as one word with it: ``nn 5`` is nn5."""
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        joins = word.isalpha() and len(word) <= 3 and after.isdecimal() and len(after) <= 3
        yield word + after if joins else word
        at += 2 if joins else 1
