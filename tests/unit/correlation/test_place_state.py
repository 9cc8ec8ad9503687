"""A place is kept up piece by piece, and says at every moment what all of its facts say together."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.facts.locations import LocationFact, PremisesDetails
from schemas.mentions import LocationPrecision
from schemas.times import Occurred, month_of
from schemas.views import View
from schemas.vocabulary.indicators import Indicator
from streams.correlation.location.near_repeats import COMPARED, NearRepeats
from streams.correlation.location.place_item import PlaceItem, place_item
from streams.correlation.location.stage import CorrelateLocation, PlaceState
from tests.make import grade, on_day

CELL, HOME = "cell/881954b1b3fffff", "address/1-sample-street/nn1-1aa"
SIGNS = [
    Indicator.STRANGERS_IN_CHARGE,
    Indicator.COMINGS_AND_GOINGS,
    Indicator.RESIDENT_NOT_SEEN,
    Indicator.DEALING,
    Indicator.PARTY,
]
WHEN = st.one_of(
    st.builds(on_day, st.integers(min_value=1, max_value=28), st.integers(min_value=0, max_value=23)),
    st.builds(month_of, st.sampled_from([2018, 2020, 2021]), st.integers(min_value=1, max_value=12)),
)


def fact(
    number: int,
    when: Occurred,
    *,
    category: str = "burglary",
    crime: bool = True,
    graded: str = "1BP",
    latitude: float = 52.2376,
    name: str = "1 Sample Street",
    details: PremisesDetails | None = None,
    kind: str = "recorded-crime",
    weapons: tuple[str, ...] = (),
    told_by: int | None = None,
) -> PlaceItem:
    return place_item(
        LocationFact(
            item_id=f"event/{number}",
            kind=kind,
            category=category,
            crime=crime,
            start=when.start,
            end=when.end,
            time=when.precision,
            grade=grade(graded),
            place=LocationPrecision.ADDRESS,
            name=name,
            town="Northampton",
            areas=("Northamptonshire",),
            latitude=latitude,
            longitude=-0.8954,
            weapons=weapons,
            details=details,
            story=None if told_by is None else f"event/{told_by}",
        )
    )


FACTS = st.builds(
    fact,
    st.integers(min_value=1, max_value=9),
    WHEN,
    category=st.sampled_from(["burglary", "drugs"]),
    crime=st.booleans(),
    graded=st.sampled_from(["1AP", "2CP", "3EC"]),
    latitude=st.sampled_from([52.2376, 52.2380, 52.9]),
    name=st.sampled_from(["1 Sample Street", "2 Sample Street"]),
    details=st.none()
    | st.builds(
        PremisesDetails,
        indicators=st.lists(st.sampled_from(SIGNS), max_size=4, unique=True).map(tuple),
        callers=st.sampled_from([(), ("ann",), ("ann", "07")]),
    ),
    kind=st.sampled_from(["crime-report", "warrant-executed", "safeguarding-referral"]),
    weapons=st.sampled_from([(), ("knife",)]),
    told_by=st.none() | st.integers(min_value=1, max_value=9),
)
CHANGES = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | FACTS), min_size=1, max_size=25)


def holding(facts: Iterable[tuple[str, PlaceItem]] = (), subject: str = CELL) -> PlaceState:
    made = CorrelateLocation("test", View.C).empty_state(subject)
    for piece, item in facts:
        made.put(piece, item)
    return made


@settings(max_examples=200, deadline=None)
@given(CHANGES, st.sampled_from([CELL, HOME]))
def test_after_every_change_it_says_what_its_facts_say_when_given_at_once(
    changes: list[tuple[str, PlaceItem | None]], subject: str
) -> None:
    kept, facts = holding(subject=subject), dict[str, PlaceItem]()
    for piece, item in changes:
        if (old := facts.pop(piece, None)) is not None:
            kept.drop(piece, old)
        if item is not None:
            facts[piece] = item
            kept.put(piece, item)
        assert kept.conclude() == holding(sorted(facts.items(), reverse=True), subject).conclude()


def test_a_month_that_nothing_touched_is_not_written_again() -> None:
    kept = holding([("a", fact(1, month_of(2018, 1))), ("b", fact(2, month_of(2018, 3)))])
    before = kept.conclude()
    kept.put("c", fact(3, month_of(2018, 3)))
    after = kept.conclude()
    (january,) = (destination for destination in before if destination.key.endswith(b"/2018-01"))
    assert after[january] is before[january]


def test_a_flood_of_like_crimes_at_one_address_is_compared_with_no_more_than_a_hundred_each() -> None:
    repeats = NearRepeats()
    for number in range(3 * COMPARED):
        repeats.put(fact(number, on_day(1)))
    assert len(repeats.earliest) == 50
    assert 0 < sum(len(pairs) for pairs in repeats._pairs.values()) <= 3 * COMPARED * COMPARED
