"""A decision that mentions are one person or are not: its items, its grade, and what it contradicts. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations, product
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from ops.decisions.amendments import INTELLIGENCE_UNIT, content_id
from ops.errors import NotFound
from schemas.events import IdentityDecision
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation
from schemas.ids import MentionReference
from schemas.kinds.base import MAX_ITEMS
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.times import minute_of
from schemas.views import View

MAX_MENTIONS: Final = 100
"""Mentions that one item may name."""

MENTION: Final[TypeAdapter[str]] = TypeAdapter(MentionReference)

Persons = Mapping[str, Mapping[str, Any]]
"""By mention: the document of the person it is taken for. A mention that no person has yet is absent."""


def check_mention(text: str) -> None:
    """Raise NotFound for a text that does not have the form of a mention."""
    try:
        MENTION.validate_python(text)
    except ValidationError:
        message = "a mention looks like <event id>/1/p1; `viper explain person ID` shows a person's"
        raise NotFound(message) from None


def item_mentions(
    decision: Identity, mentions: Sequence[str], persons: Persons, *, whole: bool
) -> list[tuple[str, ...]]:
    """The mentions that each item of the decision names.

    A mention stands for itself alone, even where it is also a person's id. ``whole``: it stands for all mentions that
    its person has now, so that "same" leaves none of them out, and "different" separates each of one person from each
    of the other. Raise NotFound where a mention has no person, two have one person, or there are too many mentions.
    """
    if not whole:
        return [tuple(dict.fromkeys(mentions))]
    groups = {_person_id(persons, mention): tuple(persons[mention]["mentions"]) for mention in mentions}
    if len(groups) < len(set(mentions)):
        raise NotFound("two of them are one person already: with --whole name one mention of each person")
    if decision is Identity.SAME:
        items = [tuple(mention for group in groups.values() for mention in group)]
    else:
        items = [pair for first, second in combinations(groups.values(), 2) for pair in product(first, second)]
    if len(items) > MAX_ITEMS or any(len(item) > MAX_MENTIONS for item in items):
        raise NotFound("these persons have too many mentions to decide about at once: name the mentions that matter")
    return items


def _person_id(persons: Persons, mention: str) -> str:
    if mention not in persons:
        raise NotFound(f"nobody has the mention {mention}: --whole needs the persons as they are now")
    return str(persons[mention]["id"])


def identity_decision(
    decision: Identity, items: Sequence[Sequence[str]], *, by: str, reason: str, view: View, now: datetime
) -> IdentityDecision:
    """The event. Its reference follows from its content and the second: a command sent twice at once decides once."""
    second, named = now.replace(microsecond=0), sorted({mention for item in items for mention in item})
    return IdentityDecision(
        source_system=INTELLIGENCE_UNIT,
        source_reference=f"decision-{content_id(decision.value, *named, by, reason, second.isoformat())}",
        occurred=minute_of(now),
        reported_at=second,
        recorded_at=second,
        items=tuple(
            IdentityItem(
                number=number,
                grade=decision_grade(view),
                mentions=tuple(mentions),
                decision=decision,
                decided_by=by,
                reason=reason,
            )
            for number, mentions in enumerate(items, 1)
        ),
    )


def decision_grade(view: View) -> Grade:
    """Known directly to whoever decides. Decided from view C it is handled under conditions: P never shows it."""
    conditional = view is View.C
    return Grade(
        source_evaluation=SourceEvaluation.RELIABLE,
        assessment=Assessment.KNOWN_DIRECTLY,
        handling=Handling.CONDITIONS if conditional else Handling.PERMITTED,
        action=Action.COVERT_USE if conditional else None,
        sanitisation=Sanitisation.CONSULT_ORIGINATOR if conditional else None,
    )


def hints(mentions: Sequence[str], persons: Persons, *, whole: bool) -> Iterator[str]:
    """What whoever decides should know of the mentions: no person yet, or more of that person not decided about."""
    for mention in dict.fromkeys(mentions):
        if mention not in persons:
            yield f"Nobody has the mention {mention} yet: the decision waits for it."
        elif not whole and (others := len(persons[mention]["mentions"]) - 1):
            yield f"{mention} alone is decided about, not {others} more of that person: --whole takes all of them."


def contradictions(decision: Identity, items: Sequence[Sequence[str]], persons: Persons) -> Iterator[str]:
    """A sentence for each earlier decision to the contrary that the persons' documents hold."""
    found = dict[str, str]()
    for first, second in (pair for item in items for pair in combinations(item, 2)):
        mine, theirs = persons.get(first, {}), persons.get(second, {})
        for earlier in _decisions(mine, theirs):
            if earlier["decision"] != decision.value and _concerns(earlier, mine, theirs, first, second):
                found.setdefault(earlier["item"], _in_words(earlier))
    yield from found.values()


def _decisions(*persons: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for person in persons:
        yield from (person.get("why") or {}).get("decisions", ())


def _concerns(
    earlier: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], first: str, second: str
) -> bool:
    """It names both; or it is part of why the two are one person now, or why their persons are two."""
    named = {*earlier["mentions"], *earlier["others"]}
    if mine and mine.get("id") == theirs.get("id"):
        return not named.isdisjoint((first, second))
    return not named.isdisjoint(mine.get("mentions", (first,))) and not named.isdisjoint(
        theirs.get("mentions", (second,))
    )


def _in_words(earlier: Mapping[str, Any]) -> str:
    verdict = "one person" if earlier["decision"] == "same" else "two persons"
    who = f"{earlier['by']} decided on {earlier['at'][:10]} that they are {verdict}"
    reason = f"{earlier['reason']} (item {earlier['item']})"
    return f"This contradicts another decision: {who}: {reason}. While both stand they are two, and shown for review."
