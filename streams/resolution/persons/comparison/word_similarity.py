"""Similarity of two words of a name: equal, a short or foreign form, a slip, an initial, or merely similar."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Hamming

from reference.names import rarity
from reference.names.sounds import sound
from reference.names.words import short_forms

_FORMS: Final = short_forms()
_SURNAMES: Final = rarity.surnames().keys() | rarity.well_known("surname")
_GIVEN: Final = rarity.sex_of_given().keys() | rarity.given().keys() | _FORMS.keys() | rarity.well_known("given")
_PET: Final = re.compile(r"^(?P<stem>\w{2,}?(?P<last>\w))(?P=last)?(ie|ey|y|i)$")
_MUTE: Final = re.compile(r"(?<=.)h|(?<=[^aeiouy])e$")
_VOWELS: Final = re.compile("[aeiouy]+")
_CONSONANTS: Final = re.compile("[^aeiouy]+")
_K: Final = re.compile(r"^ch(?=[lr])|(?<=.)ch(?=[aeiouy])|c?[ck](?![eiyh])|ck|k+")
_LAST_H: Final = re.compile("(?<=[aeiouy])h$")


WIDE: Final = 1000
"""Hundredths of a bit: a given name with this weight or less is, of one sex, borne by one in a thousand here: what
is written is what was meant, and not another name with its mistakes."""

_FEMALE: Final = ("a", "ah", "e", "ea", "ia", "ina", "ine", "ette", "elle")
"""What many languages add to a man's name to make a woman's: Karim and Karima, Ionel and Ionela."""

_JOINED: Final = ("abdul", "abu", "umm", "oluwa", "chukwu")
"""Words that many given names begin with: of abdulwahid and abdulhamid wahid and hamid are compared."""

_OF_GOD_OR_CROWN: Final = ("oluwa", "olu", "ade", "baba", "chukwu", "chi", "temi", "mo", "ola", "iya")
"""What names of Yoruba and Igbo begin with and lose when they are shortened (god, crown, father, mother, mine)."""

RARE: Final = 1200
"""Hundredths of a bit: a surname with this weight or more is borne by one person in four thousand or fewer."""


class Similarity(IntEnum):
    """From nothing in common to the same."""

    NOT = 0
    SIMILAR = 1
    """Two well-known names that differ by a letter or two, or any two that begin otherwise: harry and larry."""
    UNCLEAR = 2
    """At least one is no well-known name, and half of it or more could be slips: hehray and harvey."""
    INITIAL = 3
    CLOSE = 4
    SHORT = 5
    SAME = 6


@lru_cache(maxsize=32_768)
def given_name_similarity(one: str, other: str) -> Similarity:
    """Symmetric. The counts list nearly all given names, so two listed ones are rarely slips of each other."""
    if one == other:
        return Similarity.SAME
    if len(one) == 1 or len(other) == 1:
        return Similarity.INITIAL if one[0] == other[0] else Similarity.NOT
    if rests := _behind_what_is_joined(one, other):
        return min(given_name_similarity(*rests), Similarity.SHORT)
    left, right = full_forms(one), full_forms(other)
    if _are_two_names(one, other):
        return Similarity.SIMILAR if OSA.distance(one, other) * 2 <= max(len(one), len(other)) else Similarity.NOT
    if not left.isdisjoint(right) or _is_end_of(one, other) or _is_end_of(other, one):
        return Similarity.SHORT
    both_listed = is_listed_given_name(one) and is_listed_given_name(other)
    spelling = _listed_spelling if both_listed else _unlisted_spelling
    similarity = spelling(one, other)
    if similarity < Similarity.CLOSE and (_slip_of_a_form(one, right) or _slip_of_a_form(other, left)):
        return Similarity.CLOSE
    return similarity


def _behind_what_is_joined(one: str, other: str) -> tuple[str, str] | None:
    """What stands behind a word that both begin with, where it is a name of its own."""
    for word in _JOINED:
        if one.startswith(word) and other.startswith(word) and min(len(one), len(other)) > len(word) + 2:
            return one[len(word) :], other[len(word) :]
    return None


def _is_end_of(short: str, name: str) -> bool:
    """Whether a name of Yoruba or Igbo is called by its end, without what it begins with: Oluwaseun is Seun."""
    rest = next((name.removeprefix(word) for word in _OF_GOD_OR_CROWN if name.startswith(word)), "")
    return len(rest) > 2 and short in (rest, rest.removeprefix("wa"))


def _are_two_names(one: str, other: str) -> bool:
    """Whether two given names are each in use of their own, so that neither is a form or a slip of the other.

    A man's name and its woman's form; two names that many bear, unless they are one name in two spellings. What the
    tables call a short form of the other is one.
    """
    key, other_key = spelling_key(one), spelling_key(other)
    if key == other_key:
        return False
    direct = one in full_forms(other) or other in full_forms(one)
    if (_is_of_a_man(one) and _is_of_a_woman(other, one)) or (_is_of_a_man(other) and _is_of_a_woman(one, other)):
        ending = _has_female_ending(one, other) or _has_female_ending(other, one)
        return ending or not (direct or _are_homophones(one, other))
    if direct:
        return False
    if key.removesuffix("e") == other_key.removesuffix("e") or _with_k(one) == _with_k(other):
        return False
    if not (_is_wide(one) and _is_wide(other)) or _is_pet_form(one, other) or _is_pet_form(other, one):
        return False
    return full_forms(one).isdisjoint(full_forms(other)) or not _is_spelling_of(one, other, OSA.distance(one, other))


def _is_of_a_man(word: str) -> bool:
    sex = rarity.sex_of_given().get(word)
    return sex == "m" or (sex is None and is_listed_given_name(word) and word[-1] not in "aeiouy")


def _is_of_a_woman(word: str, mans: str) -> bool:
    """Whether a name is one that women bear, or a man's with the ending of one."""
    sex = rarity.sex_of_given().get(word)
    if sex == "f":
        return rarity.sex_of_given().get(mans) == "m" or _has_female_ending(word, mans)
    return sex is None and not word.endswith("e") and _has_female_ending(word, mans)


def _has_female_ending(word: str, mans: str) -> bool:
    return len(mans) > 2 and word.startswith(mans) and word[len(mans) :] in _FEMALE


def _are_homophones(one: str, other: str) -> bool:
    """Francis and Frances: one vowel for another in a name that sounds the same, and so easily a mistake."""
    return len(one) == len(other) and Hamming.distance(one, other) == 1 and sound(one) == sound(other)


def _is_wide(word: str) -> bool:
    return rarity.given().get(word, WIDE + 1) <= WIDE


def _is_pet_form(pet: str, name: str) -> bool:
    """Katie of Kate, Annie of Ann. Not Ellie of Ella: another name has the same."""
    match = _PET.match(pet)
    return match is not None and name in (match["stem"], f"{match['stem']}e")


@lru_cache(maxsize=16_384)
def spelling_key(word: str) -> str:
    """Equal of two spellings of one given name: philip and phillip, sara and sarah, karim and kareem, clare and claire.

    Further than the sound, it tells vowels apart.
    """
    key = word.replace("ph", "f").replace("y", "i").replace("z", "s")
    key = _K.sub("k", key[0] + _MUTE_H.sub("", key[1:]))
    key = _ONE_VOWEL.sub(lambda match: _VOWEL_OF[match[0]], key)
    return _FINAL_I.sub("i", _DOUBLED.sub(r"\1", key))


_MUTE_H: Final = re.compile("h(?![aeiou])|(?<![aeiou])h")
_VOWEL_OF: Final = {"ee": "i", "oo": "u", "ou": "u", "ae": "e", "ai": "a", "ei": "i"}
_ONE_VOWEL: Final = re.compile("|".join(f"{pair}(?!$)" for pair in _VOWEL_OF))
_FINAL_I: Final = re.compile("[aei]+i$|ie$|ee$|i[aei]?e$")
_DOUBLED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=32_768)
def surname_similarity(one: str, other: str) -> Similarity:
    """Symmetric. Most surnames are unlisted, so an unlisted one is as good a name as any."""
    if one == other:
        return Similarity.SAME
    if len(one) == 1 or len(other) == 1:
        return Similarity.INITIAL if one[0] == other[0] else Similarity.NOT
    shorter, longer = sorted((len(one), len(other)))
    distance = OSA.distance(one, other)
    if _sounds_alike(one, other, distance):
        return Similarity.CLOSE
    if one in _SURNAMES and other in _SURNAMES:
        return _listed_surnames(shorter, longer, distance)
    if distance <= _allowed_slips(longer) or (shorter >= 5 and (one.startswith(other) or other.startswith(one))):
        return Similarity.CLOSE
    return Similarity.UNCLEAR if distance * 2 <= longer else Similarity.NOT


def _listed_surnames(shorter: int, longer: int, distance: int) -> Similarity:
    """harris and harrison, gill and hill are two families; thompson and thomson may be one."""
    if distance == 1 and shorter < longer >= 8:
        return Similarity.CLOSE
    return Similarity.UNCLEAR if distance * 2 <= longer else Similarity.NOT


@lru_cache(maxsize=16_384)
def is_listed_given_name(word: str) -> bool:
    """Whether people bear this given name, as far as the tables know; an initial is none."""
    return len(word) > 1 and (word in _GIVEN or rarity.is_given_name(word))


def is_rare(word: str) -> bool:
    """Whether the word is no listed given name and no common surname."""
    return len(word) > 1 and word not in _GIVEN and (word not in _SURNAMES or rarity.surname_bits(word) >= RARE)


@lru_cache(maxsize=16_384)
def full_forms(word: str) -> frozenset[str]:
    """The word itself and the names in full it is used for; ``tommie`` is used for what ``tom`` is used for."""
    pet = _PET.match(word)
    stem = _FORMS.get(pet["stem"], frozenset((pet["stem"],))) if pet else frozenset[str]()
    return _FORMS.get(word, frozenset((word,))) | stem


def _listed_spelling(one: str, other: str) -> Similarity:
    """maria and marie sound the same; harry and larry do not, nor do emre and emir."""
    distance = OSA.distance(one, other)
    if _one_begins_the_other(one, other) or _is_spelling_of(one, other, distance):
        return Similarity.CLOSE
    if spelling_key(one) == spelling_key(other):
        return Similarity.CLOSE
    return Similarity.SIMILAR if distance <= _allowed_slips(max(len(one), len(other))) else Similarity.NOT


def _is_spelling_of(one: str, other: str, distance: int) -> bool:
    """They sound alike and differ in one letter, or in two with vowels in one place; or a k is written otherwise."""
    if _with_k(one) == _with_k(other):
        return True
    if distance > 2 or len(sound(one)) <= 2 or not _sounds_alike(one, other, distance):
        return False
    return distance == 1 or _syllables(one) == _syllables(other)


@lru_cache(maxsize=16_384)
def _with_k(word: str) -> str:
    """Every k written as one, no h after a last vowel: rebecca and rebekah are rebeka, christina kristina."""
    return _LAST_H.sub("", _K.sub("k", word))


def _syllables(word: str) -> str:
    """Where vowels stand among the consonants, without what is mute: emre is ab, emir abab."""
    return _VOWELS.sub("a", _CONSONANTS.sub("b", _MUTE.sub("", word)))


def _unlisted_spelling(one: str, other: str) -> Similarity:
    """At least one is no well-known name, so it may be another one with its mistakes.

    Not where they begin with other letters, as the names of twins do: harpreet and manpreet, marek and jarek.
    """
    longer, distance = max(len(one), len(other)), OSA.distance(one, other)
    if not _begin_alike(one, other):
        return Similarity.SIMILAR if distance * 2 <= longer else Similarity.NOT
    slips = max(longer // 3, _allowed_slips(longer))
    if _one_begins_the_other(one, other) or distance <= slips or _sounds_alike(one, other, distance):
        return Similarity.CLOSE
    return Similarity.UNCLEAR if distance * 2 <= longer else Similarity.NOT


def _begin_alike(one: str, other: str) -> bool:
    """With one letter, or with two that changed places."""
    return one[0] == other[0] or one[:2] == other[1::-1]


def _one_begins_the_other(one: str, other: str) -> bool:
    """One is cut short: sam and samuel."""
    return min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one))


def _sounds_alike(one: str, other: str, distance: int) -> bool:
    """They begin and sound alike and are not too short for that to mean anything."""
    return one[0] == other[0] and distance < min(len(one) - 1, len(other) - 1, 4) and sound(one) == sound(other)


def _allowed_slips(longer: int) -> int:
    """How many slips of the pen a name of so many letters may have."""
    return (longer + 2) // 5 if longer > 3 else 0


def _slip_of_a_form(word: str, right: frozenset[str]) -> bool:
    """No well-known name, but one slip away from a name that the other is short for: thojas and tom."""
    if is_listed_given_name(word) or len(word) < 5:
        return False
    begun_alike = (form for form in right if len(form) >= 5 and _begin_alike(word, form))
    return any(OSA.distance(word, form, score_cutoff=1) <= 1 for form in begun_alike)
