"""Reports of a street and a day that retell one another and name lines, phones and people. Every person is invented."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from schemas.events import RecordedCrime
from schemas.ids import item_id
from schemas.items import RecordedCrimeItem
from schemas.mentions import DrugLine, Link, Phone, Relation
from schemas.wire import SourceRecord
from tests.make import address, crime, item, on_day, withdrawal
from tests.unit.streams.person_logs import decision, person

REFERENCES = ("A1", "A2", "A3", "A4", "A5")
FORCED = "The rear door was forced with a crowbar and a laptop, a violin and two watches were stolen from the study."
SHORTENED = "Rear door forced, crowbar used. Stolen from the study: laptop, violin, 2 watches."
STABBED = "A young man was stabbed in the leg outside the takeaway by somebody in a camouflage jacket."
JAZZ, RIO = "07200 000101", "07200 000102"


def item_of(reference: str, number: int = 1) -> str:
    """The item of this event."""
    return item_id(crime(reference).event_id, number)


def line_of(reference: str, number: int = 1) -> str:
    """The mention of a line in that item."""
    return f"{item_of(reference, number)}/o1"


def phone_of(reference: str, number: int = 1) -> str:
    """The mention of a phone in that item."""
    return f"{item_of(reference, number)}/o2"


def report(
    text: str | None = FORCED,
    *,
    number: int = 1,
    graded: str = "1BP",
    house: int = 1,
    of: tuple[str, ...] = (),
    line: str = "",
    phone: str = "",
    own: bool = False,
    people: tuple[tuple[str, str], ...] = (),
) -> RecordedCrimeItem:
    """One item: what it tells, whom it retells, and which line, phone and people it names together."""
    named = tuple(
        person(given, surname, date(1990, 4, 12), name=f"p{at}") for at, (given, surname) in enumerate(people, 1)
    )
    objects = ((DrugLine(id="o1", name=line),) if line else ()) + ((Phone(id="o2", number=phone),) if phone else ())
    whose = Link(subject="o2", relation=Relation.NUMBER_OF, object="o1")
    uses = Link(subject="p1", relation=Relation.USES, object="o2")
    links = (uses,) if own and phone and named else (whose,) if line and phone else ()
    made = item(number, graded=graded, at=address(house), text=text)
    return RecordedCrimeItem.model_validate(
        {**dict(made), "persons": named, "objects": objects, "links": links, "derived_from": of}
    )


PEOPLE = st.sampled_from([(), (), (("Ann", "Sample"),), (("Bo", "Zywicki"), ("Ann", "Sample"))])
GRADES = st.sampled_from(["1AP", "1BP", "3EP", "1BC"])


@st.composite
def reports(draw: st.DrawFn) -> RecordedCrime:
    """One or two items of few texts, houses, lines and numbers, so that much of it hangs together."""
    reference = draw(st.sampled_from(REFERENCES))
    items = [
        report(
            draw(st.sampled_from([FORCED, SHORTENED, STABBED, None])),
            number=number,
            graded=draw(GRADES),
            house=draw(st.sampled_from([1, 1, 2])),
            of=tuple(
                draw(st.sets(st.sampled_from([item_of(one) for one in REFERENCES if one != reference]), max_size=2))
            ),
            line=draw(st.sampled_from(["", "Jazz", "the Jazz line", "Rio"])),
            phone=draw(st.sampled_from(["", JAZZ, RIO])),
            own=draw(st.booleans()),
            people=draw(PEOPLE),
        )
        for number in range(1, draw(st.integers(2, 3)))
    ]
    day = draw(st.sampled_from([2, 2, 3]))
    return crime(
        reference, *items, revision=draw(st.integers(1, 2)), occurred=on_day(day), recorded=draw(st.integers(0, 9))
    )


LINES = st.builds(line_of, st.sampled_from(REFERENCES), st.sampled_from([1, 2]))
DECISIONS = st.builds(
    lambda reference, same, about, graded: decision(reference, same, *about, graded=graded),
    st.sampled_from(["D1", "D2"]),
    st.booleans(),
    st.lists(LINES, min_size=2, max_size=3, unique=True),
    GRADES,
)
WITHDRAWALS = st.builds(
    withdrawal, st.sampled_from(REFERENCES), item_number=st.sampled_from([None, 1]), recorded=st.integers(0, 9)
)
LOGS: st.SearchStrategy[list[SourceRecord]] = st.lists(
    st.one_of(reports(), reports(), reports(), DECISIONS, WITHDRAWALS), min_size=2, max_size=10
)
