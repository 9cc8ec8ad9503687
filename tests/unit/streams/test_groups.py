"""Gangs and other groups through the whole pure pipeline: who is of them, where, whom they fight, and what is no group.

Two invented gangs of Northampton, and what else is called like one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from schemas.events import RecordedCrime
from schemas.items import RecordedCrimeItem
from schemas.mentions import (
    AddressUse,
    DrugLine,
    Identifier,
    Link,
    LocationMention,
    OrganisationMention,
    PersonAddress,
    PersonMention,
    PersonName,
    Relation,
    Role,
)
from schemas.mentions.locations import Location
from schemas.mentions.objects import Weapon
from schemas.times import Occurred, TimePrecision
from schemas.views import View
from schemas.vocabulary.findings import Finding
from schemas.vocabulary.organisations import OrganisationKind
from schemas.wire import SourceRecord
from tests.make import crime, grade, withdrawal
from tests.unit.streams.test_retold import of_family

LARCH, PIKE = "Larch Road Boys", "The Pike Lane Crew"
FIRST = datetime(2018, 3, 1, 12, tzinfo=UTC)
PEOPLE = {
    "Ann": ("Quillfeather", date(1997, 2, 3)),
    "Bo": ("Zywicki", date(1998, 5, 6)),
    "Cy": ("Umbral", date(1996, 8, 9)),
}


def gang(name: str, mention: str = "g1", town: str = "", **more: Any) -> OrganisationMention:
    office = Location(town=town) if town else None
    kind = more.pop("kind", OrganisationKind.GANG)
    return OrganisationMention(id=mention, kind=kind, name=name, address=office, **more)


def person(given: str, mention: str = "p1", role: Role = Role.SUBJECT, home: str = "Northampton") -> PersonMention:
    surname, born = PEOPLE[given]
    lives = (PersonAddress(use=AddressUse.HOME, town=home),) if home else ()
    name = PersonName(given=given, surname=surname)
    return PersonMention(id=mention, role=role, names=(name,), birth_date=born, addresses=lives)


def of(relation: str, subject: str = "p1", other: str = "g1", **more: Any) -> Link:
    return Link(subject=subject, relation=Relation(relation), object=other, **more)


def said(
    reference: str,
    *groups: OrganisationMention,
    day: int = 0,
    town: str = "",
    about: str = "gang-activity",
    graded: str = "1BP",
    **more: Any,
) -> RecordedCrime:
    """One item, ``day`` days after the first of March 2018."""
    start = FIRST + timedelta(days=day)
    at = (LocationMention(id="l1", town=town),) if town else ()
    item = RecordedCrimeItem(
        number=1, grade=grade(graded), crime_type=about, locations=at, organisations=groups or None, **more
    )
    when = Occurred(start=start, end=start + timedelta(hours=1), precision=TimePrecision.HOUR)
    return crime(reference, item, occurred=when, recorded=day)


def groups(log: Sequence[SourceRecord], view: View = View.C) -> list[dict[str, Any]]:
    return [document for _, document in sorted(of_family(log, "groups", view).items())]


def alerts(log: Sequence[SourceRecord], rule: str) -> list[dict[str, Any]]:
    return [one for one in of_family(log, "alerts").values() if one["rule"] == rule]


def members(reference: str, name: str, given: str, relation: str = "member-of", **more: Any) -> RecordedCrime:
    return said(reference, gang(name), persons=(person(given),), links=(of(relation),), **more)


def attack(reference: str, by: str, on: str, day: int, **more: Any) -> RecordedCrime:
    """Violence between two people; no group is named."""
    people = (person(by, role=Role.SUSPECT), person(on, "p2", Role.VICTIM))
    return said(reference, persons=people, day=day, town="Northampton", about="violent-crime", **more)


def feud(graded: str = "1BP") -> list[SourceRecord]:
    """Ann leads one gang, Bo is of the other, and what they do to each other on three days."""
    return [
        members("A1", LARCH, "Ann", "leads", day=1),
        members("A2", "larch rd boyz", "Cy", day=2),
        members("A3", PIKE, "Bo", day=3),
        attack("F1", "Ann", "Bo", 20),
        attack("F2", "Bo", "Ann", 27, graded=graded),
        attack("F3", "Ann", "Bo", 40),
    ]


def test_a_gang_has_its_members_leader_home_and_the_violence_given_and_taken() -> None:
    larch, pike = groups(feud())
    assert (larch["id"], larch["kind"], larch["home_town"]) == (
        "gang/larch-road-boys/northampton",
        "gang",
        "Northampton",
    )
    assert larch["leaders"] == ["Ann Quillfeather"]
    assert [member["name"] for member in larch["members"]] == ["Ann Quillfeather", "Cy Umbral"]
    assert [(pike["name"], [member["name"] for member in pike["members"]])] == [(PIKE, ["Bo Zywicki"])]
    assert (larch["violence"]["given"], larch["violence"]["taken"]) == (2, 1)
    assert (pike["violence"]["given"], pike["violence"]["taken"]) == (1, 2)
    assert not any(incident["named"] for incident in larch["violence"]["incidents"])


def test_gangs_whose_members_hurt_each_other_are_rivals_and_rising_violence_is_an_alert() -> None:
    larch, pike = groups(feud())
    (rival,) = larch["rivals"]
    assert (rival["name"], rival["likely"], rival["given"], rival["taken"], rival["origins"]) == (
        PIKE,
        "likely",
        2,
        1,
        3,
    )
    assert [one["name"] for one in pike["rivals"]] == [LARCH]
    (alert,) = alerts(feud(), "rivalry-rises")
    assert (alert["subject"], alert["family"], alert["name"]) == (larch["id"], "groups", f"{LARCH} and {PIKE}")
    assert alert["explanation"].startswith(f"Violence between {LARCH} and {PIKE}: 3 reports of as many days")
    assert alerts(feud()[:-1], "rivalry-rises") == []


def test_a_member_s_document_names_the_group_and_how() -> None:
    ann = next(one for one in of_family(feud(), "persons").values() if one["name"].startswith("Ann"))
    (group,) = ann["groups"]
    assert (group["subject"], group["relations"], group["items"]) == ("group/gang/larch-road-boys", ["leads"], 1)
    assert f"Of 1 group: {LARCH} (gang; leads)." in ann["explanation"]


def test_any_order_gives_the_same_and_a_withdrawn_fight_leaves_nothing() -> None:
    log = feud()
    for seed in range(3):
        shuffled = Random(seed).sample(log, len(log))
        assert of_family(shuffled, "groups") == of_family(log, "groups")
        assert of_family(shuffled, "alerts") == of_family(log, "alerts")
    without = of_family([*log, withdrawal("F3")], "groups")
    assert without == of_family([one for one in log if one is not log[-1]], "groups")
    assert alerts([*log, withdrawal("F3")], "rivalry-rises") == []


def test_what_view_c_alone_tells_is_not_in_view_p() -> None:
    told = feud(graded="1BC")
    assert groups(told, View.P) == groups([one for one in told if one is not told[4]], View.P)
    assert groups(told)[0]["standing"]["handling"] == "C"


def test_one_name_in_two_home_towns_is_two_groups() -> None:
    told = [
        said("A1", gang(LARCH, town="Northampton")),
        said("A2", gang(LARCH, town="Kettering"), day=1),
        said("A3", gang("larch road boyz"), day=2, town="Kettering"),
    ]
    assert [(one["home_town"], one["mentions_total"]) for one in groups(told)] == [("Kettering", 2), ("Northampton", 1)]


def test_a_name_of_no_told_home_is_a_group_in_each_town_unless_people_tie_them() -> None:
    apart = [said("A1", gang(LARCH), town="Northampton"), said("A2", gang(LARCH), day=1, town="Corby")]
    assert [one["home_town"] for one in groups(apart)] == ["Corby", "Northampton"]
    ann = (person("Ann", home=""),)
    tied = [
        said("A1", gang(LARCH), town="Northampton", persons=ann, links=(of("member-of"),)),
        said("A2", gang(LARCH), day=1, town="Corby", persons=ann, links=(of("member-of"),)),
        said("A3", gang(LARCH), day=2, town="Northampton"),
    ]
    assert [(one["home_town"], one["mentions_total"]) for one in groups(tied)] == [("Northampton", 3)]


def test_a_gang_and_a_business_of_one_name_are_two() -> None:
    told = [said("A1", gang("Larch Road")), said("A2", gang("Larch Road", kind=OrganisationKind.BUSINESS))]
    assert [one["kind"] for one in groups(told)] == ["business", "gang"]


def test_a_gang_named_at_a_new_place_by_two_origins_is_an_alert_and_by_one_is_none() -> None:
    told: list[SourceRecord] = [members("A1", LARCH, "Ann"), said("A2", gang(LARCH), day=10, town="Corby")]
    assert alerts(told, "group-at-new-place") == []
    (alert,) = alerts([*told, said("A3", gang(LARCH), day=15, town="Corby")], "group-at-new-place")
    assert (alert["town"], alert["subject"]) == ("Corby", "gang/larch-road-boys/northampton")
    at_home = [said(f"B{at}", gang(LARCH), day=at, town="Northampton") for at in range(3)]
    assert alerts([told[0], *at_home], "group-at-new-place") == []


@pytest.mark.parametrize("name", ["gang", "unknown gang", "youths", "X", "Northampton gang", "gang of lads"])
def test_a_description_is_no_group_and_its_event_says_so(name: str) -> None:
    told = [said("A1", gang(name))]
    assert groups(told) == []
    (event,) = of_family(told, "events").values()
    (aside,) = event["items"][0]["set_aside"]
    assert aside["values"] == ["g1.name"]
    assert "its name is like Sample Street Boys" in aside["message"] or "one letter" in aside["message"]


def test_who_only_reports_is_no_group() -> None:
    assert groups([said("A1", gang("Sample Academy", kind=OrganisationKind.SCHOOL, role=Role.REPORTER))]) == []


def test_what_is_not_so_makes_no_group() -> None:
    assert groups([said("A1", gang(LARCH), finding=Finding.NOT_SO)]) == []


def test_rivals_that_a_link_tells_lines_weapons_and_arrests_are_shown() -> None:
    told = [
        said("A1", gang(LARCH), gang(PIKE, "g2"), links=(of("feuds-with", "g1", "g2"),)),
        said(
            "A2",
            gang(LARCH),
            day=1,
            persons=(person("Ann"),),
            objects=(DrugLine(id="o1", name="Jazz"), Weapon(id="o2", name="machete")),
            links=(of("member-of", since=date(2017, 5, 1)), of("runs", "g1", "o1")),
        ),
    ]
    larch = next(one for one in groups(told) if one["name"] == LARCH)
    assert [(one["name"], one["reported"], one["likely"]) for one in larch["rivals"]] == [
        (PIKE, 1, "a realistic possibility")
    ]
    assert [(line["name"], line["linked"]) for line in larch["lines"]] == [("Jazz", True)]
    assert larch["weapons"] == [{"name": "machete", "items": 1}]
    assert larch["members"][0]["since"] == "2017-05-01"


def test_an_operation_counts_the_groups_that_it_touched() -> None:
    ann = (person("Ann", role=Role.SUSPECT),)
    told = [
        members("A1", LARCH, "Ann"),
        said("A2", persons=ann, operation="Viper", day=3),
        said("A3", gang(PIKE), operation="Viper", day=4),
    ]
    (operation,) = [one for one in of_family(told, "operations").values() if one["kind"] == "operation"]
    touched = [(group["name"], group["items"], group["mentions"]) for group in operation["groups"]]
    assert touched == [(PIKE, 1, 0), (LARCH, 0, 1)]
    (left,) = [one for one in of_family([*told, withdrawal("A1")], "operations").values() if one["kind"] == "operation"]
    assert [group["name"] for group in left["groups"]] == [PIKE]


def test_three_hundred_members_are_bounded_and_counted() -> None:
    names = [
        f"{one}{other}"
        for one in ("Ka", "Le", "Mo", "Ni", "Pa", "Ro")
        for other in "bcdfghjklmnprstvwxyzabcdefghijklmnopqrst"
    ]
    people = [
        PersonMention(
            id=f"p{at}",
            role=Role.SUBJECT,
            names=(PersonName(given="Ann", surname=name.title()),),
            birth_date=date(1980, 1, 1) + timedelta(days=at * 31),
        )
        for at, name in enumerate(dict.fromkeys(names))
    ]
    told = [
        said(f"A{at}", gang(LARCH), persons=tuple(part), links=tuple(of("member-of", one.id) for one in part), day=at)
        for at, part in enumerate([people[:90], people[90:180], people[180:]])
    ]
    (larch,) = groups(told)
    assert (larch["members_total"], len(larch["members"])) == (len(people), 50)


def test_members_of_one_gang_who_hurt_each_other_make_no_rivals_of_it() -> None:
    (larch,) = groups([*feud()[:2], attack("F1", "Ann", "Cy", 20)])
    assert (larch["rivals"], larch["violence"]["incidents_total"]) == ([], 1)
    assert larch["violence"]["incidents"][0]["against"] == []


def test_violence_in_a_family_is_none_of_two_gangs() -> None:
    home = [
        said(
            "F1",
            persons=(person("Ann", role=Role.SUSPECT), person("Bo", "p2", Role.VICTIM)),
            about="domestic-abuse",
            day=9,
        )
    ]
    assert [group["rivals"] for group in groups([*feud()[:3], *home])] == [[], []]


def test_a_fight_that_is_suspected_to_be_false_is_counted_nowhere() -> None:
    told = [*feud()[:3], attack("F1", "Ann", "Bo", 20, graded="3EP")]
    assert [(group["violence"]["origins"], group["rivals"]) for group in groups(told)] == [(0, []), (0, [])]


def test_a_child_is_shown_as_one_before_what_they_are_said_to_do() -> None:
    young = person("Ann").model_copy(update={"birth_date": date(2004, 2, 3)})
    (larch,) = groups([said("A1", gang(LARCH), persons=(young,), links=(of("leads"),))])
    assert larch["members"][0]["at_risk"] == ["child"]
    assert "led by child: Ann Quillfeather" in larch["explanation"]


def test_who_left_the_gang_before_the_fight_does_not_fight_for_it() -> None:
    told: list[SourceRecord] = [
        said("A1", gang(LARCH), persons=(person("Ann"),), links=(of("member-of", until=date(2018, 3, 10)),)),
        members("A2", PIKE, "Bo"),
        attack("F1", "Ann", "Bo", 20),
    ]
    larch = next(one for one in groups(told) if one["name"] == LARCH)
    assert (larch["violence"]["origins"], larch["rivals"], larch["members"][0]["until"]) == (0, [], "2018-03-10")


def rivalry(log: Sequence[SourceRecord]) -> tuple[list[str], int]:
    """Whom the first gang is at odds with, and how many alerts of rising violence there are."""
    larch = next(one for one in groups(log) if one["name"] == LARCH)
    return [rival["name"] for rival in larch["rivals"]], len(alerts(log, "rivalry-rises"))


def of_both(day: int) -> list[SourceRecord]:
    """Ann and Bo are each reported to be of a gang, so many days after their fights begin."""
    return [members("A1", LARCH, "Ann", day=day), members("A2", PIKE, "Bo", day=day)]


def fights(**more: Any) -> list[SourceRecord]:
    return [attack(f"F{day}", "Ann", "Bo", day, **more) for day in (0, 9, 20)]


def test_fights_long_before_anybody_joined_are_none_of_two_gangs() -> None:
    assert rivalry([*fights(), *of_both(1_460)]) == ([], 0)
    assert rivalry([*fights(), *of_both(120)]) == ([PIKE], 1)


@pytest.mark.parametrize("outcome", ["acquitted", "no crime", "nothing found"])
def test_fights_that_came_to_nothing_are_none_of_two_gangs(outcome: str) -> None:
    assert rivalry([*of_both(0), *fights(outcome=outcome)]) == ([], 0)
    assert rivalry([*of_both(0), *fights(outcome="charged")]) == ([PIKE], 1)


def test_who_left_and_joined_again_fights_for_the_gang_but_not_in_between() -> None:
    left = said("A3", gang(LARCH), day=-400, persons=(person("Ann"),), links=(of("member-of", until=date(2017, 2, 1)),))
    before: list[SourceRecord] = [members("A0", LARCH, "Ann", day=-900), left, members("A2", PIKE, "Bo", day=-900)]
    assert rivalry([*before, *fights()]) == ([], 0)
    assert rivalry([*before, *fights(), members("A1", LARCH, "Ann", day=-5)]) == ([PIKE], 1)
    assert rivalry([*before, *fights(), members("A1", LARCH, "Ann", day=60)]) == ([], 0)


def test_a_later_word_that_somebody_left_closes_all_that_was_reported_before() -> None:
    told: list[SourceRecord] = [
        *of_both(0),
        said("A3", gang(LARCH), day=5, persons=(person("Ann"),), links=(of("member-of", until=date(2018, 3, 5)),)),
    ]
    larch = next(one for one in groups(told) if one["name"] == LARCH)
    assert larch["members"][0]["until"] == "2018-03-05"
    assert rivalry([*told, *[attack(f"F{day}", "Ann", "Bo", day) for day in (10, 19, 30)]]) == ([], 0)


def test_what_staff_of_a_business_do_is_not_done_for_it() -> None:
    taxis = gang("Larch Taxis", kind=OrganisationKind.BUSINESS)
    employed = said("A1", taxis, persons=(person("Ann"),), links=(of("works-for"),))
    (larch,) = groups([employed, *fights()])
    assert larch["violence"]["incidents_total"] == 0
    named = said("F1", taxis, persons=(person("Ann", role=Role.SUSPECT),), about="violent-crime", day=9)
    (larch,) = groups([employed, named])
    assert larch["violence"]["incidents_total"] == 1


def test_a_town_that_a_group_comes_back_to_is_an_alert_again() -> None:
    visits: list[SourceRecord] = [said(f"A{at}", gang(LARCH), day=day, town="Corby") for at, day in enumerate((10, 20))]
    again: list[SourceRecord] = [
        said(f"B{at}", gang(LARCH), day=day, town="Corby") for at, day in enumerate((300, 320))
    ]
    home = members("H1", LARCH, "Ann")
    assert len(alerts([home, *visits, again[0]], "group-at-new-place")) == 1
    first, second = sorted(
        alerts([home, *visits, *again], "group-at-new-place"), key=lambda alert: alert["active_from"]
    )
    assert [len(alert["standing"]["items"]) for alert in (first, second)] == [2, 2]
    assert first["active_until"] < second["active_from"]


def test_where_only_people_live_is_neither_a_town_nor_premises_of_the_group() -> None:
    street = (LocationMention(id="l1", address=("7 Pike Lane",), town="Corby"),)
    people, links = (person("Ann"), person("Bo", "p2", Role.VICTIM)), (of("member-of"), of("lives-at", "p2", "l1"))
    lived, seen = (placed("A1", street, persons=people, links=some) for some in (links, links[:1]))
    assert [(one["towns"], one["premises"]) for one in groups([lived])] == [([], [])]
    (larch,) = groups([seen])
    assert ([town["town"] for town in larch["towns"]], len(larch["premises"])) == (["Corby"], 1)


def placed(reference: str, places: Sequence[LocationMention], **more: Any) -> RecordedCrime:
    """One item that names the first gang and these places."""
    item = RecordedCrimeItem(
        number=1,
        grade=grade("1BP"),
        crime_type="gang-activity",
        locations=tuple(places),
        organisations=(gang(LARCH),),
        **more,
    )
    return crime(reference, item)


def test_a_leader_of_thirty_items_is_shown_once_with_all_of_them() -> None:
    (larch,) = groups([members(f"A{at}", LARCH, "Ann", "leads", day=at) for at in range(30)])
    assert [(member["name"], member["items"]) for member in larch["members"]] == [("Ann Quillfeather", 30)]


def test_a_name_that_only_conditions_give_makes_its_group_s_document_conditional() -> None:
    unnamed = person("Ann").model_copy(update={"names": (PersonName(given="Ann"),)})
    number = {"identifiers": (Identifier(scheme="pnc", value="1981/0000034U"),)}
    shared = said("A1", gang(LARCH), persons=(unnamed.model_copy(update=number),), links=(of("member-of"),))
    full = (person("Ann").model_copy(update=number),)
    named = [[said(f"B{at}", persons=full, day=at, graded=code) for at in range(2)] for code in ("1BC", "1BP")]
    (strict,), (plain,) = groups([shared, *named[0]]), groups([shared, *named[1]])
    assert [one["members"][0]["name"] for one in (strict, plain)] == ["Ann Quillfeather", "Ann Quillfeather"]
    assert (strict["standing"]["handling"], plain["standing"]["handling"]) == ("C", "P")


def test_a_rival_that_is_known_by_a_conditional_membership_makes_document_and_alert_conditional() -> None:
    told = [members("A1", LARCH, "Ann"), members("A2", PIKE, "Bo", graded="1BC"), *fights()]
    larch = next(one for one in groups(told) if one["name"] == LARCH)
    (alert,) = alerts(told, "rivalry-rises")
    assert ([rival["name"] for rival in larch["rivals"]], larch["standing"]["handling"]) == ([PIKE], "C")
    assert alert["standing"]["handling"] == "C"
    (alert,) = alerts([*of_both(0), *fights()], "rivalry-rises")
    assert alert["standing"]["handling"] == "P"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Corby youths", "says which town a group is of"),
        ("Luton males", "says which town a group is of"),
        ("Leeds teens gang", "says which town a group is of"),
        ("Rushden based OCG", "says which town a group is of"),
        ("Corby and Kettering youths", "says which town a group is of"),
        ("vehicle crime gang", "says that there is a group, and not which"),
        ("Theft gang", "says that there is a group, and not which"),
        ("robbery team", "says that there is a group, and not which"),
        ("heroin OCG", "says that there is a group, and not which"),
        ("Jamaican yardies", "says that there is a group, and not which"),
        ("the Somalis", "says that there is a group, and not which"),
    ],
)
def test_a_town_a_crime_or_a_people_with_a_word_for_people_names_no_gang(name: str, message: str) -> None:
    (event,) = of_family([said("A1", gang(name))], "events").values()
    (aside,) = event["items"][0]["set_aside"]
    assert aside["message"].startswith(message)


@pytest.mark.parametrize(
    "name", ["Corby Crew", "Spice Boys", "Luton Road Lads", "Bedford Street Lads", "Larch Road Robbers"]
)
def test_a_name_that_says_more_names_a_gang(name: str) -> None:
    assert [one["name"] for one in groups([said("A1", gang(name))])] == [name]


def prose(reference: str, text: str, day: int = 0, town: str = "Corby", **more: Any) -> RecordedCrime:
    return said(reference, day=day, town=town, text=text, **more)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Larch Road lot were in the park again.", "Larch Road", "gang"),
        ("Fight between some men and the ZQX boys.", "ZQX boys", "gang"),
        ("Graffiti of the W£Q gang on the bridge.", "W£Q", "gang"),
        ("Supplied by an OCG known as Umbral.", "Umbral", "crime-group"),
        ("Runs with the Pike Lane Crew.", "Pike Lane Crew", "gang"),
    ],
)
def test_a_gang_that_prose_alone_names_plainly_is_a_group_marked_as_read(text: str, name: str, kind: str) -> None:
    (group,) = groups([prose("T1", text)])
    assert (group["name"], group["kind"], group["read_total"]) == (name, kind, 1)
    assert "read in a text and stated by no source" in group["explanation"]


@pytest.mark.parametrize(
    "text",
    [
        "Teenage boys on bikes.",
        "Ambulance crew attended, and the Fire Crew.",
        "Corby boys came over; Polish boys; the Albanian OCG.",
        "Year 9 boys fighting. A lot of noise, thanks a lot.",
        "Kez's lot are back, and the Sample lot next door.",
    ],
)
def test_what_only_describes_works_or_is_a_family_is_no_group(text: str) -> None:
    assert groups([prose("T1", text)]) == []


def test_who_is_of_it_by_the_text_is_shown_with_the_role_and_that_it_is_read_and_a_child_so_first() -> None:
    text = (
        "Bo ZYWICKI (05/06/2004) is a member of the Pike Lane Crew. Cy UMBRAL b. 09/08/1986 leads the Pike Lane Crew."
    )
    (pike,) = groups([prose("T1", text)])
    found = [(one["name"], one["at_risk"], one["relations"], one["read"]) for one in pike["members"]]
    assert found == [("Cy UMBRAL", [], ["leads"], True), ("Bo ZYWICKI", ["child"], ["member-of"], True)]


def test_texts_alone_raise_nothing_and_count_beside_a_report_that_states_the_group() -> None:
    home = said("H", gang(LARCH, town="Northampton"))
    texts = [prose(f"T{day}", "The Larch Road Boys are in town.", day=day) for day in (3, 9)]
    assert alerts([home, *texts], "group-at-new-place") == []
    (alert,) = alerts([home, *texts, said("S", gang(LARCH), day=12, town="Corby")], "group-at-new-place")
    assert (alert["town"], alert["standing"]["origins"]) == ("Corby", 3)


def test_what_texts_alone_tell_of_two_gangs_changes_nothing_between_them() -> None:
    (rise,) = alerts(feud(), "rivalry-rises")
    told = [
        prose(f"T{day}", "Larch Road Boys fought the Pike Lane Crew.", day=day, town="Kettering") for day in (41, 42)
    ]
    assert alerts([*feud(), *told], "rivalry-rises") == [rise]
