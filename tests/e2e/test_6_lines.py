"""Drug lines and stories in the running deployment: found, explained, decided about."""

from __future__ import annotations

from schemas.ids import event_id
from schemas.views import View
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import crime, on_day
from tests.unit.streams.reports import FORCED, JAZZ, SHORTENED, line_of, report


def test_a_line_is_found_by_name_and_number_explained_and_decided_about(deployment: Deployment) -> None:
    one, two = line_of("line-1"), line_of("line-2")
    deployment.publish([crime(f"line-{n}", report(None, line="Quillfeather", phone=JAZZ), recorded=n) for n in (1, 2)])
    deployment.settle()
    for said in ("quillfeather", "+44 7200 000101"):
        assert [each["id"] for each in deployment.viper("search", said, "--lines")["found"]] == [one]
    line = deployment.viper("explain", "line", two)["line"]
    assert line["id"] == one
    assert [join["tie"] for join in line["why"]["joins"]] == ["number"]
    made = deployment.viper("decide", "different", one, two, "--by", "analyst-7", "--reason", "two crews")
    deployment.settle()
    apart = deployment.viper("explain", "line", two)["line"]
    assert (apart["id"], apart["why"]["kept_apart"][0]["line"]) == (two, one)
    deployment.viper("withdraw", made["event"], "--by", "analyst-7", "--reason", "one crew")
    deployment.settle()
    assert deployment.viper("explain", "line", two)["line"] == line


def test_a_report_and_its_copy_are_one_origin_and_the_log_says_the_same(deployment: Deployment) -> None:
    told = [report(FORCED, house=77), report(SHORTENED, house=77)]
    deployment.publish([crime(f"copy-{n}", one, occurred=on_day(9), recorded=n) for n, one in enumerate(told)])
    deployment.settle()
    shown = deployment.indexed()[DocumentKey(View.P, "events", event_id("police-uk", "copy-1"))]["items"][0]["story"]
    assert (shown["id"], shown["items_total"]) == (f"{event_id('police-uk', 'copy-0')}/1", 2)
    deployment.assert_it_holds_what_the_log_says()
