"""From an account to an event with graded items, and the ground truth about its mentions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple
from uuid import UUID

from producers.simulator import rates
from producers.simulator.calendar import Times, moment, occurred
from producers.simulator.dice import Dice, Path, dice, number_of
from producers.simulator.reports import wording
from producers.simulator.reports.scenes import Scene, TrueMeaning, gather
from producers.simulator.truth import CopyTruth, MentionTruth, TellingTruth, Truth
from schemas import events, items
from schemas.events import Event
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation
from schemas.ids import EventId, ItemId, MentionReference, event_id, item_id
from schemas.marking import Marking
from schemas.wire import SourceRecord

LANGUAGE: Final = "1.1"
"""The version of the event language that every account speaks."""


class SourceForm(NamedTuple):
    """How events of one kind are filed."""

    event: type[Event]
    item: type[items.ItemWithMentions]
    source: str
    prefix: str  # of its references
    graded: str  # which grades it gets: see ``rates``


FORMS: Final = {
    form.event.model_fields["kind"].default: form
    for form in (
        SourceForm(events.CrimeReport, items.CrimeReportItem, "crime-recording", "NN-CR", "public"),
        SourceForm(events.RecordedCrime, items.RecordedCrimeItem, "crime-recording", "NN-RC", "public"),
        SourceForm(events.CrimestoppersReport, items.CrimestoppersItem, "crimestoppers", "", "anonymous"),
        SourceForm(events.IntelligenceReport, items.IntelligenceItem, "intelligence-unit", "NN-INT", "intelligence"),
        SourceForm(events.PatrolSighting, items.PatrolSightingItem, "patrols", "NN-PS", "police"),
        SourceForm(events.StopAndSearch, items.StopAndSearchItem, "stop-search", "NN-SS", "police"),
        SourceForm(events.WarrantExecuted, items.WarrantItem, "custody", "NN-W", "police"),
        SourceForm(events.Arrest, items.ArrestItem, "custody", "NN-A", "police"),
        SourceForm(events.Seizure, items.SeizureItem, "custody", "NN-SZ", "police"),
        SourceForm(events.Charge, items.ChargeItem, "custody", "NN-CH", "police"),
        SourceForm(events.Sentence, items.SentenceItem, "courts", "NN-CT", "police"),
        SourceForm(events.SafeguardingReferral, items.SafeguardingItem, "safeguarding", "NN-SG", "partner"),
    )
}

_UNNAMED: Final[dict[str, frozenset[str]]] = {
    "intelligence-report": frozenset({"reporter"}),
    "crimestoppers-report": frozenset({"reporter", "oneself"}),
}
"""Persons left out of a kind of report, by role or acquaintance: a report never reveals its source."""


class SimulatedEvent(NamedTuple):
    """An event or amendment as a source sends it, and the ground truth about it."""

    event: SourceRecord
    truths: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class AccountItem:
    """One item of an account: a scene and its wording."""

    scene: Scene
    how: tuple[int, ...]  # the wording of each of its facts
    own: tuple[tuple[str, Any], ...] = ()  # the fields of its kind
    derived_from: tuple[ItemId, ...] = ()
    hurried: bool = False  # copied by somebody who abbreviates
    graded: str | None = None  # otherwise than the rest of its kind


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that determines one event, small enough to wait in a queue until it is sent."""

    path: Path
    kind: str
    times: Times
    origin: str  # whose observation it is
    parts: tuple[AccountItem, ...]
    copies: tuple[CopyTruth, ...] = ()
    basis: Path = ()  # of a copy: the path of the account it copies, so that it knows no more than that one

    @property
    def reference(self) -> str:
        """The source reference; a random one for an anonymous report."""
        number = number_of((*self.path, "reference"))
        prefix = FORMS[self.kind].prefix
        if not prefix:
            return str(UUID(int=number << 64 | number_of((*self.path, "more")), version=4))
        return f"{prefix}-{moment(self.times.recorded).year}-{number % 10**12:012d}"

    @property
    def event_id(self) -> EventId:
        """The event id that follows from source and reference."""
        return event_id(FORMS[self.kind].source, self.reference)

    def item(self, number: int = 1) -> ItemId:
        """The id of one of its items."""
        return item_id(self.event_id, number)


def event_of(account: Account) -> SimulatedEvent:
    """Build the event of an account with recording errors, and the truth about every mention."""
    event, meanings = _event(account, careful=False, revision=1)
    ids = {number: item_id(event.event_id, number) for number in range(1, len(account.parts) + 1)}
    truths: list[Truth] = [_mention(ids[number], one) for number, one in meanings]
    truths += [
        TellingTruth(item=ids[number], incident=part.scene.incident, origin=account.origin)
        for number, part in enumerate(account.parts, 1)
    ]
    return SimulatedEvent(event, (*truths, *account.copies))


def corrected_event_of(account: Account, recorded: int) -> SimulatedEvent:
    """Build revision 2 of the event, without recording errors."""
    later = replace(account, times=account.times._replace(recorded=recorded, sent=recorded))
    event, _ = _event(replace(later, path=account.path), careful=True, revision=2, reference=account.reference)
    return SimulatedEvent(event, ())


def _event(
    account: Account, *, careful: bool, revision: int, reference: str | None = None
) -> tuple[Event, list[tuple[int, TrueMeaning]]]:
    form, when = FORMS[account.kind], account.times
    meanings: list[tuple[int, TrueMeaning]] = []
    items_of_account = [
        _item(account, form, number, part, meanings, careful) for number, part in enumerate(account.parts, 1)
    ]
    event = form.event(
        schema_version=LANGUAGE,
        source_system=form.source,
        source_reference=reference or account.reference,
        revision=revision,
        occurred=occurred(when),
        reported_at=moment(when.reported),
        recorded_at=moment(when.recorded),
        items=tuple(items_of_account),  # the form pairs an event with its items
    )
    return event, meanings


def _item(
    account: Account,
    form: SourceForm,
    number: int,
    part: AccountItem,
    meanings: list[tuple[int, TrueMeaning]],
    careful: bool,
) -> items.ItemWithMentions:
    draws, knows = dice((*account.path, number)), dice((*(account.basis or account.path), number, "knows"))
    slip = None if careful else dice((*account.path, number, "slips"))
    anonymous = not form.prefix
    unnamed = _UNNAMED.get(account.kind, frozenset())
    gathered = gather(knows, part.scene, account.times.start, slip, points=not anonymous, unnamed=unnamed)
    meanings.extend((number, one) for one in gathered.meanings)
    written = wording.text(part.scene.facts, part.how)
    fields: dict[str, Any] = {**gathered.fields(), **dict(part.own)}
    if not anonymous:
        fields["operation"] = part.scene.operation
        fields["derived_from"] = part.derived_from
    graded, marking = grade(draws, part.graded or form.graded)
    text = wording.hurried(draws, written) if part.hurried else written
    return form.item(number=number, grade=graded, marking=marking, text=text or None, **fields)


def grade(draws: Dice, graded: str) -> tuple[Grade, Marking]:
    """Draw a grade and a marking for a class of source (``rates``)."""
    conditional = draws.chance(rates.CONDITIONS[graded])
    action = Action(draws.weighted(rates.ACTION)) if conditional else None
    given = Grade(
        source_evaluation=SourceEvaluation(draws.weighted(rates.SOURCE_EVALUATION[graded])),
        assessment=Assessment(draws.weighted(rates.ASSESSMENT[graded])),
        handling=Handling.CONDITIONS if conditional else Handling.PERMITTED,
        action=action,
        sanitisation=Sanitisation(draws.weighted(rates.SANITISATION)) if conditional else None,
        conditions="May be shared with housing officers of the council." if action is Action.OVERT_USE else None,
    )
    sensitive = draws.chance(rates.SENSITIVE[given.handling.value])
    return given, Marking(caveats=("SENSITIVE",)) if sensitive else Marking()


def _mention(item: ItemId, meaning: TrueMeaning) -> MentionTruth:
    reference: MentionReference = f"{item}/{meaning.mention}"
    return MentionTruth(mention=reference, of=meaning.of, thing=meaning.thing, line=meaning.line, enough=meaning.enough)
