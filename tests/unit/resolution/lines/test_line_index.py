"""What makes names and numbers one line, and what keeps them apart."""

from __future__ import annotations

from schemas.events import Event
from schemas.ids import EventId
from streams.enrichment.statement import statement_of
from streams.resolution.lines.line_decisions import LineDecision
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem, line_items
from tests.make import example
from tests.unit.resolution.lines.line_items import decision, line, naming, phone

JAZZ = "7200000001"


def held(*namings: LineItem, decisions: tuple[LineDecision, ...] = ()) -> LineIndex:
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


def test_a_persons_own_phone_is_no_line_however_often_it_is_named_beside_one() -> None:
    lines = held(*(naming(f"a{at}", number="7200000002", own=True, homes=("corby",)) for at in range(5)))
    assert lines.line(phone("a1")) is None
    (only,) = lines.lines()
    assert (only.phones, only.numbers) == ((), ())


def test_names_that_differ_are_different_lines_until_somebody_decides_otherwise() -> None:
    lines = held(naming("a", "jazz", number=JAZZ), naming("b", "jaz", number=JAZZ))
    assert lines.line(line("a")) != lines.line(line("b"))
    lines.add_decision(decision("d", "a", "b", same=True))
    assert lines.line(line("a")) == lines.line(line("b"))
    lines.remove_decision("d")
    assert lines.line(line("a")) != lines.line(line("b"))


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
    lines.drop(naming("b").item)
    assert lines.line(line("a")) != lines.line(line("c"))


def test_a_phone_of_which_another_number_is_said_goes_with_whoever_has_that_one() -> None:
    other = "7200000009"
    lines = held(naming("a", number=JAZZ), naming("b", "rio", number=other), naming("c", "", number=JAZZ))
    for number, line_now in ((other, "b"), (JAZZ, "a"), (other, "b")):
        lines.line(phone("c"))
        lines.put(naming("c", "", number=number))
        assert lines.line(phone("c")) == line(line_now)
    lines.drop(naming("c").item)
    assert lines.line(phone("c")) is None


def test_an_item_of_a_report_is_reduced_to_what_it_names_together() -> None:
    said = example("intelligence-report-with-provenance-and-a-line")
    assert isinstance(said, Event)
    (found,) = line_items(statement_of(EventId(said.event_id), said))
    assert found.lines
