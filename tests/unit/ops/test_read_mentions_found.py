"""A paragraph that somebody types: its people, place, car and number are in the next search, and say so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from indexers.mappings import fields_of
from ops.commands.search import show
from ops.search.hit_rows import event_row, line_row, location_row, person_row, texts_in_words, thing_row
from ops.search.query import PERSON_FIELDS, search_body
from ops.search.request import SearchRequest
from producers.delivery.validation import outgoing_record
from producers.free_text.adapter import events
from schemas.events import IntelligenceReport
from schemas.views import View
from schemas.wire import decode_said
from streams.pipeline import conclude
from tests.unit.producers.outputs import unplaced

REPORT = """URN: NN-INT-2018-0042
Date of intelligence: 2018-10-02 21:40
Date created: 03/10/2018 08:15
Threat: cuckooing

1. Anthony QUILLFEATHER (born 12/03/1988) has taken over the flat of Rose DUNMORE at 7 Cyril Street, Northampton NN1 5EL
   and deals crack from there. Nobody has seen her for a week. [1BP]
2. QUILLFEATHER drives a silver Audi AB12 CDE and uses 07911 123456, the number of the JAZZ line. [1BP]
"""


def published(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The documents of view P that follow from the report as it is sent, by family."""
    (file := folder / "typed.txt").write_text(REPORT, "utf-8")
    reports = [one for one in unplaced(events(file)) if isinstance(one, IntelligenceReport)]
    sent = [decode_said(outgoing_record(one, "intelligence-unit").value) for one in reports]
    found: dict[str, list[dict[str, Any]]] = {}
    for key, value in sorted(conclude(sent).documents.items()):
        if key.view is View.P:
            found.setdefault(key.family, []).append(json.loads(value))
    return found


def test_what_a_typed_paragraph_names_is_found_and_shown_as_read(tmp_path: Path) -> None:
    found = published(tmp_path)
    anthony, rose = sorted(found["persons"], key=lambda one: str(one["name"]))
    assert person_row(anthony)[0] == "Anthony QUILLFEATHER (read in texts alone)"
    assert (anthony["birth_dates"], anthony["mentions_total"]) == (["1988-03-12"], 2)
    assert [one["name"] for one in anthony["things"]] == ["07911 123456", "AB12 CDE"]
    assert [(one["relation"], one["subject"]) for one in rose["places"]] == [
        ("lives-at", "address/7-cyril-street/northampton")
    ]
    (place,) = found["locations"]
    assert location_row(place)[0].endswith("(read in texts alone)")
    assert place["cuckooing"]["band"] == "green"
    (line,) = [one for one in found["objects"] if one["kind"] == "drug-line"]
    assert line_row(line)[:2] == ("JAZZ (read in texts alone)", "07911 123456")
    assert [thing_row(one)[:2] for one in found["objects"] if one is not line] == [
        ("+447911123456 (read in texts alone)", "Anthony QUILLFEATHER"),
        ("AB12CDE (read in texts alone)", "Anthony QUILLFEATHER"),
    ]
    assert "alerts" not in found


def test_the_event_says_which_of_its_mentions_were_read_in_its_text(tmp_path: Path) -> None:
    (event,) = published(tmp_path)["events"]
    assert event_row(event)[2] == "7 Cyril Street, Northampton, NN1 5EL (read in the text)"
    first, second = event["items"]
    assert [one["read"] for one in first["persons"]] == ["Anthony QUILLFEATHER (born 12/03/1988)", "Rose DUNMORE"]
    assert [one["read"] for one in second["objects"]] == ["AB12 CDE", "07911 123456", "JAZZ line"]
    assert [(one["relation"], one["described"], one["read"]) for one in first["links"]] == [
        ("lives-at", "the flat of Rose DUNMORE at 7 Cyril Street, Northampton NN1 5EL", True)
    ]


def test_read_mentions_stand_in_the_fields_that_a_search_looks_at() -> None:
    assert set(PERSON_FIELDS) <= set(fields_of("events"))
    assert {"items.persons.read", "items.places.read", "items.objects.read", "items.links.read"} <= set(
        fields_of("events")
    )


def test_a_search_for_the_report_shows_whom_it_names_and_which_signs_it_gives(tmp_path: Path, capsys: Any) -> None:
    found = published(tmp_path)
    (event,) = found["events"]
    words = texts_in_words(event)
    assert words.startswith("names Anthony QUILLFEATHER, Rose DUNMORE, ")
    assert "; signs dealing, resident not seen" in words
    show(SearchRequest(family="events", view=View.P), 1, [event])
    show(SearchRequest(family="persons", view=View.P), 2, found["persons"])
    printed = capsys.readouterr().out
    assert "1 event matches" in printed
    assert "Anthony QUILLFEATHER" in printed
    assert all(f": {one['id']}" in printed for one in found["persons"])
    assert max(len(line.rstrip()) for line in printed.splitlines()) <= 100


def test_an_address_is_found_by_its_words_beside_map_cells() -> None:
    kinds = {"terms": {"kind": ["cell", "address"]}}
    filters = search_body(SearchRequest(family="locations", view=View.P, text="Cyril Street"))["query"]["bool"][
        "filter"
    ]
    assert kinds in filters
    near = search_body(SearchRequest(family="locations", view=View.P, near=(52.2, -0.9)))["query"]["bool"]["filter"]
    assert {"term": {"kind": "cell"}} in near
