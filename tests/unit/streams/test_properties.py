"""The properties of the design, on random logs: P1 order, P2 healing, P3 conservation, P4 separation."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.amendments import Erasure
from schemas.events import Event, RecordedCrime
from schemas.grading import Handling
from schemas.ids import digest
from schemas.topics import LOCATION_FACTS, RECORDS
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude, run, to_record
from tests.make import address, crime, erasure, item, on_day, regrade, street, withdrawal

GRADES = st.sampled_from(["1AP", "1BP", "2CP", "3EP", "1BC", "2DC"])
REFERENCES = st.sampled_from(["A1", "A2", "A3", "A4"])
PLACES = st.sampled_from(
    [street(), street(52.2377, -0.8955), street(52.3, -0.7, "On or near High Street"), address(), address(2)]
)
NAMES = st.sampled_from([f"n{number}" for number in range(6)])
HOURS = st.integers(min_value=0, max_value=9)
SIGNS = (
    "People come and go all day and leave after a few minutes. They deal drugs from the flat.",
    "Strangers control the front door. Nobody has seen the tenant for days.",
    "A knife was shown. They have taken over his flat. The tenant looks frightened.",
)
"""What is said of a home: enough for alerts, where two say so."""

ITEMS = st.builds(
    item,
    st.just(1),
    graded=GRADES,
    crime_type=st.sampled_from(["burglary", "drugs"]),
    at=PLACES,
    text=st.sampled_from(["a", "b", *SIGNS]),
)
SECOND = st.builds(item, st.just(2), graded=GRADES, at=PLACES)


@st.composite
def crimes(draw: st.DrawFn) -> RecordedCrime:
    items = (draw(ITEMS), draw(SECOND)) if draw(st.booleans()) else (draw(ITEMS),)
    return crime(
        draw(REFERENCES),
        *items,
        revision=draw(st.integers(min_value=1, max_value=3)),
        occurred=on_day(draw(st.integers(min_value=1, max_value=28))) if draw(st.booleans()) else None,
        month=(2018, draw(st.sampled_from([10, 11, 12]))),
        recorded=draw(HOURS),
    )


AMENDMENTS = st.one_of(
    st.builds(
        withdrawal,
        REFERENCES,
        item_number=st.sampled_from([None, 1, 2]),
        withdraws=st.none() | NAMES,
        named=NAMES,
        recorded=HOURS,
    ),
    st.builds(erasure, st.just("A4"), named=NAMES, recorded=HOURS),
    st.builds(
        regrade,
        REFERENCES,
        st.sampled_from([1, 2]),
        GRADES,
        named=NAMES,
        recorded=HOURS,
        by=st.sampled_from(["police-uk", "intelligence-unit"]),
    ),
)
LOGS = st.lists(st.one_of(crimes(), crimes(), AMENDMENTS), min_size=1, max_size=14)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def documents(said: Sequence[SourceRecord], **flow: object) -> dict[DocumentKey, bytes]:
    return conclude(said, flow=Flow(PURE, **flow)).documents  # type: ignore[arg-type]


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(min_value=1, max_value=5))
def test_p1_any_order_any_duplicates_any_batches_any_partitions(
    log: list[SourceRecord], random: object, batch: int
) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    partitions = {RECORDS.pattern: batch, LOCATION_FACTS.pattern: 6 - batch}
    again = conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch)
    once = conclude(log)
    assert again.documents == once.documents
    assert again.dead_letters.keys() == once.dead_letters.keys()


@many
@given(LOGS, REFERENCES)
def test_p2_everything_then_withdrawn_is_everything_with_it_empty(log: list[SourceRecord], reference: str) -> None:
    # Only the outermost withdrawal: nothing in the log is recorded after it, so nothing takes it back.
    withdrawn = [*log, withdrawal(reference, named="the last word", recorded=999)]
    emptied = [one.model_copy(update={"items": ()}) if _is(one, reference) else one for one in log]
    assert documents(withdrawn) == documents(emptied)


@many
@given(LOGS, REFERENCES, HOURS)
def test_p2_everything_with_one_erased_is_everything_as_if_it_had_never_been(
    log: list[SourceRecord], reference: str, recorded: int
) -> None:
    erased = erasure(reference, named="disposed of", recorded=recorded)
    result, never = conclude([*log, erased]), conclude([one for one in log if one.event_id != erased.event_id])
    assert result.documents == never.documents
    assert result.dead_letters.keys() == never.dead_letters.keys()


@many
@given(LOGS)
def test_p3_every_record_is_in_the_documents_or_among_the_dead_letters_or_overruled(log: list[SourceRecord]) -> None:
    result = conclude(log)
    lost = {letter.value for letter in result.dead_letters.values()}
    for event in {one.event_id for one in log if isinstance(one, Event)}:
        own = {digest(encode(one)): one for one in log if one.event_id == event}
        folded = fold(own, View.C)
        told = DocumentKey(View.C, "events", event) in result.documents
        assert folded.erased is any(isinstance(one, Erasure) for one in own.values())
        assert told is bool(folded.event and folded.event.items)
        assert {encode(own[key]) for key in folded.refused} <= lost


@many
@given(LOGS)
def test_p4_view_p_is_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    result = documents(log, views=(View.P,))
    assert documents(_without_conditional_items(log), views=(View.P,)) == result
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == result


@many
@given(LOGS)
def test_nothing_in_view_p_names_a_source_or_a_conditional_grade(log: list[SourceRecord]) -> None:
    for value in documents(log, views=(View.P,)).values():
        assert b"police-uk" not in value
        assert b'"handling":"C"' not in value


@many
@given(LOGS, st.integers(min_value=0, max_value=13), st.integers(min_value=1, max_value=14))
def test_p7_reading_any_part_of_the_log_again_changes_nothing(log: list[SourceRecord], start: int, length: int) -> None:
    records = [to_record(one) for one in log]
    replayed = run([*records, *records[start : start + length]], flow=Flow(PURE))
    assert replayed.documents == run(records, flow=Flow(PURE)).documents


def _is(said: SourceRecord, reference: str) -> bool:
    return isinstance(said, RecordedCrime) and said.source_reference == reference


def _without_conditional_items(log: list[SourceRecord]) -> list[SourceRecord]:
    """Every item whose final grade is C, in the record that says it, is emptied."""
    return [_emptied(one, log) if isinstance(one, RecordedCrime) else one for one in log]


def _emptied(event: RecordedCrime, log: list[SourceRecord]) -> RecordedCrime:
    amendments = {
        digest(encode(one)): one for one in log if not isinstance(one, Event) and one.event_id == event.event_id
    }
    final = fold({digest(encode(event)): event, **amendments}, View.C).event
    if final is None:
        return event  # erased: nothing of it is left in any view
    conditional = {one.number for one in final.items if one.grade.handling is Handling.CONDITIONS}
    return event.model_copy(update={"items": tuple(one for one in event.items if one.number not in conditional)})
