"""What makes names and numbers one line, and what keeps them apart."""

from __future__ import annotations

import pytest

from schemas.events import Event
from schemas.ids import EventId
from schemas.mentions import Phone
from streams.enrichment.statement import statement_of
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem, line_items
from tests.make import crime, example, item, on_day
from tests.unit.resolution.lines.line_items import decision, line, naming, phone

JAZZ, RIO = "7200000001", "7200000007"


def held(*namings: LineItem, decisions: tuple[IdentityDecision, ...] = ()) -> LineIndex:
    lines = LineIndex()
    for one in namings:
        lines.put(one)
    for each in decisions:
        lines.add_decision(each)
    return lines


def test_one_name_with_one_number_is_one_line_wherever_it_sells() -> None:
    lines = held(naming("a", number=JAZZ, towns=("corby",)), naming("b", number=JAZZ, towns=("oundle",)))
    assert lines.line(line("a")) == lines.line(line("b")) == lines.line(phone("b"))


def test_a_name_used_in_two_towns_is_two_lines() -> None:
    lines = held(naming("a", homes=("corby",)), naming("b", homes=("daventry",)))
    assert lines.line(line("a")) != lines.line(line("b"))


def test_a_village_that_two_lines_of_one_name_serve_joins_nobody() -> None:
    village = ("oundle",)
    lines = held(
        naming("a", homes=("corby",), towns=village),
        naming("b", homes=("daventry",), towns=village),
        naming("c", towns=village),
    )
    assert len({lines.line(line(one)) for one in "abc"}) == 3


def test_two_crews_in_one_town_are_two_lines_even_of_one_name() -> None:
    crews = (("ann bird", "bo finch", "cy wren"), ("di lark", "ed crow", "flo rook"))
    several = [
        naming(f"{at}{crew}", homes=("corby",), people=(people[at % 3], people[(at + 1) % 3]), day=at)
        for crew, people in enumerate(crews)
        for at in range(6)
    ]
    lines = held(*several)
    assert sorted(len(one.mentions) for one in lines.lines()) == [6, 6]


def test_a_number_handed_on_belongs_to_each_line_in_its_time() -> None:
    lines = held(
        naming("a", "jazz", number=JAZZ, day=0),
        naming("b", "rio", number=JAZZ, day=90),
        naming("seized early", "", number=JAZZ, day=10),
        naming("seized late", "", number=JAZZ, day=85),
    )
    assert lines.line(line("a")) != lines.line(line("b"))
    assert lines.line(phone("seized early")) == lines.line(line("a"))
    assert lines.line(phone("seized late")) == lines.line(line("b"))


CORBY, NORTHAMPTON = ("corby",), ("northampton",)


def together(*items: LineItem, one: str, other: str) -> bool:
    """Whether the lines of two of these items are one."""
    lines = held(*items)
    return lines.line(line(one)) == lines.line(line(other))


def established(name: str, number: str, *days: int) -> list[LineItem]:
    """A line that is reported on these days in Corby."""
    return [naming(f"{name}{day}", name, number=number, day=day, towns=CORBY) for day in days]


def test_a_name_reported_with_a_number_between_two_reports_of_another_name_was_misheard() -> None:
    lines = [*established("bruce", JAZZ, 0, 20, 120), *established("bruno", RIO, 5, 30, 60, 90)]
    misheard = naming("x", "bruno", number=JAZZ, day=40, towns=CORBY)
    assert together(*lines, misheard, one="x", other="bruce0")
    assert not together(*lines, misheard, one="x", other="bruno5")


def test_a_name_is_not_misheard_where_its_own_people_are_named_with_it() -> None:
    lines = [*established("bruce", JAZZ, 0, 20, 120), *established("bruno", RIO, 5, 30, 60, 90)]
    crew = [naming(f"c{day}", "bruno", number=RIO, day=day, towns=CORBY, people=("ada finch",)) for day in (6, 31)]
    own = naming("x", "bruno", number=JAZZ, day=40, towns=CORBY, people=("ada finch",))
    assert together(*lines, *crew, own, one="x", other="bruno5")


def test_a_name_is_not_misheard_in_a_town_far_from_the_number() -> None:
    lines = [*established("bruce", JAZZ, 0, 20, 120), *established("bruno", RIO, 5, 30, 60, 90)]
    away = naming("x", "bruno", number=JAZZ, day=40, towns=NORTHAMPTON)
    assert not together(*lines, away, one="x", other="bruce0")


@pytest.mark.parametrize(("day", "same"), [(25, True), (79, True), (81, False)])
def test_who_answers_a_number_within_two_months_of_its_line_is_of_the_line(day: int, same: bool) -> None:
    answered = naming("x", "lil man", number=JAZZ, day=day, towns=CORBY)
    assert together(*established("sonny", JAZZ, 0, 20), answered, one="x", other="sonny0") is same


def test_a_report_that_cannot_tell_two_names_goes_with_the_name_by_which_its_number_went_then() -> None:
    lines = [*established("pops", JAZZ, 0, 10, 30, 50), *established("rocky", RIO, 0, 20, 40, 45)]
    lines += [naming(f"later{day}", "rocky", number=JAZZ, day=day, towns=CORBY) for day in (60, 90)]
    unsure = naming("x", "pops", number=JAZZ, day=70, towns=CORBY, either=("rocky",))
    assert together(*lines, unsure, one="x", other="rocky0")
    assert not together(*lines, unsure, one="x", other="pops0")


def test_a_persons_own_phone_is_no_line_however_often_it_is_named_beside_one() -> None:
    lines = held(*(naming(f"a{at}", number="7200000002", own=True, homes=("corby",)) for at in range(5)))
    assert lines.line(phone("a1")) is None
    (only,) = lines.lines()
    assert (only.phones, only.numbers) == ((), ())


def test_names_that_differ_are_different_lines_until_somebody_decides_otherwise() -> None:
    lines = held(naming("a", "jazz", number=JAZZ), naming("b", "rio", number="7200000009"))
    assert lines.line(line("a")) != lines.line(line("b"))
    lines.add_decision(decision("d", "a", "b", same=True))
    assert lines.line(line("a")) == lines.line(line("b"))
    lines.remove_decision("d")
    assert lines.line(line("a")) != lines.line(line("b"))


@pytest.mark.parametrize("written", ["jaz", "jazzi", "big jazz", "j", "uncle jazz", "smooth jazz"])
def test_a_similar_name_with_the_same_number_is_the_same_line(written: str) -> None:
    lines = held(naming("a", number=JAZZ), naming("b", written, number=JAZZ, day=200), naming("c", day=3))
    assert lines.line(line("a")) == lines.line(line("b"))


def test_whoever_answers_a_lines_number_is_no_line_of_their_own() -> None:
    lines = held(naming("a", number=JAZZ), naming("b", "smiley", number=JAZZ, day=3), naming("c", number=JAZZ, day=9))
    assert {lines.line(line(one)) for one in "abc"} == {line("a")}


def test_a_name_with_a_number_of_its_own_is_a_line_though_it_took_over_anothers() -> None:
    own = "7200000009"
    lines = held(
        naming("a", "jazz", number=JAZZ, towns=("corby",)),
        naming("b", "rio", number=own, towns=("corby",), day=5),
        naming("c", "rio", number=JAZZ, towns=("corby",), day=90),
        naming("d", "jazz", number="7200000008", towns=("corby",), day=95),
        naming("seized", "", number=JAZZ, day=92),
    )
    assert {lines.line(line(one)) for one in "bc"} == {line("b")}
    assert {lines.line(line(one)) for one in "ad"} == {line("a")}
    assert lines.line(phone("seized")) == line("b")


def test_a_line_of_one_town_is_one_line_though_its_number_changes() -> None:
    several = [naming(f"n{at}", number=f"720000010{at}", towns=("corby",), day=40 * at) for at in range(6)]
    assert {one.mentions for one in held(*several).lines()} == {tuple(line(f"n{at}") for at in range(6))}


def test_a_crew_that_changes_all_its_people_and_numbers_is_one_line_if_the_second_follows_the_first() -> None:
    crews = (("ann bird", "bo finch", "cy wren"), ("di lark", "ed crow", "flo rook"))
    several = [
        naming(f"{at}{crew}", towns=("corby",), people=(people[at % 3], people[(at + 1) % 3]), day=100 * crew + at)
        for crew, people in enumerate(crews)
        for at in range(6)
    ]
    assert [len(one.mentions) for one in held(*several).lines()] == [12]


def test_a_line_named_in_the_next_town_is_the_same_line_and_one_named_far_off_is_another() -> None:
    lines = held(naming("a", towns=("corby",)), naming("b", towns=("kettering",)), naming("c", towns=("brackley",)))
    assert lines.line(line("a")) == lines.line(line("b")) != lines.line(line("c"))


def test_two_numbers_of_one_name_in_use_at_one_time_in_two_towns_are_two_lines() -> None:
    several = [
        naming(f"{at}{number}", number=number, towns=(town,), day=at)
        for number, town in ((JAZZ, "corby"), ("7200000009", "kettering"))
        for at in (0, 30)
    ]
    assert sorted(len(one.mentions) for one in held(*several).lines()) == [2, 2]


def test_a_number_of_a_far_line_topped_up_in_anothers_town_joins_the_two_not() -> None:
    far, near = "7200000007", "7200000008"
    several = [
        naming("a", number=near, towns=("corby",), day=0),
        naming("b", number=near, towns=("corby",), day=50),
        naming("c", number=far, towns=("brackley",), day=10),
        naming("d", number=far, towns=("corby",), day=20),
        naming("e", number=far, towns=("brackley",), day=30),
    ]
    assert sorted(len(one.mentions) for one in held(*several).lines()) == [2, 3]


def test_a_name_told_once_without_a_number_is_the_similar_line_of_its_town() -> None:
    known = [naming(f"a{at}", "marley", number=JAZZ, towns=("daventry",), day=at) for at in range(4)]
    lines = held(*known, naming("b", "bob marley", towns=("daventry",)), naming("c", "bob marley", towns=("corby",)))
    assert lines.line(line("b")) == lines.line(line("a0"))
    assert lines.line(line("c")) != lines.line(line("a0"))


def test_a_line_that_took_another_name_is_one_line_where_an_item_gives_both() -> None:
    old = [naming(f"o{at}", "jazz", number=JAZZ, towns=("corby",), day=at) for at in range(5)]
    new = [naming(f"n{at}", "rio", number="7200000009", towns=("corby",), day=60 + at) for at in range(5)]
    assert len(list(held(*old, *new).lines())) == 2
    both = naming("both", "rio", towns=("corby",), day=70, also=("jazz",))
    lines = held(*old, *new, both)
    assert lines.line(line("o0")) == lines.line(line("n0"))
    lines.drop_item(both.item)
    assert lines.line(line("o0")) != lines.line(line("n0"))


def test_a_decision_that_they_are_two_binds_whatever_they_share() -> None:
    several = [naming(one, number=JAZZ, people=("ann bird",), homes=("corby",)) for one in "abc"]
    lines = held(*several, decisions=(decision("d", "a", "b", same=False),))
    assert lines.line(line("a")) != lines.line(line("b"))
    assert lines.line(line("c")) in {lines.line(line("a")), lines.line(line("b"))}


def test_a_decision_about_mentions_that_are_not_there_waits_for_them() -> None:
    lines = LineIndex()
    lines.add_decision(decision("d", "a", "b", same=True))
    lines.put(naming("a", "jazz"))
    lines.put(naming("b", "rio"))
    assert lines.line(line("a")) == lines.line(line("b"))


def test_what_joined_a_line_is_told() -> None:
    lines = held(naming("a", number=JAZZ), naming("b", number=JAZZ, day=1))
    (join,) = lines.explanation(phone("b"))
    assert (join.one, join.other, join.tie, join.value) == (line("a"), line("b"), "number", JAZZ)


def test_an_item_withdrawn_takes_with_it_what_only_it_held_together() -> None:
    lines = held(
        naming("a", people=("ann bird",), homes=("corby",)),
        naming("b", people=("ann bird", "bo finch")),
        naming("c", people=("bo finch",), homes=("daventry",)),
    )
    assert lines.line(line("a")) == lines.line(line("c"))
    lines.drop_item(naming("b").item)
    assert lines.line(line("a")) != lines.line(line("c"))


def test_a_phone_of_which_another_number_is_said_goes_with_whoever_has_that_one() -> None:
    other = "7200000009"
    lines = held(naming("a", number=JAZZ), naming("b", "rio", number=other), naming("c", "", number=JAZZ))
    for number, line_now in ((other, "b"), (JAZZ, "a"), (other, "b")):
        lines.line(phone("c"))
        lines.put(naming("c", "", number=number))
        assert lines.line(phone("c")) == line(line_now)
    lines.drop_item(naming("c").item)
    assert lines.line(phone("c")) is None


def test_an_item_of_a_report_is_reduced_to_what_it_names_together() -> None:
    said = example("intelligence-report-with-provenance-and-a-line")
    assert isinstance(said, Event)
    (found,) = line_items(statement_of(EventId(said.event_id), said))
    assert found.lines


@pytest.mark.parametrize(
    ("called", "answers", "day", "same"),
    [
        ("granddad", True, 150, True),
        ("granddad", True, 200, False),
        ("granddad", False, 150, False),
        ("jays", False, 150, True),
        ("jays", False, 200, False),
    ],
)
def test_who_is_asked_for_and_a_name_that_sounds_like_it_are_a_lines_for_half_a_year(
    called: str, answers: bool, day: int, same: bool
) -> None:
    lines = held(
        naming("a", number=JAZZ, towns=("corby",)),
        naming("b", called, number=JAZZ, towns=("corby",), day=day, answers=answers),
    )
    assert (lines.line(line("a")) == lines.line(line("b"))) is same


@pytest.mark.parametrize(("former", "theirs"), [(True, "own"), (False, "old")])
def test_an_old_name_from_habit_is_the_line_that_has_the_number_now(former: bool, theirs: str) -> None:
    lines = held(
        naming("old", number=JAZZ, towns=("corby",)),
        naming("older", number="7200000002", towns=("corby",), day=1),
        naming("new", "rio", number=JAZZ, towns=("corby",), day=20),
        naming("own", "rio", number=RIO, towns=("corby",), day=22),
        naming("habit", number=JAZZ, towns=("corby",), day=24, former=former),
    )
    assert lines.line(line("habit")) == lines.line(line("new")) == lines.line(line(theirs))
    assert lines.line(line("old")) == lines.line(line("older")) != lines.line(line("own"))


@pytest.mark.parametrize(
    ("town", "day", "same"), [("towcester", 30, True), ("northampton", 30, False), ("towcester", 100, False)]
)
def test_a_near_name_on_a_number_in_its_town_is_the_numbers_line_while_the_other_line_has_its_own(
    town: str, day: int, same: bool
) -> None:
    lines = held(
        naming("a", "miles", number=JAZZ, towns=("towcester",)),
        naming("c", "miles", number="7200000002", towns=("towcester",), day=90),
        *(naming(f"o{at}", "milo", number=RIO, towns=("northampton",), day=at) for at in range(10, 50, 10)),
        naming("b", "milo", number=JAZZ, towns=(town,), day=day),
    )
    assert (lines.line(line("a")) == lines.line(line("b"))) is same
    assert lines.line(line("a")) != lines.line(line("o10"))


def test_two_lines_with_numbers_of_their_own_stay_two_though_a_name_was_misheard_as_the_others() -> None:
    lines = held(
        naming("a", "donny", number=JAZZ, towns=("corby",)),
        naming("b", "ronny", number=JAZZ, towns=("corby",), day=2),
        naming("c", "donny", number=JAZZ, towns=("corby",), day=4),
        naming("d", "ronny", number=RIO, towns=("corby",), day=6),
    )
    assert lines.line(line("a")) == lines.line(line("b")) == lines.line(line("c")) != lines.line(line("d"))


@pytest.mark.parametrize(("id_", "numbers"), [("reader1", ()), (None, ("+447911123456",))])
def test_a_number_that_a_source_states_is_none_of_a_line_in_its_text_whatever_its_id(
    id_: str | None, numbers: tuple[str, ...]
) -> None:
    made = item()
    objects = () if id_ is None else (Phone(id=id_, number="07911 123456"),)
    fields = {"text": "Handset 07911 123456, the number of the JAZZ line.", "objects": objects}
    whole = type(made).model_validate(made.model_copy(update=fields).model_dump())
    said = crime("A1", whole, occurred=on_day(2), recorded=600)
    assert isinstance(said, Event)
    read = next(one for one in line_items(statement_of(EventId("e1"), said)) if one.lines)
    assert tuple(one.number for one in read.phones) == numbers


@pytest.mark.parametrize(
    ("first", "second"), [("banksy", "boss"), ("danny", "duke"), ("rolo", "rex")], ids=lambda name: str(name)
)
def test_the_initial_of_two_lines_of_one_town_joins_them_not(first: str, second: str) -> None:
    initial = first[0]
    several = [*established(first, JAZZ, 0, 10, 40), *established(second, RIO, 2, 12, 50)]
    short = [
        naming("s", initial, number=JAZZ, day=20, towns=CORBY),
        naming("t", initial, number=RIO, day=22, towns=CORBY),
    ]
    lines = held(*several, *short, naming("alone", initial, day=25, towns=CORBY))
    assert lines.line(line("s")) == lines.line(line(f"{first}0")) != lines.line(line("t"))
    assert lines.line(line("t")) == lines.line(line(f"{second}2")) != lines.line(line("alone"))


def test_the_initial_of_one_line_is_that_line_by_number_and_by_town() -> None:
    several = [*established("banksy", JAZZ, 0, 10, 40), naming("s", "b", number=JAZZ, day=20, towns=CORBY)]
    assert together(*several, naming("t", "b", day=25, towns=CORBY), one="t", other="banksy0")


@pytest.mark.parametrize(("first", "same"), [(5, False), (38, True)])
def test_an_old_name_beside_a_new_one_is_another_lines_where_both_had_numbers_at_one_time(
    first: int, same: bool
) -> None:
    old = established("jazz", JAZZ, 0, 20, 40)
    new = [
        naming("own", "rio", number=RIO, day=first, towns=CORBY),
        naming("taken", "rio", number=JAZZ, day=60, towns=CORBY),
    ]
    both = naming("both", "rio", number=JAZZ, day=200, towns=CORBY, also=("jazz",))
    assert together(*old, *new, both, one="own", other="jazz0") is same
    misspelt = [one._replace(lines=(one.lines[0]._replace(name="jazzy"),)) for one in old[1:]]
    assert together(old[0], *misspelt, *new, both, one="own", other="jazz0") is same


@pytest.mark.parametrize(("called", "same"), [("j", False), ("jaden", True)])
def test_an_initial_without_a_number_goes_to_no_next_town(called: str, same: bool) -> None:
    items = [naming("a", called, towns=("kettering",)), naming("b", called, towns=("corby",), day=3)]
    assert together(*items, one="a", other="b") is same


def test_a_town_where_nobody_of_it_lives_is_the_only_line_of_the_name_that_has_a_home() -> None:
    home = naming("home", homes=("northampton",), people=("ann bird",))
    reached = [naming(f"r{at}", towns=("brackley",), people=(f"bo finch{at}",), day=90 + at) for at in range(6)]
    assert together(home, *reached, one="r3", other="home")


@pytest.mark.parametrize(
    "other",
    [
        naming("other", homes=("corby",), day=2),  # a second home of the name
        naming("other", number=RIO, towns=("brackley",), day=2),  # another number at one time
        naming("other", towns=("grimsby",), day=2),  # a town that is not around here
    ],
)
def test_a_line_far_from_the_home_of_its_namesake_stays_another(other: LineItem) -> None:
    home = [naming(f"h{at}", number=JAZZ, homes=("northampton",), day=at) for at in (0, 5)]
    assert not together(*home, other, naming("b", towns=("brackley",)), one="other", other="h0")
