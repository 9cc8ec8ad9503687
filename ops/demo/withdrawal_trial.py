"""Withdraws one report for the demonstration, looks, and takes that back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ops.demo import withdrawal_effects
from ops.demo.cuckooing_report import RULE
from ops.demo.document_reader import asking, digests, every, one
from ops.demo.ground_truth import Document
from ops.settings import Settings
from schemas.amendments import EventReference

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

Wait = Callable[[], None]
"""Returns when everything published is concluded and indexed."""

BY: Final = "demo"


def heal(
    settings: Settings, alerts: Iterable[Document], persons: Iterable[Document], wait: Wait
) -> withdrawal_effects.Healing | None:
    """What is otherwise without one report, and whether all is as before when its withdrawal is taken back.

    None where no report has to do with an alert about a home and with a person.
    """
    from ops.decisions.amendment_publication import named

    chosen = withdrawal_effects.choose(alerts, persons)
    if chosen is None:
        return None
    target = named(settings, chosen.event)
    with asking(settings) as client:
        made, before = _begun(client, chosen), digests(client)
        made.documents = len(before)
        undo = _withdraw(settings, target, wait)
        made.without, made.changed = _three(client, chosen), withdrawal_effects.changes(before, digests(client))
        undo()
        made.after, made.left = (
            _three(client, chosen),
            sum(withdrawal_effects.changes(before, digests(client)).values()),
        )
    return made


def _begun(client: Elasticsearch, chosen: withdrawal_effects.Chosen) -> withdrawal_effects.Healing:
    event, place, person = (
        one(client, family, id_)
        for family, id_ in (("events", chosen.event), ("locations", chosen.place), ("persons", chosen.person))
    )
    return withdrawal_effects.Healing(
        event=chosen.event,
        report=withdrawal_effects.in_short(event) if event else "",
        address=str(place["name"]) if place else "",
        person=str(person["name"]) if person else "",
        before=_three(client, chosen),
    )


def _three(client: Elasticsearch, chosen: withdrawal_effects.Chosen) -> dict[str, str]:
    about = {"bool": {"filter": [{"term": {"subject": chosen.place}}, {"term": {"rule": RULE}}]}}
    return withdrawal_effects.told(
        one(client, "locations", chosen.place), every(client, "alerts", about), one(client, "persons", chosen.person)
    )


def _withdraw(settings: Settings, target: EventReference, wait: Wait) -> Callable[[], None]:
    """Done when it is concluded. Gives what takes it back again."""
    from ops.commands.withdraw import withdrawal
    from ops.decisions.amendment_publication import send

    now = datetime.now(UTC)
    taken = withdrawal(target, by=BY, reason="shown, then taken back", now=now)
    send(settings, taken)
    wait()

    def undo() -> None:
        later = now + timedelta(seconds=1)  # amendments are in the order of the seconds they were recorded in
        send(settings, withdrawal(target, by=BY, reason="taken back", now=later, undo=taken.amendment_id))
        wait()

    return undo
