"""Decisions that readers take on a page: checked against what they looked at, published, pending until concluded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from desk.document_store import Document, DocumentStore, one
from desk.errors import InputRefused
from desk.pending import Pending
from desk.services import Decided, Services
from desk.wording import event_of
from schemas.views import View

RAISE_AGAIN: Final = "raise-again"
LONGEST_REASON: Final = 500
"""Characters of a reason."""

WORDS: Final[Mapping[str, str]] = {
    "acknowledged": "Acknowledged",
    "dismissed": "Dismissed",
    RAISE_AGAIN: "Raised again",
    "same": "Decided that they are one person",
    "different": "Decided that they are two persons",
}


class Form(NamedTuple):
    """What was sent: the fields, by whom, from which view."""

    fields: Mapping[str, str]
    by: str
    view: View

    @property
    def choice(self) -> str:
        """The button that was pressed."""
        return self.fields.get("choice", "")

    @property
    def reason(self) -> str:
        """Why. Raise InputRefused where it is missing or too long."""
        reason = " ".join(self.fields.get("reason", "").split())
        if not reason or len(reason) > LONGEST_REASON:
            raise InputRefused(f"say why, in up to {LONGEST_REASON} characters: nothing was decided")
        return reason


Subjects = frozenset[str]
Decide = Callable[[DocumentStore, Services, Form], tuple[Subjects, Pending]]
"""Publishes a decision. Gives the ids of what it is about, and what is shown there until it is concluded."""


def about_alert(store: DocumentStore, services: Services, form: Form) -> tuple[Subjects, Pending]:
    """The answer to an alert, or the withdrawal of the last one."""
    alert = one(store, "alerts", form.view, form.fields.get("alert", ""))
    if alert is None:
        raise InputRefused("this alert is gone: what it stood on was withdrawn; nothing was decided")
    if form.choice == RAISE_AGAIN:
        done = services.take_back(_last_decision(store, alert), by=form.by, reason=form.reason)
    elif form.choice in {"acknowledged", "dismissed"}:
        done = services.answer_alert(alert, form.choice, by=form.by, reason=form.reason, view=form.view)
    else:
        raise InputRefused("an alert is acknowledged, dismissed, or raised again; nothing was decided")
    return frozenset((alert["id"],)), _pending(form, done)


def _last_decision(store: DocumentStore, alert: Document) -> Document:
    decisions = alert.get("decisions", ())
    event = one(store, "events", View.C, event_of(decisions[0]["item"])) if decisions else None
    if event is None:
        raise InputRefused("there is no answer to withdraw; nothing was decided")
    return event


def about_identity(store: DocumentStore, services: Services, form: Form) -> tuple[Subjects, Pending]:
    """Whether two persons are one, as both are now. Raise InputRefused where either has changed since it was shown."""
    if form.choice not in {"same", "different"}:
        raise InputRefused("two persons are the same or different; nothing was decided")
    ids = [form.fields.get("first", ""), form.fields.get("second", "")]
    persons = store.get("persons", form.view, ids)
    shown = [form.fields.get("digest", ""), form.fields.get("other_digest", "")]
    if [(person["id"], person["digest"]) for person in persons] != list(zip(ids, shown, strict=True)):
        raise InputRefused("one of the two persons has just changed: look at them again; nothing was decided")
    done = services.decide_identity(form.choice, ids, persons, by=form.by, reason=form.reason, view=form.view)
    return frozenset(ids), _pending(form, done)


def _pending(form: Form, done: Decided) -> Pending:
    return Pending(WORDS[form.choice], form.by, done.event, done.notes)


DECISIONS: Final[Mapping[str, Decide]] = {"alert": about_alert, "identity": about_identity}
"""By what is decided about, as it stands in the address."""
