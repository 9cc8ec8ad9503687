"""Drug lines through the whole pure pipeline: names, numbers, people and towns, and what is no line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.mentions import AddressUse, PersonAddress, PersonMention, PersonName, Role
from schemas.times import month_of
from schemas.views import View
from schemas.wire import SourceRecord
from tests.make import crime, item, on_day, withdrawal
from tests.unit.streams.person_logs import decision, withdrawal_of
from tests.unit.streams.reports import JAZZ, RIO, line_of, phone_of, report
from tests.unit.streams.test_retold import of_family


def lines(said: Sequence[SourceRecord], view: View = View.C) -> list[dict[str, Any]]:
    return [one for one in of_family(said, "objects", view).values() if one["kind"] == "drug-line"]


def named(
    reference: str, line: str = "Jazz", phone: str = "", month: int = 10, recorded: int = 0, **more: Any
) -> SourceRecord:
    item = report(None, line=line, phone=phone, **more)
    return crime(reference, item, occurred=month_of(2018, month), recorded=recorded)


def living(reference: str, given: str, town: str, line: str = "Jazz", house: int = 1) -> SourceRecord:
    """Somebody of that town is named with a line."""
    home = PersonAddress(use=AddressUse.HOME, town=town)
    one = PersonMention(
        id="p1", role=Role.SUSPECT, names=(PersonName(given=given, surname="Quillfeather"),), addresses=(home,)
    )
    item = report(None, line=line, house=house).model_copy(update={"persons": (one,)})
    return crime(reference, item)


def test_a_name_with_one_number_is_one_line_and_it_is_said_why() -> None:
    told = [named("A1", phone=JAZZ), named("A2", "the JAZZ line", phone=JAZZ, month=11)]
    (one,) = lines(told)
    assert one["id"] == line_of("A1")
    assert one["mentions"] == sorted([line_of("A1"), phone_of("A1"), line_of("A2"), phone_of("A2")])
    assert one["digest"] == one["why"]["digest"]
    (join,) = one["why"]["joins"]
    assert (join["tie"], join["value"]) == ("number", "+447200000101")
    (number,) = one["numbers"]
    assert (number["digits"], number["first_named"][:7], number["last_named"][:10]) == (
        "+447200000101",
        "2018-10",
        "2018-12-01",
    )
    assert "by what they share: number 1" in one["explanation"]


def test_a_number_handed_on_is_each_lines_in_its_time() -> None:
    told = [named("A1", "Jazz", RIO, month=3), named("A2", "Rio", RIO, month=9), named("A3", "", RIO, month=10)]
    jazz, rio = sorted(lines(told), key=lambda one: one["name"])
    assert (jazz["name"], jazz["mentions"]) == ("Jazz", sorted([line_of("A1"), phone_of("A1")]))
    assert phone_of("A3") in rio["mentions"]
    assert rio["numbers"][0]["last_seen"] > rio["numbers"][0]["last_named"]


def test_a_name_in_two_towns_is_two_lines_and_each_says_so() -> None:
    one, other = lines([living("A1", "Ann", "Corby"), living("A2", "Bo", "Daventry", house=900)])
    assert {one["home_town"], other["home_town"]} == {"Corby", "Daventry"}
    (apart,) = one["why"]["kept_apart"]
    assert apart["line"] == other["id"]
    assert "corby" in apart["why"]
    assert "daventry" in apart["why"]


def test_a_persons_own_phone_is_no_line() -> None:
    (one,) = lines([named("A1", phone=JAZZ, own=True, people=(("Ann", "Sample"),))])
    assert (one["mentions"], one["numbers"]) == ([line_of("A1")], [])
    assert lines([named("A2", "", phone=JAZZ)]) == []


def test_the_street_name_of_a_line_is_never_a_person() -> None:
    told = [named("A1", "Jazz Line", people=(("Jazz", "Line"), ("Ann", "Sample")))]
    (one,) = lines(told)
    assert [person["name"] for person in one["people"]] == ["Ann Sample"]
    assert [each["name"] for each in of_family(told, "persons").values()] == ["Ann Sample"]


def test_what_people_decide_about_lines_binds_until_it_is_withdrawn() -> None:
    told = [named("A1", "Jazz"), named("A2", "Rio", house=900)]
    same = decision("D1", True, line_of("A1"), line_of("A2"))
    (one,) = lines([*told, same])
    assert one["why"]["joins"][0]["tie"] == "decision"
    assert one["why"]["joins"][0]["value"] == f"{same.event_id}/1"
    assert lines([*told, same, withdrawal_of(same)]) == lines(told)
    assert len(lines(told)) == 2


def test_lines_that_are_decided_to_be_two_say_who_decided_it() -> None:
    told = [named("A1", phone=JAZZ), named("A2", phone=JAZZ)]
    apart = decision("D1", False, line_of("A1"), line_of("A2"))
    one, _ = lines([*told, apart])
    assert one["why"]["kept_apart"][0]["decision"] == f"{apart.event_id}/1"


def test_decisions_about_lines_that_contradict_each_other_are_shown_for_review() -> None:
    told: list[SourceRecord] = [named("A1", phone=JAZZ), named("A2", phone=JAZZ)]
    both = [
        decision("D1", False, line_of("A1"), line_of("A2"), recorded=50),
        decision("D2", True, line_of("A1"), line_of("A2"), recorded=51),
    ]
    one, _ = lines([*told, *both])
    assert one["why"]["review"][0].startswith("decisions contradict each other")


def test_a_line_told_of_in_c_alone_is_not_in_p() -> None:
    told = [named("A1", phone=JAZZ), named("A2", phone=JAZZ, graded="1BC")]
    assert lines(told, View.P) == lines(told[:1], View.P)
    assert len(lines(told)[0]["mentions"]) == 4
    assert lines(told)[0]["standing"]["handling"] == "C"


def test_withdrawing_the_report_that_tied_them_parts_two_lines() -> None:
    people = (("Ann", "Sample"),)
    told = [
        named("A1", people=people),
        named("A2", people=(*people, ("Bo", "Zywicki"))),
        named("A3", people=(("Bo", "Zywicki"),)),
    ]
    assert len(lines(told)) == 1
    healed = [*told, withdrawal("A2")]
    assert [one["mentions"] for one in lines(healed)] == [one["mentions"] for one in lines([told[0], told[2]])]


def test_a_line_told_of_twice_in_one_story_has_one_origin() -> None:
    text = "Deals were made from the house by the Jazz line, with a scooter waiting outside until midnight."
    told = [
        crime(name, report(text, line="Jazz"), occurred=on_day(2), recorded=at) for at, name in enumerate(("A1", "A2"))
    ]
    (one,) = lines(told)
    assert (one["standing"]["items_total"], one["standing"]["origins"]) == (2, 1)


def told_by_texts(*texts: str) -> list[dict[str, Any]]:
    """The alerts that a line reaches a new place, of intelligence in prose, each text on a day of its own."""
    events = [crime(f"A{at}", item(text=text), occurred=on_day(at)) for at, text in enumerate(texts, 1)]
    raised = of_family(events, "alerts", View.C).values()
    return [one for one in raised if one["rule"] == "line-reaching-a-new-place"]


AT_HOME = "The JAZZ line deals heroin in Corby and is run from there. The JAZZ line is on 07200 000101."
IN_OUNDLE = "The JAZZ line is selling crack in Oundle. 07200 000101 is the number for the JAZZ line."
AGAIN = (
    "Ann ZYWICKI (12/04/1990) is serving up from 7 West Street, Oundle PE8 4EJ. ZYWICKI works for the JAZZ line. "
    "The JAZZ line is on 07200 000101."
)


def test_two_texts_that_a_line_sells_in_a_town_are_an_alert_and_one_is_none() -> None:
    assert told_by_texts(AT_HOME, IN_OUNDLE) == []
    (alert,) = told_by_texts(AT_HOME, IN_OUNDLE, AGAIN)
    assert (alert["town"], alert["band"], alert["likely"]) == ("Oundle", "amber", "likely")


def test_a_town_where_texts_deny_or_place_something_else_of_the_line_is_none_of_its() -> None:
    elsewhere = (
        "The JAZZ line does not sell in Oundle.",
        "Ann ZYWICKI (12/04/1990) works for the JAZZ line. Her mother lives in Oundle.",
        "Ann ZYWICKI (12/04/1990) runs for the JAZZ line and lives at 7 West Street, Oundle PE8 4EJ.",
    )
    assert told_by_texts(AT_HOME, *elsewhere) == []


def test_texts_that_name_one_line_in_one_town_are_one_line_and_in_a_far_town_another() -> None:
    texts = (
        "The JAZZ line is selling crack in Corby.",
        "The JAZZ line is dealing in Corby again.",
        "Two lads sell for the JAZZ line, heroin mostly, in Northampton.",
    )
    found = lines([crime(f"A{at}", item(text=text), occurred=on_day(at)) for at, text in enumerate(texts, 1)])
    assert sorted((one["towns"][0]["town"], len(one["mentions"])) for one in found) == [
        ("Corby", 2),
        ("Northampton", 1),
    ]


def test_a_line_that_texts_say_is_run_from_elsewhere_reaches_the_first_town_where_it_is_heard_of() -> None:
    (alert,) = told_by_texts(
        "Users in Oundle ring a Coventry phone. The RIO line sells crack in Oundle.",
        "The RIO line comes down from Coventry by train and sells in Oundle, by the church.",
    )
    assert (alert["town"], alert["likely"]) == ("Oundle", "likely")
