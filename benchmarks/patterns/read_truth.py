"""What mentions that were read from texts are truly of: of what the truth has of the same item, the one so named.

The truth names mentions by their ids in the clean form. A year as forces send it says much of it in prose, where a
mention gets an id of ours; it is taken for the person, line or place of the same item whose name, date of birth or
house number it bears, and for nobody where none does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from producers.simulator.truth import LineTruth, MentionTruth, PersonTruth, Truth

Document = Mapping[str, Any]

_ALIKE: Final = 0.72
"""Names at least so alike (of 1) are one name misspelt, shortened or swapped."""


class ItemTruth:
    """The true things of each item, and who and what they are."""

    def __init__(self, truths: Iterable[Truth]) -> None:
        known = list(truths)
        self._persons = {one.person: one for one in known if isinstance(one, PersonTruth)}
        self._lines = {one.line: one for one in known if isinstance(one, LineTruth)}
        self._of_item: dict[str, list[MentionTruth]] = defaultdict(list)
        for one in known:
            if isinstance(one, MentionTruth):
                self._of_item[one.mention.rpartition("/")[0]].append(one)

    def read(self, item: Document) -> Iterator[tuple[str, MentionTruth]]:
        """The mentions of an item that were read from its text, each with the true mention it stands for."""
        own = self._of_item.get(item["item_id"], ())
        for kind in ("persons", "objects", "places"):
            for mention in item.get(kind, ()):
                if mention.get("read") and (true := self._true(kind, mention, own)):
                    yield f"{item['item_id']}/{mention['mention']}", true

    def _true(self, kind: str, mention: Document, own: Iterable[MentionTruth]) -> MentionTruth | None:
        if kind == "persons":
            return self._person(mention, [one for one in own if one.of == "person"])
        if kind == "places":
            number = re.search(r"\b[7-9]\d\d\b", mention["name"])
            return next((one for one in own if one.of == "place" and number and number[0] in one.thing), None)
        things = (one for one in own if one.of in {"line", "phone"})
        return next((one for one in things if self._is_named(mention, one)), None)

    def _is_named(self, mention: Document, one: MentionTruth) -> bool:
        if one.of == "line":
            named = str(mention.get("name") or "").casefold()
            return mention["kind"] == "drug-line" and self._lines[one.thing].name.casefold() in named
        return mention["kind"] == "phone" and one.thing[-9:] == re.sub(r"\D", "", str(mention.get("name") or ""))[-9:]

    def _person(self, mention: Document, own: list[MentionTruth]) -> MentionTruth | None:
        alike = [(self._alike(mention, self._persons[one.thing]), one) for one in own if one.thing in self._persons]
        best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= _ALIKE else None

    def _alike(self, mention: Document, true: PersonTruth) -> float:
        if mention.get("birth_date") == true.birth_date.isoformat():
            return 1.0
        names = (true.given, true.surname, f"{true.given} {true.surname}", f"{true.surname} {true.given}")
        pairs = ((one, name) for one in mention.get("names", ()) for name in names)
        return max((_ratio(one.casefold(), name.casefold()) for one, name in pairs), default=0.0)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
