"""What the engine does with a batch: in which order, and what a step that raises leads to."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
import structlog

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.failures import UnresolvedFailures
from schemas.topics import RECORDS
from streams.engine import runner
from streams.engine.batch_boundaries import KEY
from streams.engine.batch_producer import Addressed
from streams.engine.errors import NotDelivered, TooManyFailures
from streams.engine.runner import Place, Runner
from streams.engine.spec import AgentSpec
from streams.step import Outcome, Record, Send, Write

IN, OUT, LETTERS, FAILURES = "in", "out", "letters", "failures"
ZERO, ONE = (IN, 0), (IN, 1)


class Echo:
    """Sends every value on and keeps it.

    Raises for ``bad`` always, for ``once`` the first two times, for ``odd`` each time something else.
    """

    def __init__(self, diary: list[str]) -> None:
        self.diary, self.kept, self.tried = diary, list[Write](), 0

    def advance(self, batch: Sequence[Record]) -> Outcome:
        for record in batch:
            self._look_at(record.value or b"")
        sends = [Send(OUT, record.key or b"", b"same", record.value) for record in batch]
        return Outcome(sends, [Write(record.key or b"", record.value) for record in batch])

    def _look_at(self, value: bytes) -> None:
        self.tried += value in {b"once", b"odd"}
        if value == b"bad" or (value == b"once" and self.tried <= 2):
            raise ValueError("bad")
        if value == b"odd":
            raise ValueError("odd") if self.tried % 2 else KeyError("odd")

    def apply(self, writes: Iterable[Write]) -> None:
        held = list(writes)
        self.kept += held
        self.diary.append(f"kept {len(held)}")


class Broker:
    """Holds what is delivered, or refuses everything for one topic."""

    def __init__(self, diary: list[str], refuses: str = "") -> None:
        self.diary, self.refuses, self.held = diary, refuses, list[Addressed]()

    async def deliver(self, records: Iterable[Addressed]) -> None:
        several = list(records)
        topics = sorted({one.topic for one in several})
        if self.refuses in topics:
            raise NotDelivered("refused")
        self.held += several
        self.diary.append(f"delivered to {' '.join(topics)}")

    def on(self, topic: str) -> list[bytes | None]:
        return [one.value for one in self.held if one.topic == topic and one.key != KEY]

    def ends(self, partition: int) -> list[bytes | None]:
        """Where batches ended, as it was said before they were told."""
        return [one.value for one in self.held if one.key == KEY and one.partition == partition]


class Stage:
    """A runner with everything around it in memory."""

    def __init__(self, refuses: str = "", before: dict[int, list[list[Write]]] | None = None) -> None:
        self.diary: list[str] = []
        self.broker, self.steps = Broker(self.diary, refuses), list[Echo]()
        self.before = before or {}
        self.spec = AgentSpec("echo", (IN,), {OUT: 4, LETTERS: 1}, self._make, True, LETTERS, "g", failures=FAILURES)
        self.runner = Runner(self.spec, self.broker, self._read_back)

    def restart(self, **changed: Any) -> None:
        """Another process takes over, perhaps set otherwise."""
        self.spec = replace(self.spec, **changed)
        self.runner = Runner(self.spec, self.broker, self._read_back)
        asyncio.run(self.runner.start())

    def failures(self) -> dict[bytes, bytes | None]:
        return {one.key: one.value for one in self.broker.held if one.topic == FAILURES}

    def resolve(self) -> None:
        """As ``viper resume`` does."""
        self.broker.held += [Addressed(FAILURES, 0, key, None) for key in self.failures()]

    def _make(self) -> Echo:
        self.steps.append(Echo(self.diary))
        return self.steps[-1]

    async def _read_back(self, topic: str, partition: int) -> AsyncIterator[list[Write]]:
        if topic == FAILURES:
            yield [Write(key, value) for key, value in self.failures().items()]
            return
        assert topic == self.spec.state_topic
        for writes in self.before.get(partition, []):
            yield writes

    def handle(self, *values: bytes, place: Place = ZERO, offset: int = 0) -> None:
        asyncio.run(self.runner.handle({place: records(*values, place=place, offset=offset)}))

    def handle_records(self, batch: Sequence[Record]) -> Mapping[Place, int]:
        places: dict[Place, list[Record]] = {}
        for one in batch:
            places.setdefault((one.topic, one.partition), []).append(one)
        return asyncio.run(self.runner.handle(places))

    @property
    def parked(self) -> list[DeadLetter]:
        return [DeadLetter.read(one.value, one.headers) for one in self.broker.held if one.topic == LETTERS]


def records(*values: bytes, place: Place = ZERO, offset: int = 0) -> list[Record]:
    return [Record(*place, offset + number, 0, b"k%d" % number, value) for number, value in enumerate(values)]


def test_where_a_batch_ends_is_delivered_before_sends_are_then_state_and_then_it_is_kept() -> None:
    stage = Stage()
    stage.handle(b"a", b"b", offset=7)
    state = f"delivered to {stage.spec.state_topic}"
    assert stage.diary == [state, "delivered to out", state, "kept 2"]
    assert stage.broker.ends(0) == [b"9"]


def test_a_batch_that_was_begun_before_is_not_read_past_in_one_go() -> None:
    stage = Stage(before={0: [[Write(KEY, b"11 13"), Write(b"x", b"1")]]})
    stage.handle(b"a", b"b", b"c", b"d", b"e", offset=10)
    assert stage.steps[0].kept == [
        Write(b"x", b"1"),
        Write(b"k0", b"a"),
        Write(b"k1", b"b"),
        Write(b"k2", b"c"),
        Write(b"k3", b"d"),
        Write(b"k4", b"e"),
    ]
    assert [one for one in stage.diary if one.startswith("kept")] == ["kept 1", "kept 1", "kept 2", "kept 2"]
    assert stage.broker.ends(0) == [b"11 13", b"13", b"15"]


def test_where_another_batch_ended_is_remembered_until_that_is_passed() -> None:
    stage = Stage(before={0: [[Write(KEY, b"19")]]})
    stage.handle(b"a", b"b", offset=10)
    stage.handle(b"c", offset=12)
    assert stage.broker.ends(0) == [b"12 19", b"13 19"]


def test_what_is_not_delivered_is_not_kept() -> None:
    for refuses in (OUT, Stage().spec.state_topic):
        stage = Stage(refuses)
        with pytest.raises(NotDelivered):
            stage.handle(b"a")
        assert stage.steps[0].kept == []


def test_nothing_is_told_before_it_is_known_where_the_batch_ends() -> None:
    stage = Stage(Stage().spec.state_topic)
    with pytest.raises(NotDelivered):
        stage.handle(b"a")
    assert stage.broker.held == []


def test_state_is_written_beside_its_input_and_sends_go_where_their_partition_key_says() -> None:
    stage = Stage()
    stage.handle(b"a", b"b", place=(IN, 3))
    assert {one.partition for one in stage.broker.held if one.topic == stage.spec.state_topic} == {3}
    assert len({one.partition for one in stage.broker.held if one.topic == OUT}) == 1


def test_each_partition_has_a_step_of_its_own_that_holds_its_state_before_its_first_batch() -> None:
    stage = Stage(before={1: [[Write(b"x", b"1")], [Write(b"y", b"2")]]})
    stage.handle(b"a", place=ZERO)
    stage.handle(b"b", place=ONE)
    assert stage.steps[0].kept == [Write(b"k0", b"a")]
    assert stage.steps[1].kept == [Write(b"x", b"1"), Write(b"y", b"2"), Write(b"k0", b"b")]


def test_a_partition_that_was_taken_away_begins_again_from_what_the_broker_holds() -> None:
    stage = Stage(before={0: [[Write(b"x", b"1")]]})
    stage.handle(b"a")
    stage.runner.forget()
    stage.handle(b"b")
    assert [step.kept[0] for step in stage.steps] == [Write(b"x", b"1"), Write(b"x", b"1")]


@pytest.mark.parametrize("where", range(7))
def test_a_record_that_fails_twice_alike_is_parked_alone_and_its_neighbours_go_on_in_order(where: int) -> None:
    values = [b"%d" % number for number in range(7)]
    values[where] = b"bad"
    stage = Stage()
    stage.handle(*values, offset=100)
    good = [value for value in values if value != b"bad"]
    assert stage.broker.on(OUT) == stage.broker.on(stage.spec.state_topic) == good
    (letter,) = stage.parked
    assert (letter.rule, letter.value, letter.topic, letter.partition, letter.offset) == (
        "unexpected",
        b"bad",
        IN,
        0,
        100 + where,
    )
    assert stage.runner.parked == 1


def test_a_record_that_fails_in_one_partition_does_not_hold_up_another() -> None:
    stage = Stage()
    batches = {ZERO: records(b"bad"), ONE: records(b"a", b"b", place=ONE)}
    asyncio.run(stage.runner.handle(batches))
    assert (stage.broker.on(OUT), len(stage.parked)) == ([b"a", b"b"], 1)


def test_a_record_that_succeeds_when_tried_again_is_not_parked() -> None:
    stage = Stage()
    stage.handle(b"once")
    assert (stage.broker.on(OUT), stage.parked) == ([b"once"], [])


def test_a_record_that_fails_differently_each_time_ends_the_process_instead_of_being_parked() -> None:
    stage = Stage()
    with pytest.raises((ValueError, KeyError)):
        stage.handle(b"odd")
    assert stage.parked == []


def test_where_most_records_fail_and_nobody_knows_whose_they_are_the_stage_stops_without_parking_the_rest() -> None:
    stage = Stage()
    with pytest.raises(TooManyFailures):
        stage.handle(*[b"bad"] * 1_000)
    assert len(stage.parked) == 100


def test_half_of_the_recent_records_failing_stops_the_stage_though_never_two_in_a_row() -> None:
    stage = Stage()

    def every_second_record_fails() -> None:
        for number in range(1_000):
            stage.handle(b"bad", offset=2 * number)
            stage.handle(b"good", offset=2 * number + 1)

    with pytest.raises(TooManyFailures):
        every_second_record_fails()
    assert len(stage.parked) == 100


def test_a_trickle_of_failures_over_many_restarts_parks_no_more_than_one_burst_does() -> None:
    stage, at, ended = Stage(), 0, 0
    for _ in range(150):
        stage.restart()
        try:
            stage.handle(b"bad", offset=at)
            at += 1  # acknowledged
        except TooManyFailures:
            ended += 1
    assert (len(stage.parked), ended) == (100, 50)


def test_a_failure_now_and_then_is_parked_for_ever() -> None:
    stage = Stage()
    for number in range(400):
        stage.handle(b"bad", *[b"good"] * 3, offset=4 * number)
    assert len(stage.parked) == 400


def named(source: str, value: bytes, offset: int) -> Record:
    """A record of the log, where the envelope names the source."""
    return Record(RECORDS.named(), 0, offset, 0, b"k%d" % offset, value, (("ce_source", f"/{source}".encode()),))


def test_a_source_on_whose_records_the_step_fails_is_passed_over_and_the_others_go_on() -> None:
    stage = Stage()
    batch = [named("custody", b"bad", at) if at % 2 else named("police-uk", b"good", at) for at in range(600)]
    stage.handle_records(batch[:300])
    stage.restart()
    assert stage.handle_records(batch[300:]) == {(RECORDS.named(), 0): 300}
    assert (len(stage.broker.on(OUT)), len(stage.parked)) == (300, 100)
    assert stage.runner.failures.unparked() == ("custody",)
    (told,) = [one for one in stage.failures().values() if one]
    assert UnresolvedFailures.model_validate_json(told).unparked_from == {"intel.records/0": 201}


def test_two_sources_on_whose_records_the_step_fails_one_after_another_stop_the_stage() -> None:
    stage = Stage()
    with pytest.raises(TooManyFailures):
        stage.handle_records([named(("custody", "police-uk")[at % 2], b"bad", at) for at in range(600)])
    assert len(stage.parked) == 100


def of_its_own(stage: Stage) -> Stage:
    """Two topics, each of one source."""
    stage.restart(own_topics={"a": "one", "b": "another"})
    return stage


def test_a_topic_of_one_source_is_paused_and_the_others_go_on_also_after_a_restart() -> None:
    stage = of_its_own(Stage())
    bad = [Record("a", 0, at, 0, b"k", b"bad") for at in range(150)]
    good = [Record("b", 0, at, 0, b"k", b"good") for at in range(150)]
    assert stage.handle_records([*bad, *good]) == {("a", 0): 100, ("b", 0): 150}
    assert stage.runner.paused == {"a"}
    of_its_own(stage)
    assert stage.handle_records([*bad[100:], *good]) == {("a", 0): 0, ("b", 0): 150}
    assert len(stage.parked) == 100


def test_a_topic_is_read_on_from_where_it_was_left_when_its_failures_are_declared_resolved() -> None:
    stage = of_its_own(Stage())
    stage.handle_records([Record("a", 0, at, 0, b"k", b"bad") for at in range(150)])
    assert not asyncio.run(stage.runner.is_resumed())
    stage.resolve()
    assert asyncio.run(stage.runner.is_resumed())
    of_its_own(stage)
    assert stage.handle_records([Record("a", 0, 100, 0, b"k", b"good")]) == {("a", 0): 1}


def test_an_output_larger_than_its_topic_takes_is_refused_and_told_and_its_neighbours_go_on() -> None:
    stage = Stage()
    stage.restart(max_bytes={OUT: 1_000})
    stage.handle(b"a", b"b" * 1_000, b"c")
    (letter,) = stage.parked
    assert (stage.broker.on(OUT), letter.rule, letter.value) == ([b"a", b"c"], "output-too-large", b"b" * 1_000)
    assert letter.problems[0].message == (
        "leads to a record of 1,152 bytes on out, which takes 1,000: send it in parts"
    )
    assert stage.runner.parked == 0  # a refusal, and no fault of ours


def test_a_record_larger_than_a_dead_letter_may_be_is_parked_by_its_digest_and_its_neighbours_go_on() -> None:
    """A topic bounds records as they are compressed: plain they may be of any size."""
    stage = Stage()
    stage.restart(max_bytes={OUT: 1_000})
    stage.handle(b"a", b"b" * 3_000_000, b"c")
    (letter,) = stage.parked
    assert (stage.broker.on(OUT), letter.rule, letter.offset) == ([b"a", b"c"], "output-too-large", 1)
    assert (letter.value, letter.headers, letter.withheld) == (None, (), letter.digest)
    assert not letter.is_anonymous
    assert max(len(one or b"") for one in stage.broker.on(LETTERS)) < 2_000_000


def test_state_larger_than_its_topic_takes_is_refused_before_anything_is_sent_of_it() -> None:
    stage = Stage()
    stage.restart(max_bytes={stage.spec.state_topic: 1_000})
    stage.handle(b"a", b"b" * 1_000)
    assert (stage.broker.on(OUT), [one.rule for one in stage.parked]) == ([b"a"], ["output-too-large"])


def test_a_record_that_cannot_be_read_is_parked_with_its_place_and_never_reaches_the_step() -> None:
    stage = Stage()
    odd = Record(*ZERO, 1, 0, b"k", b"bad", (("x", None),), unreadable="a header name is not UTF-8")
    stage.handle_records([records(b"a")[0], odd, records(b"b", offset=2)[0]])
    (letter,) = stage.parked
    assert (stage.broker.on(OUT), letter.rule, letter.offset, letter.value) == ([b"a", b"b"], "unreadable", 1, b"bad")
    assert "cannot be read as a Kafka record: a header name is not UTF-8" in letter.problems[0].message


def test_nothing_that_was_in_a_record_is_said_about_its_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    written, stage = io.StringIO(), Stage()  # where the log goes otherwise depends on who set it up in this process
    log = structlog.wrap_logger(structlog.PrintLogger(written), processors=[structlog.processors.JSONRenderer()])
    monkeypatch.setattr(runner, "log", log)
    stage.handle(b"bad")
    said = written.getvalue()
    assert "ValueError in _look_at" in said
    assert "'bad'" not in said + stage.parked[0].problems[0].message
