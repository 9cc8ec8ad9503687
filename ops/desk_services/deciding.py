"""Decisions of the desk, as those of ``viper alert`` and ``viper decide``: the same events, published the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from desk.document_store import Document
from desk.errors import InputRefused, StoreUnavailable
from desk.services import Decided
from ops.decisions.alert_decisions import alert_decision
from ops.decisions.amendments import withdrawal
from ops.decisions.identity_decisions import contradictions, identity_decision, item_mentions
from ops.errors import NotFound, NotRunning
from schemas.amendments import EventReference
from schemas.kinds.decisions import AlertAnswer, Identity
from schemas.views import View
from schemas.wire import SourceRecord

Publish = Callable[[SourceRecord], None]
"""Publishes an event, and waits until the broker has it. Raises NotFound where it does not take it."""


def answer_alert(alert: Document, answer: str, publish: Publish, *, by: str, reason: str, view: View) -> Decided:
    """Publish the answer to an alert. Raise InputRefused where it is none, or its fields cannot be used."""
    with _as_desk_errors():
        event = alert_decision(alert, AlertAnswer(answer), by=by, reason=reason, view=view, now=datetime.now(UTC))
        publish(event)
    return Decided(event.event_id)


def decide_identity(
    decision: str,
    mentions: Sequence[str],
    persons: Sequence[Document],
    publish: Publish,
    *,
    by: str,
    reason: str,
    view: View,
) -> Decided:
    """Publish that these persons, with all mentions they have now, are one or are not."""
    by_mention = {mention: person for person in persons for mention in (person["id"], *person["mentions"])}
    with _as_desk_errors():
        verdict = Identity(decision)
        items = item_mentions(verdict, mentions, by_mention, whole=True)
        event = identity_decision(verdict, items, by=by, reason=reason, view=view, now=datetime.now(UTC))
        publish(event)
    return Decided(event.event_id, tuple(contradictions(verdict, items, by_mention)))


def take_back(decision: Document, publish: Publish, *, by: str, reason: str) -> Decided:
    """Publish the withdrawal of a decision. Raise InputRefused where the event shown is not one of view C."""
    if not decision.get("source_reference"):
        raise InputRefused("view C alone shows the reference of a decision, which is needed to take it back")
    with _as_desk_errors():
        target = EventReference(source_system=decision["source_system"], source_reference=decision["source_reference"])
        amendment = withdrawal(target, by=by, reason=reason, now=datetime.now(UTC))
        publish(amendment)
    return Decided(str(amendment.amendment_id))


@contextmanager
def _as_desk_errors() -> Iterator[None]:
    try:
        yield
    except NotFound as error:
        raise InputRefused(str(error)) from error
    except NotRunning as error:
        raise StoreUnavailable(str(error)) from error
    except ValueError as error:
        raise InputRefused("this cannot be decided so: give a reason of one line, and one of the answers") from error
