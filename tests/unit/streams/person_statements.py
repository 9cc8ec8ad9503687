"""What resolve makes of such logs, statement by statement, and what the next stage hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from schemas.topics import STATEMENTS, revision_of
from schemas.views import View
from schemas.wire import SourceRecord
from streams.engine.batch_producer import Addressed
from streams.flow import Flow
from streams.pipeline import PURE, to_record
from streams.resolution.stage import ResolveStage
from streams.step import Record, Send, Write
from tests.unit.streams.dying import told_by_the_dying


def statements(log: Sequence[SourceRecord]) -> list[Send]:
    """What enrich writes of a log in view C."""
    flow = Flow(PURE, views=(View.C,))
    records = [to_record(one) for one in log]
    step = next(stage for stage in flow.stages() if stage.name == "enrich").make()
    written: list[Send] = []
    for offset, send in enumerate(records):
        outcome = step.advance([Record(send.topic, 0, offset, 0, send.key, send.value, send.headers)])
        step.apply(outcome.writes)
        written += [one for one in outcome.sends if one.topic == STATEMENTS.named(view=View.C, generation=PURE)]
    return written


def resolving(*writes: Write) -> ResolveStage:
    made = ResolveStage(PURE, View.C)
    made.apply(writes)
    return made


Heard = dict[bytes, tuple[int, bytes | None]]


RESOLVED = {topic: 1 for stage in Flow(PURE).stages() if stage.agent == "resolve-c" for topic in stage.sends}
"""Every topic that the stage sends to."""


def hear(heard: Heard, sends: Iterable[Send | Addressed]) -> None:
    """As the next stage does: what is older than what it holds is passed over."""
    for send in sends:
        revision = revision_of(send.headers)
        if revision >= heard.get(send.key, (-1, None))[0]:
            heard[send.key] = (revision, send.value)


def said_by(heard: Heard) -> dict[bytes, bytes]:
    return {key: value for key, (_, value) in heard.items() if value is not None}


def said_at_last(records: Sequence[Record]) -> dict[bytes, bytes]:
    """What is told by one that reads them one after the other, and lives."""
    told, whole = Heard(), resolving()
    for record in records:
        outcome = whole.advance([record])
        hear(told, outcome.sends)
        whole.apply(outcome.writes)
    return said_by(told)


def said_at_last_by_the_dying(records: Sequence[Record], data: st.DataObject) -> dict[bytes, bytes]:
    """The same by one that dies anywhere, up to eight times."""
    told = Heard()
    hear(told, told_by_the_dying(resolving, records, RESOLVED, data))
    return said_by(told)
