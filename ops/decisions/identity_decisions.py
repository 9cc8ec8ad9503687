"""What a decision about who is who is about, which decisions it would stand against, and how it is graded. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any, Final

from ops.errors import NotFound
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation
from schemas.kinds.base import MAX_ITEMS
from schemas.kinds.decisions import Identity
from schemas.views import View

DESK: Final = "intelligence-unit"
"""The source in whose name decisions are published."""

MOST: Final = 100
"""Mentions that one item may name."""

Persons = Mapping[str, Mapping[str, Any]]
"""The person, as indexed, whom each mention is taken for. A mention that nobody has yet is not there."""


def about(decision: Identity, mentions: Sequence[str], persons: Persons, *, whole: bool) -> list[tuple[str, ...]]:
    """The mentions that each item of the decision names. Raise NotFound when it cannot be said so.

    A mention stands for itself alone, though it be a person's id. ``whole``: for all mentions that its person has now,
    so that a decision to make one leaves none of them behind, and one to make two lets none of them go across.
    """
    if not whole:
        return [tuple(dict.fromkeys(mentions))]
    groups = {_id(persons, one): tuple(persons[one]["mentions"]) for one in mentions}
    if len(groups) < len(set(mentions)):
        raise NotFound("two of them are one person already: with --whole name one mention of each person")
    if decision is Identity.SAME:
        items = [tuple(one for group in groups.values() for one in group)]
    else:
        items = [pair for one, other in combinations(groups.values(), 2) for pair in product(one, other)]
    if len(items) > MAX_ITEMS or any(len(item) > MOST for item in items):
        raise NotFound("these persons have too many mentions to decide about at once: name the mentions that matter")
    return items


def _id(persons: Persons, mention: str) -> str:
    if mention not in persons:
        raise NotFound(f"nobody has the mention {mention}: --whole needs the persons as they are now")
    return str(persons[mention]["id"])


def notes(mentions: Sequence[str], persons: Persons, *, whole: bool) -> Iterator[str]:
    """What whoever decides should know of the mentions named."""
    for mention in dict.fromkeys(mentions):
        if mention not in persons:
            yield f"Nobody has the mention {mention} yet: the decision waits for it."
        elif not whole and (others := len(persons[mention]["mentions"]) - 1):
            yield f"{mention} alone is decided about, not {others} more of that person: --whole takes all of them."


def against(decision: Identity, items: Sequence[Sequence[str]], persons: Persons) -> Iterator[str]:
    """Decisions that say otherwise, as far as the persons named know them."""
    found = dict[str, str]()
    for one, other in (pair for item in items for pair in combinations(item, 2)):
        mine, theirs = persons.get(one, {}), persons.get(other, {})
        for made in _decisions(mine, theirs):
            if made["decision"] != decision.value and _concerns(made, mine, theirs, one, other):
                found.setdefault(made["item"], _in_words(made))
    yield from found.values()


def _decisions(*persons: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for person in persons:
        yield from (person.get("why") or {}).get("decisions", ())


def _concerns(
    made: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], one: str, other: str
) -> bool:
    """It names both; or it is part of why the two are one person now, or why their persons are two."""
    named = {*made["mentions"], *made["others"]}
    if mine and mine.get("id") == theirs.get("id"):
        return not named.isdisjoint((one, other))
    return not named.isdisjoint(mine.get("mentions", (one,))) and not named.isdisjoint(theirs.get("mentions", (other,)))


def _in_words(made: Mapping[str, Any]) -> str:
    says = "one person" if made["decision"] == "same" else "two persons"
    who = f"{made['by']} decided on {made['at'][:10]} that they are {says}: {made['reason']} (item {made['item']})"
    return f"This contradicts another decision: {who}. While both stand they are two, and shown for review."


def grade_of(view: View) -> Grade:
    """Known directly to whoever decides. What was seen in view C alone must not be told in P by deciding on it."""
    conditional = view is View.C
    return Grade(
        source_evaluation=SourceEvaluation.RELIABLE,
        assessment=Assessment.KNOWN_DIRECTLY,
        handling=Handling.CONDITIONS if conditional else Handling.PERMITTED,
        action=Action.COVERT_USE if conditional else None,
        sanitisation=Sanitisation.CONSULT_ORIGINATOR if conditional else None,
    )
