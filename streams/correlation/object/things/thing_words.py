"""The explanation of a vehicle's or a phone's document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas.documents.things import UserOfThing
from schemas.facts.standing import Standing
from streams.correlation import texts_read
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.correlation.wording import at_risk_first, quantity

NAMED: Final = 5
"""Persons that the explanation names, at most."""


def thing_explanation(
    kind: str, name: str, aggregate: ThingAggregate, users: Sequence[UserOfThing], stands: Standing
) -> str:
    """The explanation, a few sentences."""
    items, origins = quantity(stands.items_total, "item"), quantity(stands.origins, "independent origin")
    sentences = [f"{name}, a {kind}: {items} from {origins}."]
    if len(aggregate.reads):
        cameras = quantity(len(aggregate.cameras), "camera")
        sentences.append(
            f"Read {quantity(len(aggregate.reads), 'time')} by {cameras}: who drove it, cameras do not say."
        )
    if read := len(aggregate.in_texts):
        sentences.append(texts_read.in_words(aggregate.in_texts.shown, read, len(aggregate.all)))
    named = [at_risk_first(user.name, user.at_risk) for user in users if user.name]
    if named:
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        sentences.append(f"Linked with {', '.join(named[:NAMED])}{more}.")
    if (persons := sum(user.person is not None for user in users)) > 1:
        sentences.append(f"{persons} persons, taken for different ones, share it: that alone says nothing of them.")
    if misread := len(aggregate.misread):
        sentences.append(
            f"{quantity(misread, 'registration')} that cannot be right may be a misreading of it; not counted."
        )
    if false := len(aggregate.suspected_false):
        sentences.append(f"{quantity(false, 'item')} suspected to be false: not counted.")
    return " ".join(sentences)
