"""Decisions that were published and are not concluded yet, so that whoever decided sees theirs at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from schemas.views import View

MOST: Final = 2_000
"""Decisions in memory; the oldest goes first. What is forgotten is shown once it is concluded, as any other."""


class Pending(NamedTuple):
    """A decision in words, by whom, its event, what to know of it, and whether the page's document has it by now."""

    words: str
    by: str
    event: str
    notes: tuple[str, ...] = ()
    concluded: bool = False


class PendingDecisions:
    """By view and subject. They are seen by everybody who may see the subject in that view."""

    def __init__(self) -> None:
        self._by_event: OrderedDict[str, tuple[View, frozenset[str], Pending]] = OrderedDict()

    def add(self, view: View, subjects: frozenset[str], decision: Pending) -> None:
        """Remember it for the pages of these subjects."""
        self._by_event[decision.event] = (view, subjects, decision)
        while len(self._by_event) > MOST:
            self._by_event.popitem(last=False)

    def about(self, view: View, document: Any) -> tuple[Pending, ...]:
        """Those about a document or its two persons; one that its decisions show is concluded, and given once more."""
        concluded, about = set(_decided_events(document)), {document["id"], *document.get("persons", ())}
        found = []
        for event, (seen_in, subjects, decision) in list(self._by_event.items()):
            if seen_in is view and not about.isdisjoint(subjects):
                found.append(decision._replace(concluded=event in concluded))
                if event in concluded:
                    del self._by_event[event]
        return tuple(found)


def _decided_events(document: Any) -> Iterator[str]:
    """The events of all decisions that an alert's or a person's document holds."""
    for decision in (*document.get("decisions", ()), *(document.get("why") or {}).get("decisions", ())):
        yield str(decision["item"]).partition("/")[0]
