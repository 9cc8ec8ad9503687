"""How people of each origin are named: by family, sex, marriage and father, as these customs are lived in England.

A custom takes a given name and what is known of the family, and gives the whole name as its bearer would write it.
Source of the customs: the public "Guide to Names and Naming Practices" of the United Kingdom (2006).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple

from benchmarks.accuracy.town.name_laws import Origin


class Family(NamedTuple):
    """What those at one door share. ``surname``: as a man bears it."""

    origin: Origin
    surname: str
    mothers_surname: str
    father: str  # his given name
    grandfather: str


class Bearer(NamedTuple):
    """Who is named. ``wife``: of the father of the family, so that his father is not hers."""

    given: str
    female: bool
    grown: bool
    wife: bool


class Named(NamedTuple):
    """A whole name. Of people with one word for a name, ``surname`` is empty."""

    given: str
    surname: str


Custom = Callable[[Family, Bearer, Random], Named]


def named(family: Family, bearer: Bearer, random: Random) -> Named:
    """The name, by the custom of the family's origin."""
    return CUSTOMS[family.origin.custom](family, bearer, random)


def another(family: Family, *, female: bool, random: Random) -> str:
    """Another given name of the same origin."""
    return (family.origin.female if female else family.origin.male).draw(random)


def _plain(family: Family, bearer: Bearer, random: Random) -> Named:
    double = bearer.wife and random.random() < 0.04 and "-" not in family.mothers_surname
    return Named(bearer.given, f"{family.mothers_surname}-{family.surname}" if double else family.surname)


def _two_given(family: Family, bearer: Bearer, random: Random) -> Named:
    second = another(family, female=bearer.female, random=random) if random.random() < 0.45 else ""
    given = f"{bearer.given} {second}" if second and second != bearer.given else bearer.given
    return Named(given, family.surname)


def _two_surnames(family: Family, bearer: Bearer, random: Random) -> Named:
    first = _two_given(family, bearer, random).given
    both = random.random() < 0.7
    return Named(first, f"{family.mothers_surname} {family.surname}" if both else family.surname)


def _polish(family: Family, bearer: Bearer, random: Random) -> Named:
    surname = family.surname
    if bearer.female and surname.endswith(("ski", "cki", "dzki")):
        surname = f"{surname[:-1]}a"
    return Named(bearer.given, surname)


def _slovak(family: Family, bearer: Bearer, random: Random) -> Named:
    surname = family.surname
    if bearer.female and not surname.endswith("ová"):
        surname = f"{surname[:-1]}á" if surname.endswith("ý") else f"{surname.rstrip('ao')}ová"
    return Named(bearer.given, surname)


_OF_DAUGHTERS: Final = (("ius", "iūtė"), ("us", "utė"), ("as", "aitė"), ("is", "ytė"), ("ys", "ytė"))


def _lithuanian(family: Family, bearer: Bearer, random: Random) -> Named:
    surname = family.surname
    ending = next((one for one in _OF_DAUGHTERS if surname.endswith(one[0])), None)
    if not bearer.female or ending is None:
        return Named(bearer.given, surname)
    stem = surname[: -len(ending[0])]
    return Named(bearer.given, f"{stem}ienė" if bearer.wife else f"{stem}{ending[1]}")


def _sikh(family: Family, bearer: Bearer, random: Random) -> Named:
    """Half bear Singh or Kaur alone, the others a family name behind it."""
    faith = "Kaur" if bearer.female else "Singh"
    alone = Random(family.surname + family.father).random() < 0.5
    return Named(bearer.given, faith) if alone else Named(f"{bearer.given} {faith}", family.surname)


def _of(words: str, random: Random) -> str:
    return random.choice(words.split())


def _pakistani(family: Family, bearer: Bearer, random: Random) -> Named:
    """Women often bear a title for a surname; a man's may be a second name of his own and not his father's."""
    if bearer.female:
        titled = random.random() < (0.6 if bearer.grown else 0.2)
        return (
            Named(bearer.given, _of("Begum Begum Begum Bibi Bibi Akhtar Kauser Parveen Khatoon", random))
            if (titled)
            else Named(bearer.given, family.surname)
        )
    first = random.random() < 0.3 and bearer.given != "Mohammed"
    given = f"{_of('Mohammed Mohammed Muhammad Mohammad', random)} {bearer.given}" if first else bearer.given
    own = random.random() < 0.25 and family.origin.surnames
    return Named(given, own.draw(random) if own else family.surname)


def _bangladeshi(family: Family, bearer: Bearer, random: Random) -> Named:
    if bearer.female:
        titled = random.random() < 0.75
        words = "Begum Begum Begum Begum Begum Khatun Akter Khanom Bibi Sultana"
        return Named(bearer.given, _of(words, random) if titled else family.surname)
    lone = bearer.given in {"Abdul", "Mohammed", "Md", "Abul", "Shah"}
    given = f"{bearer.given} {another(family, female=False, random=random)}" if lone else bearer.given
    own = random.random() < 0.5 and family.origin.surnames
    return Named(given, own.draw(random) if own else family.surname)


def _tamil(family: Family, bearer: Bearer, random: Random) -> Named:
    """The father's given name stands where others have a surname; a wife bears her husband's."""
    is_father = not bearer.wife and bearer.given == family.father
    return Named(bearer.given, family.grandfather if is_father else family.father)


def _three_given(family: Family, bearer: Bearer, random: Random) -> Named:
    """One's own, one's father's and one's grandfather's; a wife keeps those of her own father."""
    if bearer.wife:
        own = [another(family, female=False, random=random) for _ in range(2)]
        return Named(f"{bearer.given} {own[0]}", own[1])
    return Named(f"{bearer.given} {family.father}", family.grandfather)


_ENGLISH: Final = "Kevin Jason Jenny Amy Kelly Tony Peter Simon Helen Karen Andy Vivian Raymond Winnie Eric Joyce"


def _chinese(family: Family, bearer: Bearer, random: Random) -> Named:
    second = another(family, female=bearer.female, random=random)
    given = f"{bearer.given} {second}" if random.random() < 0.5 else f"{bearer.given}{second.lower()}"
    alone, english = random.random() < 0.2, random.random() < 0.3
    given = bearer.given if alone else given
    return Named(f"{_of(_ENGLISH, random)} {given}" if english else given, family.surname)


def _vietnamese(family: Family, bearer: Bearer, random: Random) -> Named:
    middle = _of("Thi Thi Thi Ngoc Thu" if bearer.female else "Van Van Van Duc Quang Huu", random)
    return Named(f"{middle} {bearer.given}" if middle != bearer.given else bearer.given, family.surname)


def _arabic(family: Family, bearer: Bearer, random: Random) -> Named:
    own = random.random() < 0.35
    return Named(f"{bearer.given} {family.father}" if own and not bearer.wife else bearer.given, family.surname)


def _one_word(family: Family, bearer: Bearer, random: Random) -> Named:
    alone = Random(family.surname + family.grandfather).random() < 0.25
    return Named(bearer.given, "" if alone else family.surname)


CUSTOMS: Final[MappingProxyType[str, Custom]] = MappingProxyType(
    {
        "plain": _plain,
        "two-given": _two_given,
        "two-surnames": _two_surnames,
        "polish": _polish,
        "slovak": _slovak,
        "lithuanian": _lithuanian,
        "sikh": _sikh,
        "pakistani": _pakistani,
        "bangladeshi": _bangladeshi,
        "tamil": _tamil,
        "three-given": _three_given,
        "chinese": _chinese,
        "vietnamese": _vietnamese,
        "arabic": _arabic,
        "one-word": _one_word,
    }
)
