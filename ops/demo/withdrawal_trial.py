"""Withdraw one report on the running system, read what changed, and take the withdrawal back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ops.demo import withdrawal_effects
from ops.demo.cuckooing_report import RULE
from ops.demo.document_reader import digests, document, documents, open_index
from ops.demo.ground_truth import Document
from ops.settings import Settings
from schemas.amendments import EventReference

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

Wait = Callable[[], None]
"""Returns when everything published is concluded and indexed."""

BY: Final = "demo"


def try_withdrawal(
    settings: Settings, alerts: Iterable[Document], persons: Iterable[Document], wait: Wait
) -> withdrawal_effects.WithdrawalEffects | None:
    """The effects of withdrawing one report, and whether taking that back restores every document.

    None where no report supports both an alert about a home and a person.
    """
    from ops.decisions.desk_publication import indexed_reference

    chosen = withdrawal_effects.choose_report(alerts, persons)
    if chosen is None:
        return None
    target = indexed_reference(settings, chosen.event)
    with open_index(settings) as client:
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


def _begun(client: Elasticsearch, chosen: withdrawal_effects.ChosenReport) -> withdrawal_effects.WithdrawalEffects:
    event, place, person = (
        document(client, family, id_)
        for family, id_ in (("events", chosen.event), ("locations", chosen.place), ("persons", chosen.person))
    )
    return withdrawal_effects.WithdrawalEffects(
        event=chosen.event,
        report=withdrawal_effects.report_in_words(event) if event else "",
        address=str(place["name"]) if place else "",
        person=str(person["name"]) if person else "",
        before=_three(client, chosen),
    )


def _three(client: Elasticsearch, chosen: withdrawal_effects.ChosenReport) -> dict[str, str]:
    about = {"bool": {"filter": [{"term": {"subject": chosen.place}}, {"term": {"rule": RULE}}]}}
    return withdrawal_effects.in_sentences(
        document(client, "locations", chosen.place),
        documents(client, "alerts", about),
        document(client, "persons", chosen.person),
    )


def _withdraw(settings: Settings, target: EventReference, wait: Wait) -> Callable[[], None]:
    """Done when it is concluded. Gives what takes it back again."""
    from ops.decisions.amendments import withdrawal
    from ops.decisions.desk_publication import publish

    now = datetime.now(UTC)
    takeovers = withdrawal(target, by=BY, reason="shown, then taken back", now=now)
    publish(settings, takeovers)
    wait()

    def undo() -> None:
        later = now + timedelta(seconds=1)  # amendments are in the order of the seconds they were recorded in
        publish(settings, withdrawal(target, by=BY, reason="taken back", now=later, undo=takeovers.amendment_id))
        wait()

    return undo
