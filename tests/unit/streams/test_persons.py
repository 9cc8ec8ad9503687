"""The properties of the design where persons are concerned: whose mentions are whose, in any order, and forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.events import IdentityDecision, RecordedCrime
from schemas.grading import Handling
from schemas.items import RecordedCrimeItem
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.mentions import Identifier, PersonMention, PersonName, Role
from schemas.times import month_of
from schemas.topics import PERSON_FACTS, REVISION, STATEMENTS
from schemas.views import View
from schemas.wire import Said
from streams.correlation.person.conclude import digest_of
from streams.engine.deliveries import Addressed
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude, to_record
from streams.resolution.live import Resolving
from streams.resolution.persons import guards
from streams.resolution.possible import GUARDS
from streams.resolution.supposing import Move, without
from streams.step import Record, Send, Write
from tests.make import START, crime, grade, item, regrade, withdrawal
from tests.unit.streams.dying import told_by_the_dying

ITEM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]*")

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
    moment = START + timedelta(hours=recorded)
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


def documents(said: Sequence[Said], **flow: Any) -> dict[DocumentKey, bytes]:
    return conclude(said, flow=Flow(PURE, **flow)).documents


def found(said: Sequence[Said], view: View = View.C) -> list[dict[str, Any]]:
    said_of = documents(said, views=(view,))
    return [json.loads(value) for key, value in sorted(said_of.items()) if key.family == "persons"]


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_persons_are_the_same_in_any_order_and_any_batches(log: list[Said], random: Any, batch: int) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    again = conclude(shuffled, flow=Flow(PURE, partitions={PERSON_FACTS.pattern: batch}), batch=batch)
    assert again.documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_any_person(log: list[Said], reference: str, batch: int) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    emptied = [one.model_copy(update={"items": ()}) if _is(one, event) else one for one in log]
    assert withdrawn.documents == documents(emptied)


@many
@given(LOGS)
def test_p4_persons_of_view_p_are_a_function_of_p_items_alone(log: list[Said]) -> None:
    left = [_without_conditional(one) for one in log]
    alone = documents(left, views=(View.P,))
    assert documents(log, views=(View.P,)) == alone
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == alone


@many
@given(LOGS)
def test_p4_no_document_of_view_p_names_an_item_that_p_does_not_hold(log: list[Said]) -> None:
    told = {key: value for key, value in documents(log).items() if key.view is View.P}
    events = [json.loads(value) for key, value in told.items() if key.family == "events"]
    held = {item["item_id"] for event in events for item in event["items"]}
    assert {name for value in told.values() for name in ITEM.findall(value.decode())} - held == set()


def test_what_was_decided_about_an_item_of_view_c_is_not_named_in_p() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne"), graded="1BC"), recorded=1),
    ]
    decided_in_p = decision("D1", False, mention("A1"), mention("A2"))
    text = b"".join(documents([*told, decided_in_p], views=(View.P,)).values()).decode()
    assert mention("A1") in text
    assert crime("A2").event_id not in text
    (one, other) = found([*told, decided_in_p], View.C)
    assert one["why"]["decisions"][0]["others"] == other["mentions"]


def test_both_of_whom_it_was_decided_that_they_are_two_name_each_other_and_the_decision() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2])), recorded=1),
    ]
    apart = decision("D1", False, mention("A1"), mention("A2"))
    for one, other in (people := found([*told, apart])), people[::-1]:
        (made,) = one["why"]["decisions"]
        assert made["persons"] == [other["id"]]
        assert (made["decision"], made["by"], made["reason"]) == ("different", "analyst-7", "the photographs")
        assert "2 mentions are not one, by analyst-7 on 2018-10-03: the photographs." in one["explanation"]
    assert found([*told, apart, withdrawal_of(apart)]) == found(told)


def test_when_another_grade_is_given_everybody_who_is_explained_by_it_is_told_anew() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne", "Samples")), recorded=1),
        crime("A3", telling(person("Ann", "Sample", BORN[2])), recorded=2),
    ]
    other = regrade("A2", 1, "3EP")
    running = resolving()
    sends = statements([*told, other])
    records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
    heard = Heard()
    for record in records:
        outcome = running.advance([record])
        hear(heard, outcome.sends)
        running.keep(outcome.writes)
    at_once, whole = Heard(), resolving()
    hear(at_once, whole.advance(records).sends)
    assert said_by(heard) == said_by(at_once)
    joins = [value.decode() for key, value in said_by(heard).items() if key.endswith(b"|joins")]
    assert joins
    assert all('_grade":"3EP"' in value for value in joins if mention("A2") in value)


def test_mentions_that_agree_are_one_person_and_it_is_said_why() -> None:
    (one,) = found([crime("A1", telling(person("Ann"))), crime("A2", telling(person("Anne", "Samples")), recorded=1)])
    assert one["id"] == mention("A1")
    assert one["mentions"] == sorted([mention("A1"), mention("A2")])
    assert one["digest"] == digest_of(one["mentions"]) == one["why"]["digest"]
    (join,) = one["why"]["joins"]
    assert {join["one"], join["other"]} == set(one["mentions"])
    assert sum(feature["bits"] for feature in join["features"]) == join["bits"]


def test_withdrawing_the_earliest_mention_gives_the_person_another_id() -> None:
    told = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    (one,) = found([*told, withdrawal("A1")])
    assert one["id"] == mention("A2")


def test_a_decision_that_two_are_different_parts_them_until_it_is_withdrawn() -> None:
    told: list[Said] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    apart = decision("D1", False, mention("A1"), mention("A2"))
    first, second = found([*told, apart])
    assert first["why"]["possibly_also"][0]["why_not"].startswith("decided apart by analyst-7 on 3 October")
    assert second["why"]["possibly_also"][0]["person"] == first["id"]
    assert len(found([*told, apart, withdrawal_of(apart)])) == 1


def test_a_decision_that_two_are_one_joins_what_has_nothing_in_common() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann", born=None))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2]))),
    ]
    bound = decision("D1", True, mention("A1"), mention("A2"))
    assert len(found(told)) == 2
    (one,) = found([*told, bound])
    (join,) = one["why"]["joins"]
    assert (join["rule"], join["decision"]) == ("decision", f"{bound.event_id}/1")
    assert one["why"]["review"][0].startswith("only a decision holds")
    assert found([*told, bound, withdrawal_of(bound)]) == found(told)


def test_decisions_in_a_circle_that_contradict_each_other_are_shown_for_review() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann", born=None))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2])), recorded=1),
        crime("A3", telling(person("Bo", "Quill", BORN[1])), recorded=2),
    ]
    one, two, three = mention("A1"), mention("A2"), mention("A3")
    circle = [
        decision("D1", True, one, two, recorded=50),
        decision("D2", True, two, three, recorded=51),
        decision("D3", False, one, three, recorded=52),
    ]
    people = found([*told, *circle])
    assert {each["id"]: each["mentions"] for each in people} == {one: sorted([one, two]), three: [three]}
    contradict = [text for each in people for text in each["why"]["review"] if "contradict" in text]
    assert len(contradict) == 2


def test_somebody_in_many_reports_is_explained_at_bounded_length() -> None:
    given = ("Ann", "Anne", "Annie", "Ana", "Anna")
    many_said = [crime(f"M{n}", telling(person(given[n % 5], born=BORN[n % 2])), recorded=n) for n in range(250)]
    (one,) = found(many_said)
    assert len(one["mentions"]) == 250
    assert one["why"]["alike"] + one["why"]["joins_total"] == 249
    assert len(one["why"]["joins"]) <= 20
    assert one["standing"]["items_total"] == 250


def test_a_decision_of_view_c_parts_nobody_in_view_p() -> None:
    told: list[Said] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    apart = decision("D1", False, mention("A1"), mention("A2"), graded="1AC")
    assert len(found([*told, apart], View.C)) == 2
    assert len(found([*told, apart], View.P)) == 1


def test_a_decision_about_what_a_view_does_not_hold_says_nothing_there() -> None:
    told: list[Said] = [crime("A1", telling(person())), crime("A2", telling(person("Cy", "Zywicki"), graded="1BC"))]
    assert found([*told, decision("D1", True, mention("A1"), mention("A2"))], View.P) == found(told[:1], View.P)


def test_every_guard_has_its_words() -> None:
    assert {one.name for one in vars(guards).values() if isinstance(one, guards.Guard)} <= GUARDS.keys()


def test_a_surname_alone_is_no_person() -> None:
    only = PersonMention(id="p1", role=Role.SUBJECT, names=(PersonName(surname="Sample"),))
    assert found([crime("A1", telling(only))]) == []


def statements(log: Sequence[Said]) -> list[Send]:
    """What enrich writes of a log in view C."""
    flow = Flow(PURE, views=(View.C,))
    records = [to_record(one) for one in log]
    step = next(stage for stage in flow.stages() if stage.name == "enrich").make()
    written: list[Send] = []
    for offset, send in enumerate(records):
        outcome = step.advance([Record(send.topic, 0, offset, 0, send.key, send.value, send.headers)])
        step.keep(outcome.writes)
        written += [one for one in outcome.sends if one.topic == STATEMENTS.named(view=View.C, generation=PURE)]
    return written


def resolving(*writes: Write) -> Resolving:
    made = Resolving(PURE, View.C)
    made.keep(writes)
    return made


Heard = dict[bytes, tuple[int, bytes | None]]


RESOLVED = {topic: 1 for stage in Flow(PURE).stages() if stage.agent == "resolve-c" for topic in stage.sends}
"""Every topic that the stage sends to."""


def hear(heard: Heard, sends: Iterable[Send | Addressed]) -> None:
    """As the next stage does: what is older than what it holds is passed over."""
    for send in sends:
        revision = int(dict(send.headers)[REVISION])
        if revision >= heard.get(send.key, (-1, None))[0]:
            heard[send.key] = (revision, send.value)


def said_by(heard: Heard) -> dict[bytes, bytes]:
    return {key: value for key, (_, value) in heard.items() if value is not None}


@many
@given(LOGS, st.data())
def test_whoever_dies_anywhere_and_however_often_leaves_nobody_told_that_is_not_so(
    log: list[Said], data: st.DataObject
) -> None:
    """Also where what is read again ends elsewhere: a person who was one in between is taken back."""
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    told, again, whole = Heard(), Heard(), resolving()
    for record in records:
        outcome = whole.advance([record])
        hear(told, outcome.sends)
        whole.keep(outcome.writes)
    hear(again, told_by_the_dying(resolving, records, RESOLVED, data))
    assert said_by(again) == said_by(told)


@many
@given(LOGS)
def test_advancing_decides_and_changes_nothing(log: list[Said]) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    half = len(records) // 2
    running = resolving()
    running.keep(running.advance(records[:half]).writes)
    first = running.advance(records[half:])
    assert running.advance(records[half:]) == first
    running.advance(records[half : half + 1])
    assert running.advance(records[half:]) == first


def test_only_what_has_changed_is_told_and_a_replay_tells_it_all() -> None:
    log = [crime("A1", telling(person())), crime("A2", telling(person("Anne", "Samples")), recorded=1)]
    one, two = (Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log)))
    running = resolving()
    running.keep(running.advance([one]).writes)
    outcome = running.advance([two])
    running.keep(outcome.writes)
    assert persons_told(outcome.sends) == {f"{mention('A1')}|joins", f"{mention('A1')}|{mention('A2')}"}
    replayed = running.advance([two])
    assert persons_told(replayed.sends) == persons_told(outcome.sends)


def test_what_would_be_without_an_item_is_what_is_when_it_is_withdrawn() -> None:
    log: list[Said] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    held = {one.key: one.value for one in statements(log) if one.value}
    gone, moved = Move(mention("A1"), mention("A1"), None), Move(mention("A2"), mention("A1"), mention("A2"))
    assert without(held, f"{log[0].event_id}/1") == (sorted([gone, moved]), [])
    assert without(held, f"{crime('A9').event_id}/1") == ([], [])


def persons_told(sends: Sequence[Send]) -> set[str]:
    return {send.key.decode() for send in sends if send.topic.startswith("intel.person-facts")}


def withdrawal_of(made: IdentityDecision) -> Said:
    taken = withdrawal(made.source_reference, of="intelligence-unit")
    return taken.model_copy(update={"source_system": "intelligence-unit"})


def _is(one: Said, event: str) -> bool:
    return isinstance(one, RecordedCrime) and one.event_id == event


def _without_conditional(one: Said) -> Said:
    if not isinstance(one, RecordedCrime | IdentityDecision):
        return one
    left = tuple(item for item in one.items if item.grade.handling is not Handling.CONDITIONS)
    return one.model_copy(update={"items": left})
