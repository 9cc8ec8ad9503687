"""Vocabularies: closed lists of codes, each with what it counts for and the other words that systems use for it.

A code is looked up whatever its writing: capitals, spaces, underscores, hyphens, plurals. A code nobody knows is no
error: it is stored and shown, and counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, Self
from unicodedata import normalize

from schemas.vocabulary.meanings import Meaning

NOTHING: Final[frozenset[Meaning]] = frozenset()
LONGEST: Final = 80
"""Characters of a code. What is longer is a text and is not looked up."""

_FORM: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_BETWEEN: Final = re.compile(r"[\W_]+")
_IRREGULAR: Final = {"knives": "knife", "children": "child", "women": "woman", "men": "man", "people": "person"}
_BESIDE: Final = frozenset(
    "of the a an and in by with to for on at suspected possible alleged offence related activity concern intelligence"
    " incident involving linked illegal illicit".split()
)
"""Words that a code of an unordered vocabulary may have or lack."""
_NEAREST, _LIKE = 3, 0.6  # how many known codes are proposed, and how alike they must be (0 to 1)


def has_form_of_a_code(text: str) -> bool:
    """Whether the text is written as a code: lower case letters, digits and hyphens, at most 80."""
    return _FORM.fullmatch(text) is not None


def as_code(text: str) -> str:
    """The text in the form of a code: ``Child Criminal_Exploitation`` is ``child-criminal-exploitation``."""
    return _BETWEEN.sub("-", normalize("NFKC", text).casefold().replace("'", "")).strip("-")


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    return "-".join(map(_singular, as_code(text).split("-")))


def _unordered(folded: str) -> frozenset[str]:
    return frozenset(folded.split("-")) - _BESIDE


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


class Term(NamedTuple):
    """One code of a vocabulary. ``others`` are codes of other systems that mean the same."""

    code: str
    title: str  # in words, for people
    counts_for: frozenset[Meaning] = NOTHING
    others: tuple[str, ...] = ()


def term(code: str, *counts_for: Meaning, title: str = "", others: str = "") -> Term:
    """A term; its title is the code in words unless given, ``others`` are separated by blanks."""
    return Term(code, title or code.replace("-", " "), frozenset(counts_for), tuple(others.split()))


class Vocabulary:
    """A closed list of terms. ``name`` is what a code of it is called in messages: ``threat``, ``role``.

    ``any_order``: the order of words says nothing (``exploitation of a child``). It does where a code has a direction.
    ``in_company``: single words, each a known code, that mean the same beside others; a code that is made of these and
    of known codes of several words, and of nothing else, counts for all that they count for (``heroin-and-firearms``).
    """

    def __init__(
        self, name: str, terms: Iterable[Term], *, any_order: bool = False, in_company: Iterable[str] = ()
    ) -> None:
        self.name, self.terms, self._any_order = name, tuple(terms), any_order
        self._in_company = frozenset(frozenset((_folded(word),)) for word in in_company)
        self._meanings = lru_cache(maxsize=4_096)(self._look_up)  # rules ask for a few codes very often
        self._of_parts = lru_cache(maxsize=4_096)(self._made_of_parts)

    def read(self, text: str) -> Term | None:
        """The term that the text stands for, in whatever writing. None: nobody knows it."""
        if len(text) > LONGEST:
            return None
        folded = _folded(text)
        found = self._by_word.get(folded)
        if found or not self._any_order:
            return found
        words = _unordered(folded)
        return self._by_words.get(words) or (self._of_parts(as_code(text)) if len(words) > 1 else None)

    def _made_of_parts(self, code: str) -> Term | None:
        """A term for a code that is made of known ones, under its own code; of one alone, that term."""
        words = _unordered(_folded(code))
        parts = {known: one for known, one in self._by_words.items() if known <= words and self._is_part(known)}
        if frozenset().union(*parts) != words:
            return None
        first, *more = sorted(set(parts.values()))
        meanings = first.counts_for.union(*(one.counts_for for one in more))
        return Term(code, code.replace("-", " "), meanings) if more else first

    def _is_part(self, words: frozenset[str]) -> bool:
        return len(words) > 1 or words in self._in_company

    def counts_for(self, text: str | None) -> frozenset[Meaning]:
        """What the text counts for; nothing where there is none, or nobody knows it."""
        return NOTHING if text is None else self._meanings(text)

    def _look_up(self, text: str) -> frozenset[Meaning]:
        found = self.read(text)
        return found.counts_for if found else NOTHING

    def means(self, text: str | None, *meanings: Meaning) -> bool:
        """Whether the text counts for any of these."""
        return not self.counts_for(text).isdisjoint(meanings)

    def codes(self, meaning: Meaning) -> frozenset[str]:
        """Every code of this vocabulary that counts for this."""
        return frozenset(one.code for one in self.terms if meaning in one.counts_for)

    def nearest(self, text: str) -> tuple[str, ...]:
        """The known codes that are written most alike, at most three."""
        near = get_close_matches(_folded(text[:LONGEST]), list(self._by_word), n=_NEAREST, cutoff=_LIKE)
        return tuple(dict.fromkeys(self._by_word[word].code for word in near))

    @cached_property
    def _by_word(self) -> Mapping[str, Term]:
        words = {_folded(word): one for one in self.terms for word in one.others}
        return MappingProxyType(words | {_folded(one.code): one for one in self.terms})

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], Term]:
        """By the words of a code in any order. Words that would stand for two terms stand for none."""
        found: dict[frozenset[str], Term | None] = {}
        for word, one in self._by_word.items():
            words = _unordered(word)
            found[words] = one if found.get(words, one) is one else None
        return MappingProxyType({words: one for words, one in found.items() if words and one})


class OpenCode(StrEnum):
    """An enum of codes that also reads the other words of its vocabulary, and takes a code that nobody knows.

    Such a code is an instance that is none of the members: it is shown as it was written, and no rule asks for it.
    What has not the form of a code is refused, as with any enum.
    """

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What the members mean."""
        raise NotImplementedError

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str) or len(value) > LONGEST:
            return None
        if known := cls.vocabulary().read(value):
            return cls(known.code)
        if not has_form_of_a_code(value):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = unknown._value_ = value
        return unknown

    @property
    def is_known(self) -> bool:
        """Whether it is one of the members."""
        return self.value in type(self)._value2member_map_

    @property
    def counts_for(self) -> frozenset[Meaning]:
        """What it counts for; nothing where nobody knows it."""
        return self.vocabulary().counts_for(self.value)


def open_code_of(codes: Sequence[str]) -> type[OpenCode] | None:
    """The enum that has these members in this order, where it takes codes that nobody knows, too."""
    return next((of for of in OpenCode.__subclasses__() if [str(one) for one in of] == list(codes)), None)
