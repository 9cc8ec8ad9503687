"""Logs about a few persons who may be one another: what is said, what is decided, what is taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from schemas.events import IdentityDecision, RecordedCrime
from schemas.grading import Handling
from schemas.items import RecordedCrimeItem
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.mentions import Identifier, PersonMention, PersonName, Role
from schemas.times import month_of
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude
from tests.make import RECORDED, crime, grade, item, withdrawal

REFERENCES = ("A1", "A2", "A3", "A4", "A5")
BORN = (date(1990, 4, 12), date(1990, 12, 4), date(1971, 1, 30))


def person(
    given: str = "Ann", surname: str = "Sample", born: date | None = BORN[0], pnc: str | None = None, name: str = "p1"
) -> PersonMention:
    numbers = (Identifier(scheme="pnc", value=pnc),) if pnc else ()
    names = (PersonName(given=given, surname=surname),)
    return PersonMention(id=name, role=Role.SUBJECT, names=names, birth_date=born, identifiers=numbers)


def telling(*persons: PersonMention, number: int = 1, graded: str = "1BP", text: str = "a") -> RecordedCrimeItem:
    return item(number, graded=graded, text=text).model_copy(update={"persons": persons})


def decision(
    reference: str, same: bool, *mentions: str, graded: str = "1AP", revision: int = 1, recorded: int = 50
) -> IdentityDecision:
    moment = RECORDED + timedelta(hours=recorded)
    one = IdentityItem(
        number=1,
        grade=grade(graded),
        mentions=mentions,
        decision=Identity.SAME if same else Identity.DIFFERENT,
        decided_by="analyst-7",
        reason="the photographs",
    )
    return IdentityDecision(
        source_system="intelligence-unit",
        source_reference=reference,
        revision=revision,
        occurred=month_of(2018, 10),
        reported_at=moment,
        recorded_at=moment,
        items=(one,),
    )


def mention(reference: str, number: int = 1, name: str = "p1") -> str:
    return f"{crime(reference).event_id}/{number}/{name}"


PERSONS = st.builds(
    person,
    st.sampled_from(["Ann", "Anne", "Bo", "Cy"]),
    st.sampled_from(["Sample", "Samples", "Zywicki"]),
    st.sampled_from([None, *BORN]),
    st.sampled_from([None, None, "1981/0000034U", "2002/0073319Z"]),
)
GRADES = st.sampled_from(["1AP", "1BP", "3EP", "1BC"])
MENTIONS = st.builds(mention, st.sampled_from(REFERENCES), st.sampled_from([1, 2]))


@st.composite
def crimes(draw: st.DrawFn) -> RecordedCrime:
    items = [
        telling(draw(PERSONS), number=number, graded=draw(GRADES), text=draw(st.sampled_from("ab")))
        for number in range(1, draw(st.integers(2, 3)))
    ]
    reference, revision = draw(st.sampled_from(REFERENCES)), draw(st.integers(1, 2))
    return crime(reference, *items, revision=revision, recorded=draw(st.integers(0, 9)))


@st.composite
def decided(draw: st.DrawFn) -> IdentityDecision:
    about = draw(st.lists(MENTIONS, min_size=2, max_size=3, unique=True))
    reference, hours = draw(st.sampled_from(["D1", "D2", "D3"])), draw(st.integers(50, 53))
    return decision(reference, draw(st.booleans()), *about, graded=draw(GRADES), recorded=hours)


WITHDRAWALS = st.builds(
    withdrawal, st.sampled_from(REFERENCES), item_number=st.sampled_from([None, 1]), recorded=st.integers(0, 9)
)
LOGS = st.lists(st.one_of(crimes(), crimes(), crimes(), decided(), WITHDRAWALS), min_size=2, max_size=12)
many = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def documents(said: Sequence[SourceRecord], **flow: Any) -> dict[DocumentKey, bytes]:
    return conclude(said, flow=Flow(PURE, **flow)).documents


def found(said: Sequence[SourceRecord], view: View = View.C) -> list[dict[str, Any]]:
    said_of = documents(said, views=(view,))
    return [json.loads(value) for key, value in sorted(said_of.items()) if key.family == "persons"]


def withdrawal_of(made: IdentityDecision) -> SourceRecord:
    taken = withdrawal(made.source_reference, of="intelligence-unit")
    return taken.model_copy(update={"source_system": "intelligence-unit"})


def is_of(one: SourceRecord, event: str) -> bool:
    return isinstance(one, RecordedCrime) and one.event_id == event


def without_conditional(one: SourceRecord) -> SourceRecord:
    if not isinstance(one, RecordedCrime | IdentityDecision):
        return one
    left = tuple(item for item in one.items if item.grade.handling is not Handling.CONDITIONS)
    return one.model_copy(update={"items": left})
