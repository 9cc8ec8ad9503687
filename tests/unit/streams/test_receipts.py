"""Receipts: a source alone is told which of its events were refused or are in conflict, and never their content."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.bookkeeping.receipts import Fault, ReadAt, Receipt
from schemas.errors import Problem
from schemas.sources import SOURCES
from schemas.topics import DEAD_LETTERS, EVENTS, RECEIPTS, receipts_for
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.wire import SourceRecord, encode
from streams.flow import Flow
from streams.intake import Intake
from streams.pipeline import PURE, to_record
from streams.step import Record, Send
from streams.subject_step import SubjectStep
from tests.make import crime, erasure, example, item, regrade

REPORT = example("crimestoppers-report-with-the-least")
CANARY = "zaphod7zebra"


def receipts(sends: Iterable[Send]) -> dict[str, Receipt | None]:
    """What is told to whom: by topic and key. None is taken away."""
    told = [send for send in sends if send.topic.startswith(RECEIPTS.named(source=""))]
    return {
        f"{send.topic} {send.key.decode()}": (send.value and Receipt.model_validate_json(send.value)) or None
        for send in told
    }


def refusal(value: bytes, source: str = "police-uk", key: bytes | None = None, headers: Headers = ()) -> Receipt:
    record = Record(EVENTS.named(source=source), 3, 7, 0, key, value, headers)
    ((name, receipt),) = receipts(Intake().advance([record]).sends).items()
    assert name.startswith(f"intel.receipts.{source} intake|")
    assert receipt
    return receipt


def enriched(*batches: list[SourceRecord]) -> list[dict[str, Receipt | None]]:
    """The receipts that each batch leads to."""
    enrich = next(stage for stage in Flow(PURE).stages() if stage.name == "enrich").make()
    assert isinstance(enrich, SubjectStep)
    offset, told = 0, []
    for batch in batches:
        records = []
        for said in batch:
            send = to_record(said)
            records.append(Record(send.topic, 0, offset, 0, send.key, send.value))
            offset += 1
        outcome = enrich.advance(records)
        enrich.apply(outcome.writes)
        told.append(receipts(outcome.sends))
    return told


def test_a_refusal_tells_the_event_where_it_was_read_and_what_is_wrong() -> None:
    event, value = crime(), encode(crime()).replace(b'"revision":1', b'"revision":0')
    receipt = refusal(value, key=key_of(event), headers=headers_of(event))
    assert (receipt.event_id, receipt.ce_id) == (event.event_id, f"{event.event_id}/1")
    assert receipt.read_at == ReadAt(topic="intel.events.police-uk", partition=3, offset=7)
    assert [(one.path, one.rule, one.example) for one in receipt.faults] == [("revision", "greater-than-equal", "1")]


def test_what_is_no_event_id_is_not_repeated() -> None:
    receipt = refusal(b"{}", key=CANARY.encode(), headers=(("ce_id", f"{CANARY}/1".encode()), ("x", b"\xff")))
    assert (receipt.event_id, receipt.ce_id) == (None, None)
    assert CANARY not in receipt.model_dump_json()


def test_a_source_that_speaks_for_another_is_told_itself() -> None:
    theirs = crime(source="patrols")
    receipt = refusal(encode(theirs), "custody", key_of(theirs), headers_of(theirs))
    assert "not-your-name" in {one.rule for one in receipt.faults}


def test_the_same_refused_twice_is_told_once_and_for_another_reason_twice() -> None:
    records = [Record(EVENTS.named(source="anpr"), 0, at, 0, b"k", value, ()) for at, value in enumerate((b"1", b"1"))]
    other = Record(EVENTS.named(source="anpr"), 0, 2, 0, b"k", None, ())
    assert len(receipts(Intake().advance([*records, other]).sends)) == 2


def test_every_refusal_is_a_dead_letter_and_a_receipt_under_one_key() -> None:
    sends = Intake().advance([Record(EVENTS.named(source="anpr"), 0, 0, 0, b"k", b"{}", ())]).sends
    assert [send.topic for send in sends] == [DEAD_LETTERS.named(), "intel.receipts.anpr"]
    assert sends[0].key == sends[1].key


def test_what_is_accepted_is_told_of_in_no_receipt() -> None:
    event = crime()
    record = Record(EVENTS.named(source="police-uk"), 0, 0, 0, key_of(event), encode(event), headers_of(event))
    assert receipts(Intake().advance([record]).sends) == {}


def test_an_anonymous_source_is_told_digest_path_and_rule_alone() -> None:
    value = encode(REPORT)[:-1] + f',"{CANARY}":"{CANARY}"}}'.encode()
    receipt = refusal(value, "crimestoppers", key_of(REPORT), headers_of(REPORT))
    assert receipt == Receipt(
        stage="intake", digest=receipt.digest, faults=(Fault(path="(a field)", rule="unknown-field"),)
    )


def test_a_conflict_is_told_to_the_source_whose_event_it_is_and_taken_back_when_it_is_over() -> None:
    one, other = crime("A1", item(text="one")), crime("A1", item(text="other"))
    first, second, third = enriched([one], [other], [erasure("A1")])
    assert first == {}
    ((name, told),) = second.items()
    assert name.startswith("intel.receipts.police-uk enrich|")
    assert told
    assert (told.event_id, told.read_at, told.faults[0].rule) == (one.event_id, None, "conflict")
    assert third == {name: None}


def test_a_conflict_between_items_of_code_c_is_told_to_its_source_alone() -> None:
    one, other = (crime("A1", item(1), item(2, graded="1BC", text=text)) for text in ("first", "second"))
    ((name, told),) = enriched([one, other])[0].items()
    assert name.startswith("intel.receipts.police-uk ")
    assert "second" not in str(told)


def test_a_regrade_that_is_not_allowed_is_told_to_who_sent_it() -> None:
    closed, opening = crime("A1", item(1, graded="1BC")), regrade("A1", 1, "1BP")
    told = [one for one in enriched([closed, opening])[0].values() if one]
    assert [(one.faults[0].rule, one.ce_id) for one in told] == [("regrade-not-allowed", str(opening.amendment_id))]


def test_every_source_is_told_on_a_topic_of_its_own_and_the_flow_knows_them_all() -> None:
    names = {RECEIPTS.named(source=source) for source in SOURCES}
    assert len(names) == len(SOURCES)
    for stage in Flow(PURE).stages():
        told = {topic for topic in stage.sends if topic.startswith("intel.receipts.")}
        assert told == (names if stage.name in {"intake", "enrich"} else set())


def test_what_an_anonymous_source_is_told_is_kept_as_briefly_as_what_it_sent() -> None:
    kept = {name: topic.retention for name, source in SOURCES.items() if (topic := receipts_for(source)).retention}
    assert {name: time.days for name, time in kept.items() if time.days < 30} == {"crimestoppers": 3}


def test_a_fault_reads_as_the_sdk_writes_it() -> None:
    problem = Problem("revision", "greater-than-equal", "must be greater than or equal to 1", "1")
    fault = Fault(path=problem.path, rule=problem.rule, message=problem.message, example=problem.example)
    assert str(fault) == str(problem)
