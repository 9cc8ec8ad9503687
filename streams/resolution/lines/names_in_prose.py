"""Names in a text about the supply of drugs that may be a line's: of who is sold for, owed, bought from or rung.

``does nights for Jazz``, ``owes Rio ninety``, ``Jazz's youngers``. Such a name makes no line: it goes with one that is
known by that name in that town (``LineAgglomeration.join_names_in_prose``), or with none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reference.gazetteer import GAZETTEER
from schemas.statements import StatedItem
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.threats import THREATS
from streams.resolution.lines.names_in_use import LONGEST
from values import line_name
from values.line_name import LineName
from values.name import from_canonical
from values.text import fold

MOST: Final = 4
"""Names of one text that are looked up, the first."""

_ADVERB: Final = r"(?:never|always|still|now|only|sometimes|don't|doesn't|won't|didn't)"
_WORK: Final = (
    r"(?:work|sell|deal|run|shot|graft|hold|deliver|drive|carry|pack|bag|trap|pick|collect|push|hustle|cook|mov)"
    r"(?:s|es|ed|t|ing|ting|ping|ning)?(?: (?!for\b)\w+){0,3} for"
    r"|(?:do|does|did|doing|take|takes|took|taking) (?:(?!for\b)\w+ ){0,3}for"
)
_OWE: Final = (
    r"ow(?:e|es|ed|ing)|(?:in debt|debts?) to|on tick (?:with|from|off)|pay(?:s|ing)? (?:back|off)|paid (?:back|off)"
)
_BUY: Final = (
    r"(?:buys?|buying|bought|scor(?:e|es|ed|ing)|gets?|got|getting|picks? up|tick|slap|beating|hiding|kicking|battering"
    r"|threats?|texts?|calls?|visit|gear|crack|heroin|weed|drugs|stuff|food|bits)"
    r"(?: (?!from\b|off\b)\w+){0,3} (?:from|off)"
)
_RING: Final = r"(?:rings?|rang|ringing|texts?|texted|texting|phones?|phoned|joined|shorted|robbed|ripped off)"
_PEOPLE: Final = (
    r"(?:lot|lads|boys|youngers|youths|runners?|crew|mob|firm|workers?|people|phone|number|customers?"
    r"|gear|food|stuff|deals?)"
)
_COMES: Final = (
    rf"(?:{_ADVERB} )?(?:come|comes|sells?|deals?|delivers?|drops|serves?|shots?|pays?|beat|stabbed|cuckooed|moved in)"
)
_NAME: Final = r"(?P<{}>[A-Z][\w-]*(?: [A-Z][\w-]*)?)"
_PROSE: Final = re.compile(
    rf"\b(?:(?:[Bb]ack )?(?:{_WORK}|{_OWE}|{_BUY}|{_RING})) (?:the )?[\"'\u2018\u201c]?{_NAME.format('whose')}"
    rf"|\b{_NAME.format('theirs')}(?:['\u2019]s?)? {_PEOPLE}\b"
    rf"|\b{_NAME.format('who')} {_COMES}\b"
)


class NameInProse(NamedTuple):
    """The canonical name that may be a line's, as it is written, and the words that give it."""

    name: str
    written: str
    words: str


def names_in_prose(item: StatedItem) -> tuple[NameInProse, ...]:
    """Such names in an item that states no drug line; towns and the names of its persons are none."""
    if not item.text or not THREATS.means(item.category, Meaning.SUPPLY, Meaning.DRUGS):
        return ()
    people = {name.read for person in item.persons for name in person.names if name.read}
    words = {word for name in people for word in from_canonical(name).words}
    found = {one.name: one for one in _names(item.text[:LONGEST]) if words.isdisjoint(one.name.split())}
    return tuple(found.values())[:MOST]


@lru_cache(maxsize=1_024)
def _names(text: str) -> tuple[NameInProse, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[NameInProse]:
    for found in _PROSE.finditer(text):
        written = found["whose"] or found["theirs"] or found["who"]
        for name in dict.fromkeys((written, written.partition(" ")[0], written.rpartition(" ")[2])):
            read = line_name.read(name)
            if isinstance(read, LineName) and GAZETTEER.town(fold(name)) is None:
                yield NameInProse(read.canonical, name, found[0])
