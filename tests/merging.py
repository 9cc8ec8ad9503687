"""A history in which persons merge and split, as the statements that enrich makes of it. Every person is invented."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from schemas.events import IdentityDecision
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.mentions import PersonMention, PersonName, Role
from schemas.mentions.persons import Identifier
from schemas.times import month_of
from schemas.topics import PERSON_FACTS, STATEMENTS, revision_of
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import to_record
from streams.step import Record, Send
from tests.make import RECORDED, crime, grade, item, withdrawal

REFERENCES = tuple(f"M{number}" for number in range(10))
BORN = ("1990-04-12", "1990-12-04", "1971-01-30")
NUMBERS = ("1981/0000034U", "2002/0073319Z")


def history(seed: int, length: int) -> list[SourceRecord]:
    """Reports, corrections, withdrawals and decisions about few people, so that most of them touch others."""
    dice = Random(seed)
    said: list[SourceRecord] = []
    for at in range(length):
        reference, chance = dice.choice(REFERENCES), dice.random()
        if chance < 0.75:
            about = item(text=f"account {at}").model_copy(update={"persons": (_person(dice),)})
            said.append(crime(reference, about, revision=at + 1, recorded=at))
        elif chance < 0.88:
            said.append(withdrawal(reference, named=f"w{at}", recorded=at))
        else:
            said.append(_decision(dice, at))
    return said


def statements(said: list[SourceRecord], generation: str) -> list[Send]:
    """What enrich writes of it in view C."""
    flow = Flow(generation, views=(View.C,))
    step = next(stage for stage in flow.stages() if stage.name == "enrich").make()
    written: list[Send] = []
    for offset, send in enumerate(map(to_record, said)):
        outcome = step.advance([Record(send.topic, 0, offset, 0, send.key, send.value, send.headers)])
        step.apply(outcome.writes)
        written += outcome.sends
    return [one for one in written if one.topic == STATEMENTS.named(view=View.C, generation=generation)]


def records(sends: list[Send]) -> list[Record]:
    """As they are read from a partition."""
    return [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]


def facts(sends: list[Send], generation: str) -> dict[bytes, bytes]:
    """What the pure step tells of persons in the end, when nothing goes wrong."""
    step = next(stage for stage in Flow(generation).stages() if stage.agent == "resolve-c").make()
    told = [one for one in step.advance(records(sends)).sends if one.topic == facts_topic(generation)]
    return left([(one.key, one.value, one.headers) for one in told])


def facts_topic(generation: str) -> str:
    """Where facts about persons are told."""
    return PERSON_FACTS.named(view=View.C, generation=generation)


def left(told: list[tuple[bytes, bytes | None, tuple[tuple[str, bytes | None], ...]]]) -> dict[bytes, bytes]:
    """What compaction leaves of it, the last of each key, without what is deleted.

    Whoever heard all of it, and passed over what was older than what they held, has to hold the same.
    """
    last: dict[bytes, bytes | None] = {}
    heard: dict[bytes, tuple[int, bytes | None]] = {}
    for key, value, headers in told:
        last[key], revision = value, revision_of(headers)
        if revision >= heard.get(key, (-1, None))[0]:
            heard[key] = (revision, value)
    assert last == {key: value for key, (_, value) in heard.items()}
    return {key: value for key, value in last.items() if value is not None}


def _person(dice: Random) -> PersonMention:
    number = dice.choice([None, None, None, *NUMBERS])
    name = PersonName(given=dice.choice(["Ann", "Anne", "Bo"]), surname=dice.choice(["Sample", "Samples"]))
    return PersonMention.model_validate(
        {
            "id": "p1",
            "role": Role.SUBJECT,
            "names": (name,),
            "birth_date": dice.choice([None, *BORN]),
            "identifiers": (Identifier(scheme="pnc", value=number),) if number else (),
        },
        strict=False,
    )


def _decision(dice: Random, at: int) -> IdentityDecision:
    one = IdentityItem(
        number=1,
        grade=grade("1AP"),
        mentions=tuple(_mentions(dice)),
        decision=dice.choice([Identity.SAME, Identity.DIFFERENT]),
        decided_by="analyst-7",
        reason="the photographs",
    )
    return IdentityDecision(
        source_system="intelligence-unit",
        source_reference=f"D{dice.randrange(3)}",
        revision=at + 1,
        occurred=month_of(2018, 10),
        reported_at=RECORDED,
        recorded_at=RECORDED.replace(year=2019),
        items=(one,),
    )


def _mentions(dice: Random) -> Iterator[str]:
    yield from (f"{crime(reference).event_id}/1/p1" for reference in dice.sample(REFERENCES, 2))
