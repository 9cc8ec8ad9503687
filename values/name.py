"""Names of people: given names and surnames taken apart, in one alphabet, however they were written.

Nobody vanishes and nobody is invented: a name is a name however short or foreign, and what only describes somebody
(``IC1 male``, ``two youths``, ``A N Other``) is a ``Description``. Words beside a name (titles, generations, particles)
are taken off only where a name stays. A word for "not known" never beats one that is known: ``UNKNOWN SMITH`` has a
surname.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from values import placeholder
from values.description import Description, describes
from values.name_parts import GIVEN, NO_NAMES, ORDINAL, SURNAME, bare_words, without_generation
from values.name_words import (
    ALSO_UNKNOWN,
    CLOTHES,
    DOUBTS,
    FAMILIES,
    GENERATIONS,
    GIVEN_TOO,
    HONOURS,
    LINKS,
    NAMED_BY,
    NAMES_TOO,
    OFFICES,
    PEOPLE,
    PLAUSIBLE,
    TITLES,
    UNKNOWN,
)
from values.organisation import CONTACT, MARKS, is_surname_beside, names_no_person, without_organisation
from values.text import plain, words
from values.unread import Unread

EMPTY: Final = Unread("empty", "holds no letters of a name; a name is like Ann Example")

PLACEHOLDER: Final = Unread("placeholder", "stands for a name that is not known; leave the name out")

TITLE_ALONE: Final = Unread("no-name", "holds no name beside a title; a name is like Ann Example")

MIGRATED: Final = Unread("left-by-a-system", "was left behind by a system and is no name; leave the name out")

TWO_PEOPLE: Final = Description(
    "two-people", "names two people or more; give each a mention of their own, like Ann Example"
)

_GENERATIONS: Final = frozenset(GENERATIONS.values())

_MIGRATED: Final = re.compile(
    r"^(?:mig_error|no_show|duplicate|do[_ ]not[_ ]use|test)[_ ]"
    r"|^(?:converted|migrated|archived|merged|deleted)[_ ]record"
    r"|^(?:data )?migration$",
    re.IGNORECASE,
)

_ALIAS: Final = re.compile(
    r"[\s,;:(/-]+(?:a\s?[./]?\s?k\s?[./]?\s?a\.?|f/?k/?a|n[eé]e|formerly|" + "|".join(sorted(NAMED_BY, reverse=True))
    + r")(?![\w'])[\s:;,.-]*",
    re.IGNORECASE,
)  # fmt: skip

_BORN_AS: Final = re.compile(r"\bn[eé]e\b", re.IGNORECASE)

_NICKNAME: Final = re.compile(r"""(?<!\w)(?:"([^"]+)"|'([^' ]+)'|\(([^()]+)\)|\[([^\[\]]+)\])(?!\w)""")

_TRAILER: Final = re.compile(
    r"[\s,;:(-]+(?:d\.?o\.?b\.?|born|pnc(?:id)?|cro|nino|noms|aged?|tel|mob|phone)(?![\w']).*$", re.IGNORECASE
)
"""What follows a name and says something else: ``Ann Example DOB 1.2.90``."""

_GENERATION_IN_BRACKETS: Final = re.compile(
    r"(?<=\w)\.?\s*[(\[]\s*((?:the\s+)?(?:" + "|".join(sorted(GENERATIONS, reverse=True)) + r"))\.?\s*[)\]]",
    re.IGNORECASE,
)

_OTHERWISE: Final = re.compile(r"\s*/\s*|\s+or\s+", re.IGNORECASE)
"""Between two writings of a name: ``Ann/Anne Example``."""

_AND: Final = re.compile(r"(?<=\w)\s*(?:&|\+|\band\b)\s*(?=\w)", re.IGNORECASE)

_PARENT: Final = re.compile(
    r"(?<=\w)\s*(?:\b[sdw]\s?/\s?o\b\.?|\ba\s?/\s?[lp]\b\.?|\b(?:son|daughter) of\b)\s*(?=\w)", re.IGNORECASE
)

_BESIDE: Final = TITLES | HONOURS | GENERATIONS.keys()

_RANKS: Final = OFFICES - GIVEN_TOO | TITLES | HONOURS | GENERATIONS.keys()

_CAPITALS: Final = re.compile(r"(?:Ma?c|O'|D'|[dv][aeiou]n? )?[A-Z][A-Z'-]+")

_LETTERS: Final = re.compile(r"[a-z][a-z'-]{2,}(?: [a-z][a-z'-]{2,})*", re.IGNORECASE)
"""Words of three letters and more."""

_MARKED: Final = (
    placeholder.NOT_KNOWN | PEOPLE | UNKNOWN | MARKS | ALSO_UNKNOWN | LINKS
    | {"doe", "bloggs", "blogs", "blow", "public", "surname", "lastname", "name", "goes", "nickname", "nicknamed"}
    | DOUBTS | FAMILIES | CLOTHES
    | {"or", "and", "dob", "born", "pnc", "pncid", "cro", "nino", "noms", "age", "aged", "tel", "mob", "phone"}
    | {"wont", "wouldnt", "didnt", "doesnt", "unwilling", "willing", "prefer", "prefers", "wishes", "file", "system"}
    | {"record", "migration", "mouse", "duck", "bunny", "claus", "christmas"}
    | {"street", "calling", "calls", "thought", "suspected", "identified", "formerly", "nee", "aka", "alias"}
)  # fmt: skip

_NOT_KNOWN: Final = re.compile(r"(?<!\w)(?:n\s?/\s?[ka]|u\s?/\s?k|d\s?/\s?k)(?!\w)", re.IGNORECASE)

_FROM: Final = re.compile(r" from (?=\w)", re.IGNORECASE)

_USER_NAME: Final = re.compile(r"@?\w[\w-]*")


class Name(NamedTuple):
    """Given names and surnames, folded, in order. Not ``sure``: the source did not know which is which.

    One word alone stands as surname and is not sure. ``aliases``: what else the same text calls them, folded.
    ``generation``: jr, sr, ii, iii, iv or empty.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    sure: bool
    aliases: tuple[str, ...] = ()
    generation: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All of given names and surname."""
        return self.given + self.surname

    @property
    def canonical(self) -> str:
        """The name as text: ``harrow, ronald james`` where it is known which is the surname."""
        named = f"{' '.join(self.surname)}, {' '.join(self.given)}" if self.sure else " ".join(self.words)
        return " aka ".join([f"{named} {self.generation}".strip(), *self.aliases])


@lru_cache(maxsize=65_536)
def from_canonical(text: str) -> Name:
    """The name whose ``canonical`` this is, where it has no aliases. Takes it apart and reads nothing anew."""
    surname, comma, given = text.partition(", ")
    last, first = tuple(surname.split()), tuple(given.split())
    words = first if comma else last
    generation = words[-1] if len(words) > 1 and words[-1] in _GENERATIONS else ""
    words = words[: len(words) - bool(generation)]
    return Name(words, last, True, (), generation) if comma else Name(words[:-1], words[-1:], False, (), generation)


@lru_cache(maxsize=16_384)
def read(full: str = "", given: str = "", surname: str = "") -> Name | Description | Unread:
    """The name in a text, in the parts that a source knows, or in both."""
    whole = full or " ".join(part for part in (given, surname) if part)
    ordinary = _is_ordinary(plain(whole))
    if not ordinary and (none := _no_name(whole, borne=not full and is_surname_beside(given, surname))):
        return none
    if given or surname:
        return _of_parts(given, surname, full)
    found = _of_text(plain(full))
    if ordinary or not isinstance(found, Name) or len(found.words) > 1:
        return found
    return _no_name(found.words[0], borne=True) or found  # without all that stood beside it: ``Punters, IC9``


def read_alias(text: str) -> Name | Description | Unread:
    """What somebody is also called: a name, or one word that is a user name."""
    found = read(text)
    return (
        _found(*bare_words(plain(text).lstrip("@")))
        if found is CONTACT and _USER_NAME.fullmatch(plain(text))
        else found
    )


def _no_name(text: str, *, borne: bool = False) -> Description | Unread | None:
    """Why a whole text holds no name. ``borne``: its words are also borne by organisations, and here by somebody."""
    line = plain(text)
    if _is_ordinary(line):
        return None
    if not any(letter.isalpha() for letter in line):
        return EMPTY if not line else PLACEHOLDER
    if _MIGRATED.match(line):
        return MIGRATED
    if _stands_for_nothing(line):
        return PLACEHOLDER
    if _ALIAS.search(f" {line}"):
        return None
    return describes(line) or (None if borne else names_no_person(line))


def _is_ordinary(line: str) -> bool:
    """Letters alone, and no word that any rule of a description, an alias or a placeholder begins with."""
    tokens = words(line)
    return bool(_LETTERS.fullmatch(line)) and _MARKED.isdisjoint(tokens) and any(len(set(word)) > 1 for word in tokens)


def _stands_for_nothing(line: str) -> bool:
    """A placeholder; but ``Mark Blank`` is a name: two words, of which the first is a given name as well."""
    return placeholder.is_placeholder(line) and not (len(tokens := words(line)) == 2 and tokens[0] in NAMES_TOO)


def _of_text(line: str) -> Name | Description | Unread:
    """A name in full, with what else the text says they are called."""
    if _is_ordinary(line):
        return _in_full(line)
    line = _GENERATION_IN_BRACKETS.sub(r" \1", line, count=1)
    line = _TRAILER.sub("", _NOT_KNOWN.sub(" ", line)).strip() or line
    nicknames = tuple(next(filter(None, one)) for one in _NICKNAME.findall(line))
    bare = _NICKNAME.sub(" ", line) if nicknames else line
    first, *others = _ALIAS.split(f" {bare}" if nicknames else f" {line}")
    found = _in_full(first.strip(" ,;:/-"))
    called = [one for one in (_alias(text) for text in (*others, *nicknames)) if one]
    if isinstance(found, Name):
        called = [_birth_name(found, one) for one in called] if _BORN_AS.search(line) else called
        aliases = (*found.aliases, *(" ".join(one.words) for one in called if one.words != found.words))
        return found._replace(aliases=tuple(dict.fromkeys(aliases)))
    return called[0] if called and found is not TWO_PEOPLE else found


def _birth_name(found: Name, called: Name) -> Name:
    """``Nora Example (née Sample)`` was Nora Sample: the one word behind is a surname."""
    return called if called.given or not found.given else Name(found.given[:1], called.surname, sure=False)


def _alias(text: str) -> Name | None:
    text = _ALIAS.split(f" {text}")[-1]
    tokens = words(text)
    if not tokens or tokens[0] in LINKS or HONOURS.issuperset(tokens):
        return None
    found = _in_full(text.strip(" ,;:/-"))
    return found if isinstance(found, Name) else None


def _in_full(line: str) -> Name | Description | Unread:
    if not line:
        return EMPTY
    if _is_ordinary(line):
        return TWO_PEOPLE if _TWO_CASED.fullmatch(line) else _by_case(line)
    line = without_organisation(line)
    if none := describes(line) or names_no_person(line):
        return none
    if _stands_for_nothing(line):
        return PLACEHOLDER
    rest = _without_parent(line)
    return TWO_PEOPLE if _lists_people(rest) else _of_one(rest)


def _of_one(line: str) -> Name | Description | Unread:
    """The name of a text that lists no people, with commas, slashes and words for where somebody is from."""
    before, comma, after = line.partition(",")
    if comma:
        return _comma(before, after)
    if _AND.search(line):
        return TWO_PEOPLE
    first, *others = _OTHERWISE.split(line)
    if others:
        return _either(first, others)
    return _cased(line, surname) if (surname := _in_capitals(line)) else _found(*bare_words(_without_origin(line)))


def _by_case(line: str) -> Name | Description | Unread:
    return _cased(line, surname) if (surname := _in_capitals(line)) else _found(*bare_words(line))


def _lists_people(line: str) -> bool:
    """Several names, one behind the other: ``Ann Example; Ed Sample``, ``Ann, Ed and Jo Sample``."""
    parts = [tokens for part in _LISTED.split(line) if (tokens := words(part))]
    if _NUMBERED.match(line) or _TWO_CASED.fullmatch(line) or (len(parts) > 1 and all(len(one) > 1 for one in parts)):
        return True
    parts = [tokens for part in _ENUMERATED.split(line) if (tokens := words(part))]
    if len(parts) < _A_LIST or any(len(one) > _LONGEST_NAME for one in parts):
        return False
    return all(len(one) > 1 for one in parts) or (bool(_AND.search(line)) and len(parts[-1]) > 1)


_LISTED: Final = re.compile(r"[;|]")
_NUMBERED: Final = re.compile(r"\W*1[.)] ?\D+\b2[.)]")
_ENUMERATED: Final = re.compile(r",(?:\s*(?:and|&)\b)?|\s(?:and|&)\s", re.IGNORECASE)
_TWO_CASED: Final = re.compile(r"(?:[A-Z][a-z]+ )+[A-Z]{3,}(?: (?:[A-Z][a-z]+ )+[A-Z]{3,})+")
"""Two surnames in capitals, each behind given names: lines that were written into one."""
_A_LIST, _LONGEST_NAME = 3, 4  # names, words


def _without_parent(line: str) -> str:
    """A whole name without whose child somebody is; of one word: Manjit s/o Jagtar has two names."""
    named, *parents = _PARENT.split(line)
    return named if parents and len(words(named)) > 1 and "," not in line else " ".join((named, *parents))


def _either(first: str, others: list[str]) -> Name | Description | Unread:
    """One of several writings: ``Ann/Anne Example`` is Ann Example, and also called Anne Example."""
    texts = [one for one in (first, *others) if one.strip()]
    last = [word for word in texts[-1].split() if word]
    if len(texts) > 1 and all(len(one.split()) == 1 for one in texts[:-1]) and len(last) > 1:
        texts = [*(" ".join((one, *last[1:])) for one in texts[:-1]), texts[-1]]
    read_all = [one for one in map(_in_full, texts) if isinstance(one, Name)]
    if not read_all:
        return _in_full(texts[0])
    found, *more = read_all
    return found._replace(aliases=tuple(dict.fromkeys(" ".join(one.words) for one in more if one.words != found.words)))


def _cased(line: str, surname: list[str]) -> Name | Description | Unread:
    return _of_parts(" ".join(word for word in line.split() if word not in surname), " ".join(surname), "")


def _comma(before: str, after: str) -> Name | Description | Unread:
    """``HARROW, Ronald``; what follows a comma may also be a rank, an honour or a description."""
    if _is_given(before, after) or not (_of_rank(before, after) or describes(after)):
        (surname, generation), (given, younger) = bare_words(before, of=SURNAME), bare_words(after, of=GIVEN)
        if given == surname and len(given) > 1:
            return _in_full(before)  # written twice
        if given and (surname := surname or _title_as_surname(before)):
            return Name(given, surname, sure=True, generation=younger or generation)
    found = _in_full(before) if before.strip() else _in_full(after)
    if isinstance(found, Name) and (tokens := words(after)) and tokens[-1] in GENERATIONS:
        return found._replace(generation=GENERATIONS[tokens[-1]])
    return found


def _is_given(before: str, after: str) -> bool:
    """Junior or Princess after one word is no rank: of somebody who has no other name it is the given name."""
    tokens = tuple(without_generation(list(words(after)))[0])
    return (
        len(words(before)) == len(tokens) == 1
        and len(tokens[0]) > 2
        and tokens[0] in GENERATIONS.keys() | OFFICES | NAMES_TOO
    )


def _in_capitals(line: str) -> list[str]:
    """The surname where it alone is in capitals, first or last: ``Ronald HARROW``, ``ZHANG Wei``."""
    tokens = [word for word in line.split() if (folded := words(word)) and folded[0] not in _BESIDE]
    loud = [word for word in tokens if _CAPITALS.fullmatch(word) and len(word) > 2]
    quiet = [word for word in tokens if word not in loud and any(map(str.islower, word))]
    alone = loud and quiet and len(loud) + len(quiet) == len(tokens)
    return loud if alone and loud in (tokens[: len(loud)], tokens[-len(loud) :]) else []


def _of_parts(given: str, surname: str, full: str) -> Name | Description | Unread:
    """The parts that the source knows, and the name in full where it gives that as well."""
    first, younger = bare_words(_known(given), of=GIVEN)
    last, generation = bare_words(surname if first and _is_titled(surname) else _known(surname), of=SURNAME)
    last = last or _title_as_surname(surname)
    if full and not _no_name(full):
        found = _of_text(plain(full))
        if isinstance(found, Name):
            return _beside(found, last or first)
    if last and len(first) > len(last) and first[-len(last) :] == last:
        first = first[: -len(last)]
    if first and last:
        return Name(first, last, sure=True, generation=generation or younger)
    return _found(first or last, generation or younger)


def _is_titled(surname: str) -> bool:
    """A surname that is a placeholder in any other writing: Na, Null, Baby, beside a given name."""
    return surname in _TITLED


_TITLED: Final = frozenset(("Na", "Null", "Baby"))


def _known(text: str) -> str:
    """The text of one field, or nothing where it stands for a name not known."""
    tokens = words(text)
    if _is_ordinary(plain(text)):
        return text
    if not tokens or all(word in NO_NAMES for word in tokens):
        return ""
    return "" if placeholder.is_placeholder(text) and tokens[0] not in PLAUSIBLE else text


def _beside(full: Name, surname: tuple[str, ...]) -> Name:
    """A name in full of which the source also gives the surname."""
    if surname and len(full.words) > len(surname) and set(surname) < set(full.words):
        return full._replace(given=tuple(one for one in full.words if one not in surname), surname=surname, sure=True)
    return full


def _title_as_surname(text: str) -> tuple[str, ...]:
    """Where a title is all there is, it is the name: Karen Lord. But nobody is called by what only peers are."""
    return tuple(word for word in words(text)[:1] if len(word) > 3 and word in TITLES and word not in _OF_PEERS)


_OF_PEERS: Final = frozenset(("baroness", "baronet", "viscount", "viscountess"))


def _found(parts: tuple[str, ...], generation: str) -> Name | Description | Unread:
    """In a name in full the last word is the surname."""
    if not parts:
        return TITLE_ALONE
    return Name(parts[:-1], parts[-1:], sure=False, generation=generation)


def _without_origin(line: str) -> str:
    """``John Harrow of Corby``, ``John from Corby School`` without the place; all stays of ``2nd Baron of Corby``."""
    before, _, after = _FROM.sub(" of ", line).partition(" of ")
    named = [word for word in words(before) if word not in OFFICES | TITLES]
    owned = words(after)[:1] in (("the",), ("his",), ("her",), ("my",), ("our",))
    of_some_place = bool(named) and (owned or names_no_person(after) is not None)
    return before if after and (len(named) > 1 or of_some_place) else line


def _of_rank(before: str, after: str) -> bool:
    """Whether a rank or an honour follows a comma: after one word all there is, after a name the beginning."""
    tokens = without_generation(list(words(after)))[0]
    ranked = [word in _RANKS or bool(ORDINAL.fullmatch(word)) for word in tokens]
    return not tokens or (all(ranked) if len(words(before)) == 1 else ranked[0])
