"""A line that reaches a town, as short stories of reports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from schemas.documents.alerts import AlertDocument
from streams.correlation.object.lines.patterns.new_place import new_place_alerts
from streams.correlation.object.lines.town_reports import ReportBasis, TownReport
from streams.correlation.raised_alert import SupportingItem
from tests.make import grade

FIRST = datetime(2018, 8, 1, 12, tzinfo=UTC)


def report(day: int, how: ReportBasis = ReportBasis.NAMED, lines: int = 1) -> TownReport:
    at, item = FIRST + timedelta(days=day), f"report-{day}/1"
    return TownReport(
        at, item, how, "Oundle", at, Fraction(1, lines), SupportingItem(at, item, f"report-{day}", grade("2BP"))
    )


def raised(*reports: TownReport, home: str | None = "Corby") -> list[AlertDocument]:
    return list(new_place_alerts("line-1", "Jazz", home, {"Oundle": reports}))


def test_a_town_that_is_heard_of_again_after_a_quiet_quarter_is_another_alert_of_its_own_reports() -> None:
    first, again = raised(report(0), report(80), report(200))
    assert (first.active_from, first.active_until.date()) == (FIRST, (FIRST + timedelta(days=171)).date())
    assert (first.standing.items_total, again.standing.items_total) == (2, 1)
    assert again.active_from == FIRST + timedelta(days=200)
    assert first.id != again.id


def test_what_was_too_little_then_adds_up_with_later_sightings_and_is_raised_once() -> None:
    met = [report(day, ReportBasis.MET, lines=2) for day in (0, 120)]
    (alert,) = raised(*met)
    assert (alert.band, alert.active_from) == ("amber", FIRST + timedelta(days=120))
    assert [(sign.name, sign.points) for sign in alert.signs] == [("a member met there", 1.0)]


def test_two_sightings_of_one_stay_are_one() -> None:
    stay = [report(day, ReportBasis.MET, lines=2) for day in (0, 6)]
    assert raised(*stay) == []
    assert len(raised(*stay, report(8, ReportBasis.MET, lines=2))) == 1


def test_where_no_home_is_known_it_takes_two_origins() -> None:
    elsewhere = report(-10)._replace(town="Corby")
    towns = {"Corby": [elsewhere], "Oundle": [report(0)]}
    assert list(new_place_alerts("line-1", "Jazz", None, towns)) == []
    towns["Oundle"] = [report(0), report(1)]
    (alert,) = new_place_alerts("line-1", "Jazz", None, towns)
    assert (alert.town, alert.band) == ("Oundle", "red")


def test_what_texts_alone_tell_of_a_line_in_a_town_takes_two_origins_and_is_likely_at_most() -> None:
    told = [report(day, ReportBasis.TOLD, lines=2) for day in (0, 20)]
    assert raised(told[0]) == []
    (alert,) = raised(*told)
    assert (alert.band, alert.likely, alert.active_from) == ("amber", "likely", told[1].at)


def test_what_one_origin_tells_twice_is_told_once() -> None:
    first, again = (report(day, ReportBasis.TOLD, lines=2) for day in (0, 20))
    assert raised(first, again._replace(support=again.support._replace(origin=first.support.origin))) == []
