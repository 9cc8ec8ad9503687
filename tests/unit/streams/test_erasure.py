"""An erased event leaves the log, too; the erasure stays, and is the proof."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from schemas.topics import RECORDS
from schemas.wire import SourceRecord
from streams.enrichment.stage import STAGE, Enrich
from streams.pipeline import to_record
from streams.step import Outcome, Record, Send
from streams.subject_step import SubjectStep
from tests.make import crime, erasure, item, regrade, withdrawal

LOG = RECORDS.named()
SAID: list[SourceRecord] = [
    crime("A1", item(text="the canary sings")),
    crime("A1", item(text="the canary sings again"), revision=2),
    withdrawal(),
    regrade(),
]


class Enriching:
    """Enrich over a log that compaction keeps one record a key of, reading what it writes to the log itself."""

    def __init__(self) -> None:
        self.step, self.log, self.offset = SubjectStep(STAGE, Enrich("test")), dict[bytes, bytes | None](), 0

    def say(self, *sends: Send) -> None:
        waiting = list(sends)
        while waiting:
            self.log |= {send.key: send.value for send in waiting}
            outcome = self._read(waiting)
            waiting = [send for send in outcome.sends if send.topic == LOG]

    def _read(self, sends: Sequence[Send]) -> Outcome:
        batch = [
            Record(LOG, 0, self.offset + at, 0, send.key, send.value, send.headers) for at, send in enumerate(sends)
        ]
        self.offset += len(batch)
        outcome = self.step.advance(batch)
        self.step.apply(outcome.writes)
        return outcome

    @property
    def left(self) -> list[bytes]:
        return [value for value in self.log.values() if value is not None]


@given(st.permutations([*SAID, erasure()]), st.data())
def test_whatever_the_order_nothing_but_the_erasure_is_left_in_the_log(
    said: list[SourceRecord], data: st.DataObject
) -> None:
    enriching, again = Enriching(), data.draw(st.sampled_from(SAID))
    for one in said:
        enriching.say(to_record(one))
    enriching.say(to_record(again))  # replayed from upstream, later
    assert enriching.left == [to_record(erasure()).value]


@given(st.permutations([*SAID, crime("B1")]))
def test_without_an_erasure_the_log_keeps_everything(said: list[SourceRecord]) -> None:
    enriching = Enriching()
    enriching.say(*map(to_record, said))
    assert len(enriching.left) == len(said)


def test_another_event_is_not_touched() -> None:
    enriching = Enriching()
    enriching.say(*map(to_record, [*SAID, crime("B1"), erasure()]))
    assert sorted(enriching.left) == sorted(to_record(one).value or b"" for one in (crime("B1"), erasure()))


def test_what_is_kept_of_it_in_state_holds_no_content() -> None:
    enriching, kept = Enriching(), dict[bytes, bytes | None]()
    for one in (*SAID, erasure()):
        batch = [to_record(one)]
        while batch:
            outcome = enriching._read(batch)
            kept |= {write.key: write.value for write in outcome.writes}
            batch = [send for send in outcome.sends if send.topic == LOG]
    assert not any(b"canary" in (value or b"") for value in kept.values())
