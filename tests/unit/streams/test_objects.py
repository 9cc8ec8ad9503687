"""Vehicles, phones and lines that reach new places, through the whole pure pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.mentions.persons import Role
from schemas.topics import OBJECT_FACTS, PERSON_FACTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import crime, on_day, withdrawal
from tests.unit.streams.person_logs import documents, is_of, many, without_conditional
from tests.unit.streams.test_retold import of_family
from tests.unit.streams.things import CAR, LOGS, MISREAD, REFERENCES, found, read, seen, someone


def things(said: Sequence[SourceRecord], view: View = View.C) -> dict[str, dict[str, Any]]:
    return {name: one for name, one in of_family(said, "objects", view).items() if one["kind"] != "drug-line"}


def reached(said: Sequence[SourceRecord], view: View = View.C) -> list[dict[str, Any]]:
    """Alerts of lines that reach a new place, by town."""
    alerts = of_family(said, "alerts", view).values()
    return sorted((one for one in alerts if one["rule"] == "line-reaching-a-new-place"), key=lambda one: one["town"])


def on(day: int, reference: str, *items: Any) -> SourceRecord:
    return crime(reference, *items, occurred=on_day(day))


AT_HOME = on(2, "H1", seen(someone(lives="Corby"), town="Corby", line="Jazz"))
"""Ann, who lives in Corby, is named with Jazz."""


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_objects_are_the_same_in_any_order_and_any_batches(log: list[SourceRecord], random: Any, batch: int) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    partitions = {OBJECT_FACTS.pattern: batch, PERSON_FACTS.pattern: 6 - batch}
    assert conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch).documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_any_object(
    log: list[SourceRecord], reference: str, batch: int
) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    emptied = [one.model_copy(update={"items": ()}) if is_of(one, event) else one for one in log]
    assert withdrawn.documents == documents(emptied)


@many
@given(LOGS)
def test_p4_objects_of_view_p_are_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    alone = documents([without_conditional(one) for one in log], views=(View.P,))
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == alone


def test_a_car_that_two_persons_drive_says_so_of_both() -> None:
    told = [on(2, "A1", seen(someone("Ann"), town="Corby", car=CAR)), on(3, "A2", seen(someone("Bo"), car="ab12 cde"))]
    one = things(told)[f"vehicle/{CAR}"]
    assert [(user["name"], user["relations"]) for user in one["users"]] == [
        ("Ann Zywicki", ["drives"]),
        ("Bo Zywicki", ["drives"]),
    ]
    assert all(user["person"] for user in one["users"])
    assert [place["town"] for place in one["seen_in"]] == ["Corby"]
    assert "2 persons, taken for different ones, share it" in one["explanation"]


def test_a_car_that_only_cameras_saw_is_nobodys_business() -> None:
    reads = [read(f"R{at}", day=2 + at) for at in range(3)]
    assert things(reads) == {}
    one = things([*reads, on(9, "A1", seen(someone(), car=CAR))])[f"vehicle/{CAR}"]
    assert (one["reads"], one["standing"]["items_total"]) == (3, 4)
    assert [(camera["camera"], camera["items"]) for camera in one["cameras"]] == [("a43-mawsley", 3)]
    assert [(month["items"], month["reads"]) for month in one["months"]] == [(1, 3)]


def test_a_misread_registration_is_shown_and_never_merged() -> None:
    told = [on(2, "A1", seen(someone(), car=CAR)), read("R1", MISREAD)]
    assert things(told).keys() == {f"vehicle/{CAR}"}
    one = things(told)[f"vehicle/{CAR}"]
    assert one["misread"] == [{"written": MISREAD, "items": 1}]
    assert (one["reads"], one["standing"]["items_total"]) == (0, 1)


def test_part_of_a_registration_is_nobodys_car() -> None:
    assert things([on(2, "A1", seen(someone(), car="AB12")), on(2, "A2", seen(someone(), car="AB??CDE"))]) == {}


def test_a_number_written_in_several_ways_is_one_phone() -> None:
    numbers = ["07200 000101", "+44 7200 000101", "0044 (0)7200000101"]
    told = [on(2, f"A{at}", seen(someone(), phone=number)) for at, number in enumerate(numbers)]
    assert things(told)["phone/+447200000101"]["standing"]["items_total"] == 3


def test_a_number_that_a_spreadsheet_spoilt_or_that_stands_for_none_is_no_phone() -> None:
    told = [on(2, f"A{at}", seen(someone(), phone=number)) for at, number in enumerate(["4.47E+11", "07700 900123"])]
    assert things(told) == {}


def test_what_is_suspected_to_be_false_says_nothing_of_who_drives() -> None:
    one = things([on(2, "A1", seen(someone(), town="Corby", car=CAR, graded="2EP"))])[f"vehicle/{CAR}"]
    assert (one["users"], one["seen_in"], one["suspected_false"]) == ([], [], 1)
    assert one["standing"]["worst"] == "2E"


def test_a_conditional_item_is_in_no_car_of_view_p_and_binds_that_of_c() -> None:
    told = [on(2, "A1", seen(someone("Ann"), car=CAR)), on(3, "A2", seen(someone("Bo"), car=CAR, graded="1BC"))]
    assert things(told, View.P) == things(told[:1], View.P)
    assert things(told)[f"vehicle/{CAR}"]["standing"]["handling"] == "C"


def test_a_conditional_misreading_binds_what_it_may_be() -> None:
    told = [on(2, "A1", seen(someone("Ann"), car=CAR)), on(3, "A2", seen(car=MISREAD, graded="1BC"))]
    one = things(told)[f"vehicle/{CAR}"]
    assert (one["standing"]["handling"], one["standing"]["items_total"]) == ("C", 1)


def test_a_line_that_is_named_in_another_town_reaches_a_new_place() -> None:
    (one,) = reached([AT_HOME, on(5, "A1", seen(someone(), town="Thrapston", line="Jazz"))])
    assert (one["town"], one["active_from"][:10], one["likely"]) == ("Thrapston", "2018-10-05", "highly likely")
    assert one["explanation"].startswith("The Jazz line, whose people live in Corby, reaches Thrapston.")
    assert (one["band"], [sign["name"] for sign in one["signs"]]) == ("red", ["named there"])
    line = next(each for each in of_family([AT_HOME], "objects").values() if each["kind"] == "drug-line")
    assert one["subject"] == line["id"]


def test_a_line_whose_text_names_another_town_reaches_it() -> None:
    (one,) = reached([AT_HOME, on(5, "A1", seen(someone(), line="Jazz", text="They sell in Oundle now."))])
    assert (one["town"], one["likely"]) == ("Oundle", "likely")


def test_a_town_that_the_text_denies_or_names_for_something_else_is_no_new_place() -> None:
    for text in ("They keep out of Oundle.", "His nan lives in Oundle."):
        told = [AT_HOME, on(5, "A1", seen(someone(), line="Jazz", text=text))]
        assert reached(told) == []
        line = next(each for each in of_family(told, "objects").values() if each["kind"] == "drug-line")
        assert [town["town"] for town in line["towns"]] == ["Corby"]


def test_two_towns_of_one_item_are_two_alerts() -> None:
    told = [AT_HOME, on(5, "A1", seen(someone(), town="Thrapston", line="Jazz", text="They sell in Oundle now."))]
    both = reached(told)
    assert [one["town"] for one in both] == ["Oundle", "Thrapston"]
    assert len({one["id"] for one in both}) == 2


def test_a_line_without_a_home_is_new_where_two_origins_hear_of_it_after_the_first_town() -> None:
    first = on(2, "A1", seen(someone(), town="Corby", line="Jazz"))
    once = on(5, "A2", seen(town="Thrapston", line="Jazz"))
    assert reached([first]) == []
    assert reached([first, once]) == []
    (one,) = reached([first, once, on(9, "A3", seen(town="Thrapston", line="Jazz"))])
    assert (one["town"], one["standing"]["origins"]) == ("Thrapston", 2)
    assert one["explanation"].startswith("The Jazz line, of which no home town is known, reaches Thrapston.")


def test_what_is_suspected_to_be_false_or_from_unreliable_sources_alone_raises_nothing() -> None:
    for graded in ("1EP", "3BP"):
        assert reached([AT_HOME, on(5, "A1", seen(someone(), town="Thrapston", line="Jazz", graded=graded))]) == []
    told = [on(5 + at, f"A{at}", seen(town="Thrapston", line="Jazz", graded="3BP")) for at in range(3)]
    assert reached([AT_HOME, *told]) == []


def test_a_member_of_one_line_alone_who_is_met_at_premises_elsewhere_speaks_for_it() -> None:
    (one,) = reached([AT_HOME, on(5, "A1", seen(someone(), town="Thrapston"))])
    assert one["likely"] == "likely"
    assert "a member met there 1" in one["explanation"]


def test_a_member_who_was_missing_and_is_found_elsewhere_speaks_for_it() -> None:
    (one,) = reached([AT_HOME, found("F1", "Ann", "Thrapston")])
    assert "a member found there 1" in one["explanation"]


def test_a_member_of_two_lines_speaks_for_each_with_half() -> None:
    other = on(3, "H2", seen(someone(lives="Corby"), town="Corby", line="Rio"))
    once = [AT_HOME, other, on(5, "A1", seen(someone(), town="Thrapston"))]
    assert reached(once) == []
    assert reached([*once, on(7, "A2", seen(someone(), town="Thrapston", text="The same stay."))]) == []
    twice = reached([*once, on(19, "A2", seen(someone(), town="Thrapston", text="Again."))])
    assert {one["name"] for one in twice} == {"Jazz", "Rio"}
    assert all("may have been there for one of those" in one["explanation"] for one in twice)


def test_a_victim_or_reporter_who_buys_from_it_is_no_member() -> None:
    for role in (Role.VICTIM, Role.REPORTER, Role.WITNESS):
        buyer = on(3, "A1", seen(someone("Bo", role=role), line="Jazz"))
        assert reached([AT_HOME, buyer, on(5, "A2", seen(someone("Bo"), town="Thrapston"))]) == []


def test_an_alert_is_withdrawn_with_what_it_stood_on() -> None:
    told = [AT_HOME, on(5, "A1", seen(someone(), town="Thrapston", line="Jazz"))]
    assert reached([*told, withdrawal("A1")]) == []
    assert reached([*told, withdrawal("A1")]) == reached([AT_HOME])


def test_a_line_says_in_which_month_it_was_heard_of_where_and_how() -> None:
    told = [AT_HOME, on(5, "A1", seen(someone(), town="Thrapston", line="Jazz")), found("F1", "Ann", "Thrapston")]
    line = next(each for each in of_family(told, "objects").values() if each["kind"] == "drug-line")
    corby, thrapston = line["towns"]
    assert (corby["town"], corby["rural"], thrapston["rural"]) == ("Corby", False, True)
    assert {one["name"]: one["items"] for one in thrapston["how"]} == {"named there": 1, "a member found there": 1}
    assert [(one["month"], one["items"], one["origins"]) for one in thrapston["months"]] == [("2018-10-01", 2, 2)]
    assert (line["first_rural"], line["first_rural_seen"][:10]) == ("Thrapston", "2018-10-05")
    assert [(one["name"], one["lines"]) for one in line["members"]] == [("Ann Zywicki", 1)]
