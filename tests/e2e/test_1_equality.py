"""The content of Elasticsearch is the one function of the log, whatever dies on the way."""

from __future__ import annotations

import json
import random
import time
from itertools import islice

from producers.files.text_files import EventRow
from producers.police_uk.adapter import events
from reference.police_uk import demo_files
from schemas.events import Event
from schemas.ids import event_id
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import address, crime, item, on_day, regrade, street, withdrawal
from tests.waiting import eventually


def real(count: int) -> list[SourceRecord]:
    """Some hundred real events of each file."""
    return [row.record for file in demo_files() for row in islice(events(file), count) if isinstance(row, EventRow)]


def invented() -> list[SourceRecord]:
    """Amendments before, after and without their events; conditional items; conflicts; premises with days."""
    said: list[SourceRecord] = [withdrawal("early", recorded=5), regrade("nobody", named="r0")]
    for number in range(60):
        graded = ("1BP", "2CP", "1BC", "3DC")[number % 4]
        at = address(number % 7, 52.24 + number % 3 / 2000) if number % 2 else street(52.2 + number % 5 / 100)
        said.append(
            crime(f"E{number}", item(1, graded=graded, at=at), item(2, at=at), occurred=on_day(1 + number % 28))
        )
    said += [crime("early"), crime("E1", item(1, text="corrected"), revision=2, recorded=50)]
    said += [withdrawal(f"E{number}", named=f"w{number}") for number in range(10, 20)]
    said += [withdrawal("E10", withdraws="w10", named="undone", recorded=200)]
    said += [regrade(f"E{number}", 2, "1BC", named=f"r{number}") for number in range(20, 30)]
    said += [crime("E40", item(1, text="one of two"), recorded=3), crime("E40", item(1, text="two of two"), recorded=3)]
    return said


def test_everything_through_kills_is_what_the_log_says(deployment: Deployment) -> None:
    chance = random.Random(2018)
    said = [*real(700), *invented()]
    chance.shuffle(said)
    for part in range(0, len(said), 600):
        deployment.publish(said[part : part + 600])
        deployment.kill_one(chance)
        time.sleep(chance.uniform(0.5, 3))
    deployment.publish(said[:200])  # and some of it twice
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()


def test_the_bytes_of_every_conclusion_are_those_the_pipeline_makes(deployment: Deployment) -> None:
    assert deployment.conclusions() == deployment.concluded()


def test_view_p_shows_nothing_of_a_conditional_item(deployment: Deployment) -> None:
    event = event_id("police-uk", "E2")  # its first item is graded 1BC
    indexed = deployment.indexed()
    assert [one["number"] for one in indexed[DocumentKey(View.P, "events", event)]["items"]] == [2]
    assert [one["number"] for one in indexed[DocumentKey(View.C, "events", event)]["items"]] == [1, 2]


def test_a_withdrawal_heals_every_document_that_rested_on_the_event(deployment: Deployment) -> None:
    event, before = event_id("police-uk", "E3"), deployment.indexed()
    assert DocumentKey(View.P, "events", event) in before
    made = deployment.viper("withdraw", event, "--by", "a test", "--reason", "to see it heal")
    deployment.settle()
    after = deployment.indexed()
    assert not [key for key, document in after.items() if event in json.dumps(document)]
    deployment.assert_it_holds_what_the_log_says()
    named = ("--source", "police-uk", "--reference", "E3")
    undo = ("--undo", made["amendment_id"], "--by", "a test", "--reason", "seen", *named)
    deployment.viper("withdraw", event, *undo)
    deployment.settle()
    assert deployment.indexed() == before


def test_status_says_that_all_is_well(deployment: Deployment) -> None:
    found = eventually(lambda: (status := deployment.viper("status"))["healthy"] and status)
    assert found["agents"]["enrich"]["behind"] == 0
    assert {one["rule"] for one in found["dead_letters"]} == {"conflict"}


def test_no_near_repeat_is_claimed_for_months_and_map_points(deployment: Deployment) -> None:
    real_items = {f"{one.event_id}/1" for one in real(700) if isinstance(one, Event)}
    claims = [one for document in deployment.indexed().values() for one in document.get("near_repeats", ())]
    assert claims  # the invented premises have days and addresses
    assert not [one for one in claims if one["first"] in real_items or one["second"] in real_items]
