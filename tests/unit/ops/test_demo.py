"""What the demonstration says of a year: in which order, in which words, and how much of it is right."""

from __future__ import annotations

from typing import Any

import pytest

from ops.demo import cuckooing_report, line_report, operation_report, supply_report, withdrawal_effects, year_tables
from ops.demo.ground_truth import Accuracy, Truth, accuracy, truth_of

HOME = "701 Sample Road, Corby, NN17 1AA"
STANDING = {"items_total": 4, "origins": 3, "best": "1A", "worst": "2D", "handling": "P", "grades": []}
TAKEN = {
    "truth": "cuckooed",
    "address": "701 Sample Road",
    "town": "Corby",
    "postcode": "NN17 1AA",
    "ending": "warrant",
    "start": "2018-08-01T00:00:00Z",
    "end": "2018-09-01T00:00:00Z",
}


def truth(*more: dict[str, Any]) -> Truth:
    return truth_of(
        [
            {"truth": "person", "person": "person:1", "part": "nominal"},
            {"truth": "person", "person": "person:2", "part": "other"},
            {"truth": "line", "line": "line:1", "home_town": "Corby"},
            {"truth": "served", "line": "line:1", "month": "2018-08", "town": "Corby"},
            {"truth": "served", "line": "line:1", "month": "2018-08", "town": "Oundle"},
            {"truth": "mention", "mention": "a/1/p1", "of": "person", "thing": "person:1"},
            {"truth": "mention", "mention": "b/1/p1", "of": "person", "thing": "person:1"},
            {"truth": "mention", "mention": "c/1/p1", "of": "person", "thing": "person:2"},
            {"truth": "mention", "mention": "a/1/o1", "of": "line", "thing": "line:1"},
            TAKEN,
            *more,
        ]
    )


def alert(first: str = "2018-08-10", last: str = "2018-10-01", name: str = HOME, points: float = 9.0) -> dict[str, Any]:
    sign = {"name": "deals-from", "speaks": "dealing", "points": points, "reason": "an item says that somebody deals"}
    return {
        "id": f"{name} {first}",
        "rule": cuckooing_report.RULE,
        "subject": "address/1",
        "name": name,
        "likely": "likely",
        "band": "amber",
        "active_from": f"{first}T00:00:00Z",
        "active_until": f"{last}T00:00:00Z",
        "signs": [sign],
        "raised_by": ["b/1"],
        "standing": STANDING,
    }


def person(id_: str, *traits: str, mentions: tuple[str, ...] = ("a/1/p1",), others: int = 0) -> dict[str, Any]:
    known = [{"trait": trait, "likely": "likely"} for trait in traits]
    return {
        "id": id_,
        "name": f"Ann {id_}",
        "mentions": [*mentions],
        "traits": known,
        "towns": [{"town": "Corby"}],
        "associates_total": others,
        "standing": STANDING,
    }


def test_an_alert_about_a_home_says_since_when_why_on_what_and_whether_it_was_so() -> None:
    (entry,) = cuckooing_report.entries_of([alert()], truth())
    assert (entry.address, entry.first, entry.last) == (HOME, "10 Aug 2018", "1 Oct 2018")
    assert entry.signs == ("an item says that somebody deals",)
    assert entry.standing == "4 items from 3 independent origins, graded 1A to 2D"
    assert entry.truth == "taken over 1 Aug 2018 to 1 Sep 2018; warrant"


def test_homes_for_which_most_speaks_come_first_and_what_was_never_taken_over_is_said_to_be_so() -> None:
    entries = cuckooing_report.entries_of([alert(), alert(name="9 Sample Row, Corby, NN17 1AB", points=30.0)], truth())
    assert [one.truth.partition(" 1 ")[0] for one in entries] == ["never taken over", "taken over"]


def test_an_alert_is_right_while_the_home_is_taken_over_and_in_the_week_after() -> None:
    for first, so in (("2018-07-31", 0), ("2018-08-01", 1), ("2018-09-07", 1), ("2018-09-10", 0)):
        found, _ = cuckooing_report.accuracy_of([alert(first)], truth())
        assert (found.concluded, found.correct) == (1, so)


def test_a_takeover_is_found_where_an_alert_was_active_while_it_lasted() -> None:
    found, ahead = cuckooing_report.accuracy_of([alert("2018-08-10")], truth({**TAKEN, "address": "2 Sample Row"}))
    assert (found.true, found.found, found.recall, ahead) == (2, 1, 0.5, 22.0)


def test_homes_are_found_and_missed_by_how_many_people_told_of_them() -> None:
    other = {**TAKEN, "cuckooed": "cuckooed:2", "address": "Flat 2, 704 Mill Lane"}
    told = [
        {"truth": "telling", "item": f"e{at}/1", "incident": incident, "origin": f"origin:{origin}"}
        for at, (incident, origin) in enumerate([("cuckooed:1:77", 1), ("cuckooed:1:78", 2), ("cuckooed:2:79", 3)])
    ]
    known = truth_of([{**TAKEN, "cuckooed": "cuckooed:1"}, other, *told])
    assert cuckooing_report.found_and_missed([alert()], known) == [
        ("nobody", 0, 0),
        ("one", 1, 0),
        ("two", 1, 1),
        ("three or more", 0, 0),
    ]


@pytest.mark.parametrize("name", ["704 mill ln, flat 2", "FLAT 2, no.704 Mill Lane, Corby", "Flat 2 704 MILL LANE"])
def test_a_home_is_known_however_its_address_is_written(name: str) -> None:
    known = truth_of([{**TAKEN, "address": "Flat 2, 704 Mill Lane"}])
    assert len(known.takeovers_at(name)) == 1


@pytest.mark.parametrize("name", ["704 Mill Lane, Corby", "Flat 2, 705 Mill Lane", "Flat 2, 704 Sample Road"])
def test_another_house_is_another_home(name: str) -> None:
    assert truth_of([{**TAKEN, "address": "Flat 2, 704 Mill Lane"}]).takeovers_at(name) == []


def test_who_is_named_in_prose_alone_is_the_only_one_of_that_name_and_birth() -> None:
    invented = {"truth": "person", "part": "runner", "given": "Pat", "surname": "Example", "birth_date": "2001-05-04"}
    known = truth_of([{**invented, "person": "person:7"}])
    document = {"name": "Pat EXAMPLE", "birth_dates": ["2001-05-04"], "mentions": ["x/1/read-1"]}
    assert known.true_id_of(document) == "person:7"
    assert known.true_id_of({**document, "birth_dates": ["2001-05-05"]}) is None


def line(id_: str = "a/1/o1") -> dict[str, Any]:
    return {"id": id_, "name": "Jazz", "mentions": ["a/1/o1"], "home_town": "Corby", "standing": STANDING}


def reaching(town: str) -> dict[str, Any]:
    return {"rule": line_report.RULE, "subject": "a/1/o1", "town": town, "active_from": "2018-08-10T00:00:00Z"}


def test_a_line_is_shown_with_the_places_it_reached_and_which_of_them_it_never_served() -> None:
    (entry,) = line_report.entries_of([line()], [reaching("Oundle"), reaching("Raunds")], truth())
    assert entry.reached == ("Oundle (10 Aug 2018)", "Raunds (10 Aug 2018)")
    assert entry.truth == "not Raunds"
    found = line_report.accuracy_of([line()], [reaching("Oundle"), reaching("Raunds")], truth())
    assert found == Accuracy(concluded=2, correct=1, true=1, found=1)


def test_people_who_are_named_with_most_others_come_first_and_only_those_known_for_supply() -> None:
    busy, few = (
        person("many", supply_report.NOMINAL, "child", others=9),
        person("few", supply_report.NOMINAL, others=2),
    )
    entries = supply_report.entries_of([few, person("other", others=20), busy], truth())
    assert [(one.name, one.at_risk) for one in entries] == [("Ann many", True), ("Ann few", False)]
    assert entries[0].known_for == ("likely: drug supply nominal, child",)
    assert entries[0].truth == "runs a line"


def test_a_person_is_whoever_most_of_their_mentions_are_of() -> None:
    gang = person("a", supply_report.NOMINAL, mentions=("a/1/p1", "b/1/p1", "c/1/p1"))
    other = person("c", supply_report.NOMINAL, mentions=("c/1/p1",))
    assert supply_report.accuracy_of([gang, other], truth()) == Accuracy(concluded=2, correct=1, true=1, found=1)


def month(name: str, at: str, **done: int) -> dict[str, Any]:
    kinds = [{"name": "cuckooing-visit", "items": 1}]
    counted = dict.fromkeys(("warrants", "arrests", "charges", "seizures", "cash_pence", "custody_days"), 0) | done
    return {
        "id": f"{name}/{at}",
        "kind": "operation-month",
        "name": name,
        "month": at,
        "enforcement": counted,
        "protection": {"acts": 1, "kinds": kinds},
    }


def test_a_year_of_operations_stands_beside_the_twelve_months_before_it() -> None:
    documents = [
        month("Viper", "2018-07-01", arrests=3, custody_days=731),
        month("Viper", "2019-06-01", arrests=1),
        month("Viper", "2019-07-01", arrests=50),
        month("Worcester", "2018-06-01", arrests=2),
        month("Worcester", "2017-06-01", arrests=90),
    ]
    years = operation_report.two_years(documents)
    assert years is not None
    before, year = years
    assert (before.arrests, before.operations, year.arrests, dict(year.protection)) == (
        2,
        ("Worcester",),
        4,
        {"cuckooing-visit": 2},
    )
    assert year.row[0] == "Jul 2018 to Jun 2019 (Viper)"
    assert year.as_json()["custody_years"] == 2.0
    assert operation_report.two_years([]) is None


def test_the_report_withdrawn_is_one_that_an_alert_rests_on_and_that_mentions_somebody_known_from_others() -> None:
    known = person("a/1/p1", mentions=("a/1/p1", "b/1/p1"))
    chosen = withdrawal_effects.choose_report([alert()], [known, person("b/1/p9", mentions=("b/1/p9",))])
    assert chosen == withdrawal_effects.ChosenReport("b", "address/1", "a/1/p1")
    assert withdrawal_effects.choose_report([alert()], [person("b/1/p9", mentions=("b/1/p9",))]) is None


def test_what_came_what_went_and_what_is_otherwise_is_a_change() -> None:
    before, after = {"alerts|1": b"a", "persons|1": b"a", "persons|2": b"a"}, {"persons|1": b"b", "persons|2": b"a"}
    assert withdrawal_effects.changes(before, after) == {"alerts": 1, "persons": 1}
    assert withdrawal_effects.changes(before, before) == {}


def test_nothing_at_all_is_right_about_nothing() -> None:
    assert accuracy([], []) == Accuracy(0, 0, 0, 0)
    assert (accuracy([], []).precision, accuracy([], []).recall) == (0.0, 0.0)


def test_the_account_fits_a_hundred_columns(capsys: Any) -> None:
    known = truth()
    year_tables.addresses(cuckooing_report.entries_of([alert()], known))
    year_tables.lines(line_report.entries_of([line()], [reaching("Oundle"), reaching("Raunds")], known))
    year_tables.people(
        supply_report.entries_of([person("a", supply_report.NOMINAL, "child", "exploited", others=9)], known)
    )
    year_tables.operations(operation_report.two_years([month("Viper", "2018-07-01", arrests=3)]), [], 0.2)
    three = withdrawal_effects.in_sentences(
        {"standing": STANDING, "name": HOME}, [alert()], person("a", supply_report.NOMINAL)
    )
    year_tables.healing(
        withdrawal_effects.WithdrawalEffects("b", "a report", HOME, "Ann", three, three, three, {"alerts": 1}, 100, 0)
    )
    year_tables.accuracy_table({"homes": Accuracy(2, 1, 3, 1)}, 20.0)
    year_tables.found_and_missed(cuckooing_report.found_and_missed([alert()], known))
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 100
    assert "all as before, byte for byte" in printed
