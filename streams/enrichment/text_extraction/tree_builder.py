"""Make a tree of wordings, each with what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import inf
from typing import Final

from reference import text_words
from streams.enrichment.text_extraction.forms import forms
from streams.enrichment.text_extraction.tree import Node, Sense

GAP: Final = ".."
_RARE: Final = 1 / 2000


@dataclass(slots=True)
class _Sprout:
    """A node while the tree grows: a word may still lead to several."""

    by_word: dict[str, tuple[_Sprout, ...]] = field(default_factory=dict)
    gap: _Sprout | None = None
    turn: _Sprout | None = None
    means: tuple[Sense, ...] = ()


class TreeBuilder:
    """Takes wordings, one by one, in the notation of ``reference.text_words``."""

    def __init__(self) -> None:
        self._root = _Sprout()
        self._sprouts: dict[tuple[int, str], _Sprout] = {}  # by what leads there: the sprout before, and an element
        self._nodes: dict[frozenset[int], Node] = {}

    def add(self, means: Sense, wording: str) -> None:
        """One more wording: from its rarest element to the right, then to the left."""
        elements = wording.split()
        rarest = min(range(len(elements)), key=lambda at: commonness(elements[at]))
        ends = self._after((self._root,), elements[rarest:])
        if rarest:
            ends = self._after(tuple(map(_turned, ends)), elements[rarest - 1 :: -1], left=True)
        for end in ends:
            end.means = tuple(dict.fromkeys((*end.means, means)))

    def build(self) -> Node:
        """The tree, in which a word leads to one node at most."""
        return self._merged((self._root,))

    def _after(self, here: tuple[_Sprout, ...], elements: Iterable[str], *, left: bool = False) -> tuple[_Sprout, ...]:
        for element in elements:
            following = tuple(self._next(one, element.removesuffix("?"), left=left) for one in here)
            here = (*here, *following) if element.endswith("?") else following
        return here

    def _next(self, here: _Sprout, element: str, *, left: bool) -> _Sprout:
        """Where one element of a wording leads: every wording that goes on with it shares that sprout."""
        if (following := self._sprouts.get((id(here), element))) is None:
            following = self._sprouts[id(here), element] = _Sprout()
            if element == GAP:
                here.gap = following
            else:
                self._lead(here, element, following, left=left)
        return following

    def _lead(self, here: _Sprout, element: str, to: _Sprout, *, left: bool) -> None:
        """Lead on by every alternative of an element; a member of a class may be several words."""
        for one in element.split("/"):
            if one.startswith("<"):
                for member in text_words.classes()[one[1:-1]]:
                    *first, last = reversed(member.split()) if left else member.split()
                    (before,) = self._after((here,), first, left=left)
                    self._lead(before, last, to, left=left)
            else:
                for form in forms(one):
                    here.by_word[form] = (*here.by_word.get(form, ()), to)

    def _merged(self, sprouts: tuple[_Sprout, ...]) -> Node:
        """One node for several sprouts."""
        same = frozenset(map(id, sprouts))
        if (node := self._nodes.get(same)) is None:
            node = self._nodes[same] = Node(means=tuple(dict.fromkeys(one for each in sprouts for one in each.means)))
            by_word: dict[str, tuple[_Sprout, ...]] = {}
            for sprout in sprouts:
                for word, following in sprout.by_word.items():
                    by_word[word] = (*by_word.get(word, ()), *following)
            node.by_word = {word: self._merged(following) for word, following in by_word.items()}
            node.gap = self._all(one.gap for one in sprouts)
            node.turn = self._all(one.turn for one in sprouts)
        return node

    def _all(self, sprouts: Iterable[_Sprout | None]) -> Node | None:
        there = tuple(one for one in sprouts if one is not None)
        return self._merged(there) if there else None


def _turned(here: _Sprout) -> _Sprout:
    if here.turn is None:
        here.turn = _Sprout()
    return here.turn


@cache
def commonness(element: str) -> float:
    """How often texts have it, beside "the", after Zipf. Endless for what may be missing, and for numbers."""
    if element == GAP or element.endswith("?") or element.startswith("#"):
        return inf
    return sum(_shares().get(word, _RARE) for one in element.split("/") for word in _first_words(one))


@cache
def _shares() -> dict[str, float]:
    return {word: 1 / rank for rank, word in enumerate(text_words.common(), 1)}


def _first_words(element: str) -> frozenset[str]:
    if element.startswith("<"):
        members = text_words.classes()[element[1:-1]]
        return frozenset().union(*(_first_words(one) for member in members for one in member.split()[0].split("/")))
    return forms(element)
