"""A tree of wordings: from the rarest word of each to the rest of it, first to the right and then to the left.

A text is walked once. Where a word stands that is the rarest of some wording, that wording's other words are looked
for beside it. A wording has so many words and gaps and no more, so what one word costs is bounded whatever the text is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

WIDEST: Final = 4
"""Words that a gap of a wording may span."""
SENTENCE_ENDS: Final = frozenset(".!?;\n") | {""}


class Sense(NamedTuple):
    """What a wording says: a sort (field of ``Extracted``, or what the reading itself needs) and a value of it."""

    sort: str
    value: str
    absence: bool = False  # the wording has a negative word of its own: nobody has seen
    doubtful: bool = False  # means something else as often: counts beside a word of its field alone


class Hit(NamedTuple):
    """A wording met: from which word to before which, and what it says."""

    start: int
    end: int
    means: Sense
    told_by: tuple[int, ...] = ()  # the words that say it, where it is not all of them

    def words(self) -> Iterable[int]:
        """Where the words stand that say it."""
        return self.told_by or range(self.start, self.end)


@dataclass(slots=True)
class Node:
    """What may stand next."""

    by_word: dict[str, Node] = field(default_factory=dict)
    gap: Node | None = None  # what may stand after some words more
    turn: Node | None = None  # what must stand to the left of the rarest word, once all to its right was met
    means: tuple[Sense, ...] = ()


def hits(root: Node, words: Sequence[str]) -> list[Hit]:
    """Every wording in these words. Sentence ends are words; the first and the last word are empty."""
    found: list[Hit] = []
    for at, node in enumerate(map(root.by_word.get, words)):
        if node is not None and _leads_on(
            node, words, at
        ):  # most rare words have nothing of their wordings beside them
            _to_the_right(node, words, at, at + 1, found)
    return found


def _leads_on(node: Node, words: Sequence[str], at: int) -> bool:
    """Whether a word is a wording by itself, or may have the next word of one beside it."""
    if node.means or node.gap is not None or words[at + 1] in node.by_word:
        return True
    turn = node.turn
    return turn is not None and (turn.gap is not None or bool(turn.means) or words[at - 1] in turn.by_word)


def _to_the_right(node: Node, words: Sequence[str], start: int, at: int, found: list[Hit]) -> None:
    """From the rarest word at ``start``, the words before ``at`` being met. As deep as a wording is long."""
    for means in node.means:
        found.append(Hit(start, at, means))  # noqa: PERF401 (most nodes say nothing yet)
    turn = node.turn
    if turn is not None and (turn.means or turn.gap is not None or words[start - 1] in turn.by_word):
        _to_the_left(turn, words, start - 1, at, found)
    following = node.by_word.get(words[at])
    if following is not None:
        _to_the_right(following, words, start, at + 1, found)
    if node.gap is not None:
        by_word = node.gap.by_word
        if not by_word.keys().isdisjoint(words[at : at + WIDEST + 1]):
            for later in range(at, min(at + WIDEST + 1, len(words))):
                if (word := words[later]) in SENTENCE_ENDS:
                    break
                if (following := by_word.get(word)) is not None:
                    _to_the_right(following, words, start, later + 1, found)


def _to_the_left(node: Node, words: Sequence[str], at: int, end: int, found: list[Hit]) -> None:
    """The words after ``at`` being met, up to before ``end``."""
    for means in node.means:
        found.append(Hit(at + 1, end, means))  # noqa: PERF401
    following = node.by_word.get(words[at])
    if following is not None:
        _to_the_left(following, words, at - 1, end, found)
    if node.gap is not None:
        by_word, first = node.gap.by_word, at - WIDEST if at > WIDEST else 0
        if not by_word.keys().isdisjoint(words[first : at + 1]):
            for later in range(at, first - 1, -1):
                if (word := words[later]) in SENTENCE_ENDS:
                    break
                if (following := by_word.get(word)) is not None:
                    _to_the_left(following, words, later - 1, end, found)
