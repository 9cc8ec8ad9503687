"""The properties of the design where persons are named together: pairs go with persons, in any order, and heal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.documents import FAMILIES
from schemas.events import RecordedCrime
from schemas.facts.associations import association_subject
from schemas.items import RecordedCrimeItem
from schemas.mentions import Identifier, Link, PersonMention, PersonName, Relation, Role
from schemas.mentions.objects import Weapon
from schemas.mentions.persons import AgeRange
from schemas.topics import ASSOCIATION_FACTS, LOCATION_FACTS, PERSON_FACTS, REVISION
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from streams.step import Record
from tests.make import address, crime, item, on_day, regrade, withdrawal
from tests.unit.streams.person_logs import (
    BORN,
    GRADES,
    REFERENCES,
    decided,
    decision,
    documents,
    many,
    mention,
    withdrawal_of,
    without_conditional,
)
from tests.unit.streams.person_statements import (
    resolving,
    said_at_last,
    said_at_last_by_the_dying,
    statements,
)

ROLES = (Role.SUSPECT, Role.SUBJECT, Role.VICTIM, Role.VULNERABLE, Role.REPORTER)


def named(
    name: str,
    given_name: str = "Ann",
    surname: str = "Sample",
    *,
    born: date | None = BORN[0],
    pnc: str | None = None,
    role: Role = Role.SUBJECT,
    age: int | None = None,
) -> PersonMention:
    return PersonMention(
        id=name,
        role=role,
        names=(PersonName(given=given_name, surname=surname),),
        birth_date=born,
        identifiers=(Identifier(scheme="pnc", value=pnc),) if pnc else (),
        age=AgeRange(from_years=age, to_years=age) if age is not None else None,
    )


def telling(
    *persons: PersonMention,
    number: int = 1,
    graded: str = "1BP",
    about: str = "burglary",
    text: str | None = None,
    links: tuple[Link, ...] = (),
    house: int = 1,
) -> RecordedCrimeItem:
    made = item(number, graded=graded, crime_type=about, at=address(house), text=text)
    weapons = (Weapon(id="o1", name="zombie knife"),) if any(link.object == "o1" for link in links) else ()
    more = {"persons": persons, "links": links, "objects": weapons}
    return RecordedCrimeItem.model_validate({**dict(made), **more})


PEOPLE = st.builds(
    named,
    st.just("p0"),
    st.sampled_from(["Ann", "Anne", "Bo", "Cy"]),
    st.sampled_from(["Sample", "Samples", "Zywicki"]),
    born=st.sampled_from([None, BORN[0], BORN[0], BORN[2], date(2003, 5, 1)]),
    pnc=st.sampled_from([None, None, "1981/0000034U", "2002/0073319Z"]),
    role=st.sampled_from(ROLES),
)


@st.composite
def crimes(draw: st.DrawFn) -> RecordedCrime:
    items = []
    for number in range(1, draw(st.integers(2, 3))):
        persons = draw(st.lists(PEOPLE, min_size=1, max_size=4))
        several = [one.model_copy(update={"id": f"p{at}"}) for at, one in enumerate(persons, 1)]
        tied = len(several) > 1 and draw(st.booleans())
        relation = draw(st.sampled_from([Relation.EXPLOITS, Relation.WITH, Relation.FAMILY_OF]))
        links = (Link(subject="p2", relation=relation, object="p1"),) if tied else ()
        about = draw(st.sampled_from(["drug-supply", "burglary", "modern-slavery"]))
        graded, text = draw(GRADES), draw(st.sampled_from(["a", "She had a knife."]))
        house = draw(st.sampled_from([1, 2]))
        items.append(telling(*several, number=number, graded=graded, about=about, text=text, links=links, house=house))
    day, revision = draw(st.sampled_from([2, 3, 9])), draw(st.integers(1, 2))
    reference = draw(st.sampled_from(REFERENCES))
    return crime(reference, *items, revision=revision, occurred=on_day(day), recorded=draw(st.integers(0, 9)))


AMENDMENTS = st.one_of(
    st.builds(withdrawal, st.sampled_from(REFERENCES), item_number=st.sampled_from([None, 1])),
    st.builds(regrade, st.sampled_from(REFERENCES), st.sampled_from([1, 2]), GRADES),
)
LOGS = st.lists(st.one_of(crimes(), crimes(), crimes(), decided(), AMENDMENTS), min_size=2, max_size=10)


def found(said: Sequence[SourceRecord], family: str = "associations", view: View = View.C) -> list[dict[str, Any]]:
    told = documents(said, views=(view,))
    return [json.loads(value) for key, value in sorted(told.items()) if key.family == family]


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_associations_are_the_same_in_any_order_and_any_batches(
    log: list[SourceRecord], random: Any, batch: int
) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    partitions = {ASSOCIATION_FACTS.pattern: batch, PERSON_FACTS.pattern: 6 - batch, LOCATION_FACTS.pattern: batch}
    again = conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch)
    assert again.documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_traits_or_associations(
    log: list[SourceRecord], reference: str, batch: int
) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    emptied = [
        one.model_copy(update={"items": ()}) if isinstance(one, RecordedCrime) and one.event_id == event else one
        for one in log
    ]
    assert withdrawn.documents == documents(emptied)


@many
@given(st.lists(st.one_of(crimes(), crimes(), decided()), min_size=2, max_size=10))
def test_p4_traits_and_associations_of_view_p_are_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    left = [without_conditional(one) for one in log]
    alone = documents(left, views=(View.P,))
    assert documents(log, views=(View.P,)) == alone
    assert all(b'"handling":"C"' not in value for value in alone.values())


@many
@given(LOGS)
def test_every_association_is_of_two_persons_there_are_and_each_of_them_knows_it(log: list[SourceRecord]) -> None:
    people = {one["id"]: one for one in found(log, "persons")}
    pairs = found(log)
    for pair in pairs:
        one, other = pair["persons"]
        assert pair["id"] == association_subject(one, other)
        assert other in people[one]["associates"]
        assert one in people[other]["associates"]
        assert (pair["first"]["name"], pair["second"]["name"]) == (people[one]["name"], people[other]["name"])
        assert (pair["first"]["traits"], pair["second"]["traits"]) == (people[one]["traits"], people[other]["traits"])
    assert sum(one["associates_total"] for one in people.values()) == 2 * len(pairs)


@many
@given(LOGS, st.data())
def test_whoever_dies_anywhere_leaves_no_pair_told_that_is_not_so(log: list[SourceRecord], data: st.DataObject) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    assert said_at_last_by_the_dying(records, data) == said_at_last(records)


def test_two_who_are_decided_to_be_one_are_no_longer_associated_and_are_again_when_they_are_parted() -> None:
    both = telling(named("p1", "Ann"), named("p2", "Bo", "Zywicki", born=BORN[2]))
    log: list[SourceRecord] = [crime("A1", both)]
    assert len(found(log)) == 1
    made = decision("D1", True, mention("A1"), mention("A1", name="p2"))
    assert found([*log, made]) == []
    assert found([*log, made, withdrawal_of(made)]) == found(log)


def test_who_reports_somebody_is_not_associated_with_them() -> None:
    told = telling(named("p1"), named("p2", "Bo", "Zywicki", born=BORN[2], role=Role.REPORTER))
    assert found([crime("A1", told)]) == []


def test_of_a_crowd_only_the_first_are_paired_and_the_document_says_so() -> None:
    born = (date(1950 + n % 50, 1 + n % 11, 3 + n % 23) for n in range(200))
    guests = [
        named(f"p{n}", chr(97 + n % 26) * 4 + "ix", chr(97 + n // 26) * 6 + "ek", born=day)
        for n, day in enumerate(born)
    ]
    pairs = found([crime("A1", telling(*guests))])
    assert len(pairs) == 12 * 11 // 2
    assert all(pair["crowds"] == 1 and "more than 12 persons" in pair["explanation"] for pair in pairs)


def test_every_conclusion_about_two_persons_is_a_document_of_its_family() -> None:
    (model,) = FAMILIES["associations"]
    for pair in found([crime("A1", telling(named("p1"), named("p2", "Bo", "Zywicki", born=BORN[2])))]):
        assert model.model_validate_json(json.dumps(pair))


def test_somebody_with_forty_names_is_told_at_bounded_length() -> None:
    names = tuple(PersonName(given=f"Ann{chr(97 + n % 26)}{chr(97 + n // 26)}", surname="Sample") for n in range(40))
    (one,) = found([crime("A1", telling(named("p1").model_copy(update={"names": names})))], "persons")
    assert len(one["names"]) == 10


def test_facts_from_the_first_year_and_the_last_come_to_a_document_like_any_others() -> None:
    early, late = (
        crime(
            name,
            telling(named("p1", pnc="1981/0000034U"), named("p2", "Bo", "Zywicki", pnc="2002/0073319Z")),
            month=(year, 1),
        )
        for name, year in (("A1", 1851), ("A2", 2199))
    )
    (pair,) = found([late, early])
    assert (pair["first_seen"][:4], pair["last_seen"][:4], pair["standing"]["items_total"]) == ("1851", "2199", 2)


def test_who_was_only_a_victim_or_a_suspect_in_what_is_false_has_no_role_as_suspect() -> None:
    victim = crime("A1", telling(named("p1", role=Role.VICTIM)))
    false = crime("A2", telling(named("p1", role=Role.SUSPECT), graded="2EP"), recorded=1)
    other = crime("A3", telling(named("p1", "Bo", "Zywicki", born=BORN[2], role=Role.SUSPECT)), recorded=2)
    roles = {one["name"]: {each["role"] for each in one["roles"]} for one in found([victim, false, other], "persons")}
    assert roles == {"Ann Sample": {"victim"}, "Bo Zywicki": {"suspect"}}


def test_premises_are_told_who_has_to_do_with_them_as_long_as_an_item_says_so() -> None:
    said = statements([crime("A1", telling(named("p1"), about="drug-supply"))])
    step = resolving()
    outcome = step.advance(
        [Record(pair.topic, 0, at, 0, pair.key, pair.value, pair.headers) for at, pair in enumerate(said)]
    )
    facts = [pair for pair in outcome.sends if pair.topic.startswith("intel.person-facts")]
    persons = next(stage for stage in Flow(PURE, views=(View.C,)).stages() if stage.name == "correlate_person").make()
    told = persons.advance([Record(pair.topic, 0, at, 0, pair.key, pair.value) for at, pair in enumerate(facts)])
    persons.apply(told.writes)
    (here,) = [pair for pair in told.sends if pair.topic.startswith("intel.location-facts")]
    assert here.partition_key == b"address/1-sample-street/nn1-1de"
    assert json.loads(here.value or b"")["traits"][0]["trait"] == "drug-supply-nominal"
    gone = persons.advance([Record(pair.topic, 0, 9, 0, pair.key, None, ((REVISION, b"9"),)) for pair in facts])
    assert {pair.key: pair.value for pair in gone.sends}[here.key] is None
