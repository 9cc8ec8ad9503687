"""Operations through the whole pure pipeline: order, healing, separation; merging; and Operation Worcester's years."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producers.simulator.scenarios import worcester
from schemas.events import Arrest, Sentence
from schemas.grading import Handling
from schemas.items import ArrestItem, SentenceItem
from schemas.kinds.base import Offence
from schemas.kinds.enforcement import Runs
from schemas.mentions import PersonMention, PersonName
from schemas.mentions.persons import Role
from schemas.times import Occurred, TimePrecision
from schemas.topics import OPERATION_FACTS, PERSON_FACTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude
from tests.make import RECORDED, address, grade, withdrawal
from tests.unit.streams.person_logs import decision

REFERENCES = ("S1", "S2", "S3", "S4")
BORN = date(1990, 4, 12)
Sentenced = Sentence | Arrest


def convicted(given: str = "Ann", surname: str = "Zywicki", *, role: Role = Role.CONVICTED) -> PersonMention:
    return PersonMention(id="p1", role=role, names=(PersonName(given=given, surname=surname),), birth_date=BORN)


def on(day: date, reference: str, recorded: int = 0) -> dict[str, Any]:
    start = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    occurred = Occurred(start=start, end=start + timedelta(minutes=1), precision=TimePrecision.MINUTE)
    moment = RECORDED + timedelta(hours=recorded)
    return {
        "source_reference": reference,
        "occurred": occurred,
        "reported_at": moment,
        "recorded_at": moment,
    }


def term(
    days: int, runs: str = "consecutive", *, of: str = "Ann", number: int = 1, graded: str = "1AP", name: str = "Viper"
) -> SentenceItem:
    return SentenceItem(
        number=number,
        grade=grade(graded),
        operation=name,
        persons=(convicted(of),),
        offence=Offence(title="Supply"),
        sentence_type="imprisonment",
        days=days,
        runs=Runs(runs),
    )


def sentence(
    reference: str, *items: SentenceItem, day: date = date(2018, 10, 2), recorded: int = 0, revision: int = 1
) -> Sentence:
    return Sentence(source_system="courts", revision=revision, items=items, **on(day, reference, recorded))


def arrest(
    reference: str, *, of: str = "Ann", graded: str = "1BP", day: date = date(2018, 9, 1), name: str = "Op. Viper"
) -> Arrest:
    one = ArrestItem(
        number=1,
        grade=grade(graded),
        operation=name,
        persons=(convicted(of, role=Role.SUSPECT),),
        locations=(address(),),
        offences=(Offence(title="Supply"),),
        outcome="charged",
    )
    return Arrest(source_system="custody", items=(one,), **on(day, reference))


def taken_back(reference: str, *, of: str = "courts", recorded: int = 999) -> SourceRecord:
    amendment = withdrawal(reference, of=of, recorded=recorded, named=f"w-{reference}-{recorded}")
    return amendment.model_copy(update={"source_system": "intelligence-unit"})


def mention(one: Sentenced, number: int = 1) -> str:
    return f"{one.event_id}/{number}/p1"


def documents(said: Iterable[SourceRecord], **flow: Any) -> dict[DocumentKey, bytes]:
    return conclude(said, flow=Flow(PURE, **flow)).documents


def operations(said: Iterable[SourceRecord], view: View = View.C) -> dict[str, dict[str, Any]]:
    found = documents(said, views=(view,))
    return {key.id: json.loads(value) for key, value in found.items() if key.family == "operations"}


TERMS = st.builds(
    term,
    st.sampled_from([100, 200, 300]),
    st.sampled_from(["consecutive", "concurrent"]),
    of=st.sampled_from(["Ann", "Bo"]),
    graded=st.sampled_from(["1AP", "1AC", "3EP"]),
    name=st.sampled_from(["Viper", "Operation VIPER", "Worcester"]),
)
DAYS = st.sampled_from([date(2017, 10, 3), date(2018, 10, 2), date(2018, 10, 3), date(2018, 12, 1)])


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    items = [draw(TERMS).model_copy(update={"number": at}) for at in range(1, draw(st.integers(2, 3)))]
    reference, day = draw(st.sampled_from(REFERENCES)), draw(DAYS)
    return sentence(reference, *items, day=day, recorded=draw(st.integers(0, 9)), revision=draw(st.integers(1, 2)))


ARRESTS = st.builds(
    arrest, st.sampled_from(["A1", "A2"]), of=st.sampled_from(["Ann", "Bo"]), graded=st.sampled_from(["1BP", "1BC"])
)
MENTIONS = st.sampled_from([mention(sentence(one)) for one in REFERENCES])


@st.composite
def decisions(draw: st.DrawFn) -> SourceRecord:
    about = draw(st.lists(MENTIONS, min_size=2, max_size=2, unique=True))
    return decision(
        draw(st.sampled_from(["D1", "D2"])), draw(st.booleans()), *about, recorded=draw(st.integers(50, 53))
    )


WITHDRAWALS = st.builds(taken_back, st.sampled_from(REFERENCES), recorded=st.integers(0, 9))
LOGS = st.lists(st.one_of(sentences(), sentences(), ARRESTS, decisions(), WITHDRAWALS), min_size=2, max_size=10)
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_operations_are_the_same_in_any_order_any_batches_any_partitions(
    log: list[SourceRecord], random: Any, batch: int
) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    partitions = {OPERATION_FACTS.pattern: batch, PERSON_FACTS.pattern: 6 - batch}
    again = conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch)
    assert again.documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES))
def test_p2_a_withdrawn_sentence_leaves_nothing_behind(log: list[SourceRecord], reference: str) -> None:
    emptied = [
        one.model_copy(update={"items": ()}) if isinstance(one, Sentence) and one.source_reference == reference else one
        for one in log
    ]
    assert documents([*log, taken_back(reference)]) == documents(emptied)


@many
@given(LOGS)
def test_p4_what_is_shared_of_an_operation_is_a_function_of_what_may_be(log: list[SourceRecord]) -> None:
    def emptied(one: SourceRecord) -> SourceRecord:
        if not isinstance(one, Sentence | Arrest):
            return one
        left = tuple(item for item in one.items if item.grade.handling is not Handling.CONDITIONS)
        return one.model_copy(update={"items": left})

    assert documents(map(emptied, log), views=(View.P,)) == documents(log, views=(View.P,))


def test_the_years_of_a_hearing_follow_who_is_taken_for_whom() -> None:
    one = sentence("S1", term(1_000))
    two = sentence("S2", term(400, "concurrent", of="Bo"))
    apart = operations([one, two])["viper"]
    same = decision("D1", True, mention(one), mention(two))
    joined = operations([one, two, same])["viper"]
    healed = operations([one, two, same, taken_back("D1", of="intelligence-unit")])["viper"]
    assert apart["enforcement"]["custody_days"] == 1_400
    assert joined["enforcement"]["custody_days"] == 1_000
    assert joined["people"] == [{"kind": "sentence", "role": "convicted", "people": 1}]
    assert healed == apart


def test_an_operation_is_one_however_it_is_written() -> None:
    found = operations([arrest("A1", name="Operation VIPER"), arrest("A2", of="Bo", name="viper")])
    assert found["viper"]["enforcement"]["arrests"] == 2
    assert set(found) == {"viper", "viper/2018-09"}


def test_an_arrest_counts_where_it_was_made() -> None:
    (town,) = operations([arrest("A1")])["viper"]["towns"]
    assert (town["name"], town["enforcement"]["arrests"]) == ("Northampton", 1)


def test_what_is_moved_to_another_operation_leaves_the_first() -> None:
    one = sentence("S1", term(1_000))
    other = sentence("S1", term(1_000, name="Worcester"), revision=2, recorded=1)
    assert set(operations([one, other])) == {"worcester", "worcester/2018-10"}


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_operation_worcester_adds_up_to_what_was_passed_in_truth(seed: int) -> None:
    told = [plan.build().event for plan in worcester.plans(seed)]
    found = operations(told)["worcester"]
    assert found["enforcement"]["custody_days"] == sum(pair.days for pair in worcester.convicts(seed))
    assert 290 <= found["enforcement"]["custody_years"] <= 300
    assert found["first_seen"] >= "2016-07-01"
    assert found["last_seen"] < "2018-07-01"
