"""Comparison of names: given name, further given names, surname, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from reference.names import rarity
from reference.names.words import words
from streams.resolution.persons.comparison.level_weights import LEVEL_WEIGHTS, LIMITS, LevelWeight, level_bits
from streams.resolution.persons.comparison.word_similarity import (
    Similarity,
    full_forms,
    given_name_similarity,
    surname_similarity,
)
from values.name import Name

rarity.origins()  # read at start, so that no mention waits for it
_LIKELY: Final = Similarity.CLOSE
_PLAIN: Final = ("surname.equal", "surname.part", "surname.slip", "surname.close")
_UNLIKE: Final = {Similarity.NOT: "different", Similarity.SIMILAR: "similar", Similarity.UNCLEAR: "unclear"}


class NameComparison(NamedTuple):
    """``total`` is their sum."""

    given: LevelWeight
    middle: LevelWeight
    surname: LevelWeight
    order: LevelWeight
    total: int


class ComparedNames(NamedTuple):
    """A comparison of names, and the two that were compared; None: one side has none."""

    comparison: NameComparison
    one: Name | None
    other: Name | None


def compare_names(one: Name, other: Name) -> NameComparison:
    """The best comparison of two names, independent of which comes first."""
    if len(one.given) == len(one.surname) == len(other.given) == len(other.surname) == 1:
        words = first, second, last, other_last = one.given[0], other.given[0], one.surname[0], other.surname[0]
        if first != other_last and second != last:
            return _compare_word_by_word(*words)
    return _compare(one, other) if one <= other else _compare(other, one)


@lru_cache(maxsize=65_536)
def _compare_word_by_word(first: str, second: str, last: str, other_last: str) -> NameComparison:
    """The comparison of ``first last`` and ``second other_last``, as ``_compare`` has it of any names.

    So most names are, and most pairs have been compared by nothing but these four words.
    """
    given, surname = _compare_first_names(first, second), _compare_last_names(last, other_last)
    if given.level in _SHARES and surname.bits > 0:
        given, surname = _together((first, second), (last, other_last), given, surname)
    return _comparison(given, LEVEL_WEIGHTS["middle.unknown"], surname, LEVEL_WEIGHTS["names.in-order"])


@lru_cache(maxsize=32_768)
def _compare_first_names(first: str, second: str) -> LevelWeight:
    """The only given name of one with that of another."""
    like = given_name_similarity(first, second)
    if like is Similarity.INITIAL:
        return LEVEL_WEIGHTS["given.initial"]
    if like >= _LIKELY:
        level = {Similarity.SAME: "given.equal", Similarity.SHORT: "given.short"}.get(like) or _close(first, second)
        return _share(level, _commoner(given_bits, first, second))
    return LEVEL_WEIGHTS["given.initial-different" if 1 in (len(first), len(second)) else f"given.{_UNLIKE[like]}"]


@lru_cache(maxsize=32_768)
def _compare_last_names(last: str, other_last: str) -> LevelWeight:
    """A surname of one word with that of another."""
    like = surname_similarity(last, other_last)
    if like is Similarity.SAME:
        return _share("surname.equal", rarity.surname_bits(last))
    if like >= _LIKELY:
        close = "surname.slip" if is_one_mistyped(last, other_last, rarity.is_surname) else "surname.close"
        return _share(close, _commoner(rarity.surname_bits, last, other_last))
    return LEVEL_WEIGHTS["surname.similar" if like is Similarity.UNCLEAR else "surname.different"]


@lru_cache(maxsize=32_768)
def _compare(one: Name, other: Name) -> NameComparison:
    """In order as written, or swapped, or with a single word taken as given name or surname."""
    if len(one.words) != len(other.words) and "".join(one.words) == "".join(other.words):
        return _read(max(one, other, key=_parts), max(one, other, key=_parts), "names.in-order")
    plain = (_likeliest(one), _likeliest(other))
    best = _read(*plain, "names.in-order")
    if best.surname.level in _PLAIN and best.given.bits >= 0:
        return best
    if not (one.given and other.given):
        others = [_read(a, b, "names.in-order") for a in _taken(one) for b in _taken(other) if (a, b) != plain]
    else:
        swapped = [_swapped(one, other)] if _crosswise(one, other) else []
        others = [reading for reading in swapped if "equal" in reading.given.level + reading.surname.level]
    return max((best, *others), key=lambda reading: (reading.total, reading))


def _crosswise(one: Name, other: Name) -> bool:
    """A surname is a given name of the other: else too little agrees to be sure that one is written the other way."""
    return (
        one.given[0] == other.surname[0]
        or one.surname[0] == other.given[0]
        or "".join(one.given) == "".join(other.surname)
        or "".join(one.surname) == "".join(other.given)
    )


def _swapped(one: Name, other: Name) -> NameComparison:
    """One of the two read the other way round: the one whose words are less often given name and surname as they stand.

    Where neither is likelier, the reading that says less.
    """
    read = [
        (_as_known(a), _read(a, Name(b.surname, b.given, sure=False), "names.swapped"))
        for a, b in ((one, other), (other, one))
    ]
    likelier = max(known for known, _ in read)
    return min((reading for known, reading in read if known == likelier), key=lambda reading: (reading.total, reading))


def _as_known(name: Name) -> int:
    """How many of given name and surname are known as such."""
    return rarity.is_given_name(name.given[0]) + rarity.is_surname(name.surname[-1])


def _parts(name: Name) -> int:
    return len(name.words)


def _taken(name: Name) -> tuple[Name, ...]:
    """A single word may be either, unless it is a given name and no surname."""
    likeliest = _likeliest(name)
    if name.given or likeliest is not name:
        return (likeliest,)
    return name, Name(name.surname, (), sure=False)


def _likeliest(name: Name) -> Name:
    if name.given or not rarity.is_given_name(name.surname[0]) or rarity.is_surname(name.surname[0]):
        return name
    return Name(name.surname, (), sure=False)


def _read(one: Name, other: Name, order: str) -> NameComparison:
    given, middle = compare_given_names(one, other), compare_middle_names(one, other)
    surname, in_order = compare_surnames(one, other), LEVEL_WEIGHTS[order]
    if order == "names.swapped":
        in_order = LEVEL_WEIGHTS[order if _reads_both_ways(one) else "names.exchanged"]
        given = LEVEL_WEIGHTS["given.different"] if given.level == "given.unclear" else given
    if given.level in _SHARES and surname.bits > 0:
        names = ((one.given[0], other.given[0]), (one.surname[-1], other.surname[-1]))
        given, surname = _together(*names, given, surname)
    return _comparison(given, middle, surname, in_order)


_SHARES: Final = {
    level: level_bits(f"{level}-share")
    for level in ("given.equal", "given.short", "given.slip", "given.close", "given.alike")
}
_SURNAME_SHARES: Final = {
    level: level_bits(f"{level}-share") for level in ("surname.equal", "surname.part", "surname.slip", "surname.close")
}


def _reads_both_ways(name: Name) -> bool:
    """Whether it may be another's name with its parts exchanged: Thomas Gabriel, and hardly Noel Brixerwell."""
    return rarity.is_surname(name.given[0]) and rarity.is_given_name(name.surname[-1])


def _together(
    firsts: tuple[str, str], lasts: tuple[str, str], given: LevelWeight, surname: LevelWeight
) -> tuple[LevelWeight, LevelWeight]:
    """The weights of two given names and two surnames that agree, as far as both are not independent.

    Both are those of one origin: the surname among the people here, the given name among those who bear such surnames.
    What no full name says is added to the given name, or taken from the surname.
    """
    first = min(firsts, key=lambda word: (given_bits(word), word))
    last = min(lasts, key=lambda word: (rarity.surname_bits(word), word))
    parts = _full_name_parts(first, last)
    at_least = max(parts.given, LIMITS["commonest"] - parts.surname)
    given_share, surname_share = _SHARES[given.level], _SURNAME_SHARES.get(surname.level)
    given = LevelWeight(given.level, at_least * given_share // 100)
    together = surname.bits if surname_share is None else parts.surname * surname_share // 100
    return given, LevelWeight(surname.level, min(together, LIMITS["names"] - given.bits))


@lru_cache(maxsize=16_384)
def _full_name_parts(given: str, surname: str) -> rarity.NameParts:
    """Of the commonest name in full that the given name is short for, too, less a bit for the short form."""
    parts = [rarity.full_name_parts(given, surname)]
    for form in full_forms(given) - {given} if len(given) > 1 else ():
        named = rarity.full_name_parts(form, surname)
        parts.append(named._replace(given=named.given + SHORT_FORM))
    return min(parts, key=lambda part: (sum(part), part))


SHORT_FORM: Final = 100
"""Half of those with a name that has a short form are called by it."""


@lru_cache(maxsize=16_384)
def _comparison(given: LevelWeight, middle: LevelWeight, surname: LevelWeight, order: LevelWeight) -> NameComparison:
    """Cached, since few combinations of levels exist."""
    return NameComparison(given, middle, surname, order, given.bits + middle.bits + surname.bits + order.bits)


def compare_given_names(one: Name, other: Name) -> LevelWeight:
    """The first given names are the same, one a short form or a slip of the other, an initial of it, or different."""
    if not (one.given and other.given):
        return LEVEL_WEIGHTS["given.unknown"]
    first, second = one.given[0], other.given[0]
    if given_name_similarity(first, second) >= Similarity.INITIAL:
        return _compare_first_names(first, second)
    if len(one.given) != len(other.given) and "".join(one.given) == "".join(other.given):
        return _share("given.equal", given_bits(first))
    if found := _first_among(one.given, other.given):
        return _share("given.other", _commoner(given_bits, *found))
    return _compare_first_names(first, second)


def _close(first: str, second: str) -> str:
    """The level of two given names that are nearly one: by how many of the two are names that people bear."""
    known = rarity.is_given_name(first) + rarity.is_given_name(second)
    return ("given.close", "given.slip", "given.alike")[known]


def compare_middle_names(one: Name, other: Name) -> LevelWeight:
    """Further given names: equal, initials, in part, or different. Only where the first given names agree."""
    further, other_further = one.given[1:], other.given[1:]
    if further and other_further and given_name_similarity(one.given[0], other.given[0]) < Similarity.INITIAL:
        return LEVEL_WEIGHTS["middle.unknown"]
    if not (further and other_further):
        return LEVEL_WEIGHTS["middle.unknown"]
    left = [word for word in further if _best_pair(given_name_similarity, (word,), other_further) is None]
    other_left = [word for word in other_further if _best_pair(given_name_similarity, (word,), further) is None]
    if not (left and other_left):
        return LEVEL_WEIGHTS["middle.equal"]
    if any(given_name_similarity(a, b) is Similarity.INITIAL for a in left for b in other_left):
        return LEVEL_WEIGHTS["middle.initial"]
    if len(left) < len(further):
        return LEVEL_WEIGHTS["middle.part"]
    is_shared = any(is_shared_by_siblings(name.given[0]) for name in (one, other))
    return LEVEL_WEIGHTS["middle.second-name" if is_shared else "middle.different"]


@lru_cache(maxsize=16_384)
def is_shared_by_siblings(first: str) -> bool:
    """Whether several children of a family bear this as the first of two given names, and are called by the second.

    Those of a list (Mohammed, Nur, Thi, Mary, Jean), and every Chinese one: children of a generation share it.
    """
    if first in words("shared-first") or "mohammed" in full_forms(first):
        return True
    return first in rarity.origins()["chinese"].given and first not in rarity.given()


def compare_surnames(one: Name, other: Name) -> LevelWeight:
    """The surnames are the same, share a part, are a slip of one another, stand among the given names, or differ."""
    if not (one.surname and other.surname):
        return LEVEL_WEIGHTS["surname.unknown"]
    if one.surname == other.surname or "".join(one.surname) == "".join(other.surname):
        return _share("surname.equal", max(map(_bits_of_surname(one, other), one.surname)))
    shared = [word for word in one.surname if word in other.surname]
    if shared:
        return _share("surname.part", max(map(rarity.surname_bits, shared)))
    if found := _best_pair(surname_similarity, one.surname, other.surname):
        close = "surname.slip" if is_one_mistyped(*found, rarity.is_surname) else "surname.close"
        return _share(close, _commoner(_bits_of_surname(one, other), *found))
    among = [word for word in one.surname if word in other.given] + [
        word for word in other.surname if word in one.given
    ]
    if among:
        return _share("surname.among-given", min(map(rarity.surname_bits, among)))
    like = max(surname_similarity(a, b) for a in one.surname for b in other.surname)
    return LEVEL_WEIGHTS["surname.similar" if like is Similarity.UNCLEAR else "surname.different"]


def is_one_mistyped(first: str, second: str, known: Callable[[str], bool]) -> bool:
    """Whether one of two words that are nearly one is a name and the other none: whoever bears it was mistyped."""
    return known(first) is not known(second)


def _first_among(words: tuple[str, ...], other_words: tuple[str, ...]) -> tuple[str, str] | None:
    """The first given name of one stands among the further ones of the other."""
    found = [
        _best_pair(given_name_similarity, words[:1], other_words[1:]),
        _best_pair(given_name_similarity, other_words[:1], words[1:]),
    ]
    return next((pair for pair in found if pair), None)


def _bits_of_surname(one: Name, other: Name) -> Callable[[str], int]:
    """A single word that is all there is of a name may be a given name: the smaller weight counts."""
    single = any(not name.sure and len(name.words) == 1 for name in (one, other))
    return _bits_of_either if single else rarity.surname_bits


def _bits_of_either(word: str) -> int:
    return min(given_bits(word), rarity.surname_bits(word))


def _best_pair(
    alike: Callable[[str, str], Similarity], words: Iterable[str], other_words: Iterable[str]
) -> tuple[str, str] | None:
    best, found = _LIKELY - 1, None
    for a in words:
        for b in other_words:
            if (like := alike(a, b)) > best:
                best, found = like, (a, b)
    return found


def _commoner(bits: Callable[[str], int], first: str, second: str) -> int:
    return min(bits(first), bits(second))


@lru_cache(maxsize=16_384)
def _share(level: str, bits: int) -> LevelWeight:
    return LevelWeight(level, level_bits(f"{level}-share") * bits // 100)


@lru_cache(maxsize=16_384)
def given_bits(word: str) -> int:
    """Weight of a given name: at most that of the commonest name it is short for, and a bit more for the short form."""
    forms = full_forms(word) - {word} if len(word) > 1 else ()
    return min([rarity.given_bits(word), *(rarity.given_bits(form) + SHORT_FORM for form in forms)])
