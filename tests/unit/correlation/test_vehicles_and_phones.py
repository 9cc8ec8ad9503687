"""A vehicle is kept up piece by piece, and says at every moment what all of its facts say together."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents.things import ThingDocument
from schemas.facts.objects import AnyThingFact, ThingFact, ThingUser, ThingUserIdentity
from schemas.facts.standing import HandlingCodes
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import event_id, item_id, mention_reference
from schemas.views import View
from streams.correlation.object.stage import CorrelateObject
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.correlation.object.things.thing_document import thing_document
from streams.subject_step import SubjectState
from tests.make import grade, on_day

CAR = "vehicle/AB12CDE"
ITEMS = [item_id(event_id("police-uk", name), 1) for name in "abc"]
MENTIONS = [mention_reference(one, "p1") for one in ITEMS]


def fact(item: int, day: int, graded: str, kind: str, misread: bool, thing: str) -> ThingFact:
    when, read = on_day(day), kind == "vehicle-read"
    return ThingFact(
        mention=mention_reference(ITEMS[item], thing),
        item_id=ITEMS[item],
        kind=kind,
        start=when.start,
        end=when.end,
        time=when.precision,
        grade=grade(graded),
        written="ABI2CDE" if misread else "AB12CDE",
        misread=misread,
        described="red ford",
        users=() if read else (ThingUser(mention=MENTIONS[item], relation="drives", role="subject", name="Ann"),),
        lines=() if read else ("Jazz",),
        town="Corby",
        camera="a43" if read else None,
    )


def person(item: int, who: int) -> ThingUserIdentity:
    return ThingUserIdentity(mention=MENTIONS[item], person=MENTIONS[who], name="Ann Sample")


def piece(one: AnyThingFact) -> str:
    return f"person|{one.mention}|{one.person}" if isinstance(one, ThingUserIdentity) else one.mention


FACTS: st.SearchStrategy[AnyThingFact] = st.one_of(
    st.builds(
        lambda item, day, kind, misread, thing: fact(item, day, ["1BP", "2EP", "1BC"][item], kind, misread, thing),
        st.integers(0, 2),
        st.integers(1, 2),
        st.sampled_from(["vehicle-read", "arrest"]),
        st.booleans(),
        st.sampled_from(["o1", "o2"]),
    ),
    st.builds(person, st.integers(0, 2), st.integers(0, 1)),
)
CHANGES = st.lists(st.tuples(FACTS, st.booleans()), max_size=12)


def holding(facts: Iterable[tuple[str, AnyThingFact]] = ()) -> SubjectState[AnyThingFact]:
    made = CorrelateObject("pure", View.C).empty_state(CAR)
    for name, one in facts:
        made.put(name, one)
    return made


@settings(max_examples=200, deadline=None)
@given(CHANGES)
def test_after_every_change_it_says_what_its_facts_say_when_given_at_once(
    changes: list[tuple[AnyThingFact, bool]],
) -> None:
    kept, facts = holding(), dict[str, AnyThingFact]()
    for one, stays in changes:
        if (old := facts.pop(piece(one), None)) is not None:
            kept.drop(piece(one), old)
        if stays:
            facts[piece(one)] = one
            kept.put(piece(one), one)
        assert kept.conclude() == holding(sorted(facts.items(), reverse=True)).conclude()


def test_an_item_that_names_a_car_twice_and_is_regraded_keeps_nothing_of_its_old_grade() -> None:
    regraded = holding()
    before, after = (
        [fact(0, 2, graded, "arrest", False, thing) for thing in ("o1", "o2")] for graded in ("1BP", "2EC")
    )
    for each_fact in before:
        regraded.put(piece(each_fact), each_fact)
    for old, new in zip(before, after, strict=True):
        regraded.drop(piece(old), old)
        regraded.put(piece(new), new)
    assert regraded.conclude() == holding((piece(each_fact), each_fact) for each_fact in after).conclude()


STRICT = HandlingCodes(
    handling=Handling.CONDITIONS, action=Action.COVERT_DEVELOPMENT, sanitisation=Sanitisation.CONSULT_ORIGINATOR
)


def document_of(*facts: AnyThingFact) -> ThingDocument:
    aggregate = ThingAggregate()
    for each_fact in facts:
        aggregate.put(each_fact)
    document = thing_document(CAR, aggregate)
    assert document
    return document


def test_a_thing_whose_user_is_at_risk_is_handled_as_the_items_that_say_so() -> None:
    drives, user = fact(0, 1, "1BP", "arrest", False, "o1"), person(0, 0)
    risk = user.model_copy(update={"at_risk": ("child",), "at_risk_handling": STRICT})
    assert document_of(drives, user).standing.handling is Handling.PERMITTED
    stands = document_of(drives, risk).standing
    assert (stands.handling, stands.action, stands.sanitisation) == tuple(dict(STRICT).values())
    assert stands.grades == document_of(drives, user).standing.grades
    named = user.model_copy(update={"name_handling": STRICT})
    assert document_of(drives, named).standing.handling is Handling.CONDITIONS


def test_the_handling_of_somebody_who_is_no_user_of_the_thing_says_nothing_of_it() -> None:
    other = person(1, 1).model_copy(update={"at_risk": ("child",), "at_risk_handling": STRICT})
    drives = fact(0, 1, "1BP", "arrest", False, "o1")
    assert document_of(drives, person(0, 0), other).standing.handling is Handling.PERMITTED
