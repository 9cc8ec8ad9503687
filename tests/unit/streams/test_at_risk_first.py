"""Who is a child or exploited is shown as such before anything that they are said to have done.

One property over random logs: of whom the person's own document says so, every other document says so as well, and so
does every row of every list, before their name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import pytest

from indexers.kibana.bundle import objects
from indexers.kibana.models.searches import SavedSearch
from indexers.kibana.references import SEARCHED, ObjectIndex
from indexers.kibana.references import family as family_of
from ops.decisions.alert_decisions import alert_heading, alert_row
from ops.decisions.review_queue import who
from ops.search import hit_rows
from schemas.views import View
from streams.correlation.wording import at_risk_first
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.random_logs.logs import log

Document = Mapping[str, Any]
Documents = Mapping[str, list[Document]]

DONE: Final = ("roles", "traits", "relations", "leads", "lines", "items", "active_from", "signs")
"""Fields that say what somebody did, or how often they are named."""

ROWS: Final[Mapping[str, Callable[[Document], tuple[object, ...]]]] = {
    "persons": hit_rows.person_row,
    "associations": hit_rows.association_row,
    "alerts": alert_row,
}
"""The row of each list of which every document is about one person or two."""


@pytest.fixture(scope="module")
def documents() -> Documents:
    """Those of both views of twelve random logs, each with its view and log in its person ids."""
    found: dict[str, list[Document]] = {}
    for seed in range(12):
        for view in View:
            for key, value in conclude(log(seed, "L-"), flow=Flow(PURE, views=(view,))).documents.items():
                found.setdefault(key.family, []).append(json.loads(value) | {"world": (seed, view)})
    return found


def persons_named(document: Document) -> Iterator[Document]:
    """Every object of the document that names a known person."""
    sides = [document[side] for side in ("first", "second") if side in document]
    shown = chain(sides, document.get("members", ()), document.get("users", ()))
    return (each for each in shown if isinstance(each, dict) and each.get("person"))


def test_whoever_is_at_risk_is_so_in_every_document_that_names_them(documents: Documents) -> None:
    risks = {(each["world"], each["id"]): each.get("at_risk") for each in documents["persons"]}
    named = [
        (document["world"], each)
        for family in ("associations", "objects", "groups", "questions")
        for document in documents[family]
        for each in persons_named(document)
        if family != "questions" or each.get("mentions_total")  # else no more is known of them than a name
    ]
    assert sum(bool(risks[world, each["person"]]) for world, each in named) > 50
    assert [each for world, each in named if each.get("at_risk") != risks[world, each["person"]]] == []


def test_in_documents_it_stands_before_anything_that_they_are_said_to_have_done(documents: Documents) -> None:
    about = [each for family in ("persons", "alerts") for each in documents[family]]
    named = [each for several in documents.values() for document in several for each in persons_named(document)]
    at_risk = [list(each) for each in (*about, *named) if each.get("at_risk")]
    late = [fields for fields in at_risk if any(fields.index("at_risk") > fields.index(x) for x in DONE if x in fields)]
    assert at_risk
    assert late == []


def test_in_every_list_it_stands_before_the_name(documents: Documents) -> None:
    for family, row in ROWS.items():
        for document in documents[family]:
            sides = [document[side] for side in ("first", "second") if side in document] or [document]
            text = "\n".join(map(str, row(document)))
            assert all(at_risk_first(side["name"], side["at_risk"]) in text for side in sides if side.get("at_risk"))


def test_an_alert_begins_with_it_in_heading_row_and_explanation(documents: Documents) -> None:
    alerts = [alert for alert in documents["alerts"] if alert.get("at_risk")]
    assert {alert["family"] for alert in alerts} == {"persons", "associations"}
    for alert in alerts:
        for text in (alert_heading(alert), alert_row(alert)[1], alert["explanation"].lower()):
            assert text.startswith(tuple(alert["at_risk"])), text


def test_leaders_users_and_the_two_of_a_question_are_named_behind_it(documents: Documents) -> None:
    leaders = [
        (at_risk_first(member["name"], member["at_risk"]), group["leaders"])
        for group in documents["groups"]
        for member in group.get("members", ())
        if member.get("leads") and member.get("at_risk")
    ]
    assert leaders
    assert [name for name, shown in leaders if name not in shown] == []
    for side in (side for asked in documents["questions"] for side in persons_named(asked) if side.get("at_risk")):
        assert who(side).startswith(tuple(side["at_risk"]))


TABLES: Final = [one for one in objects(View.P) if isinstance(one, SavedSearch)]
"""Saved searches of Kibana."""

NAMING_NOBODY: Final = {"events", "locations", "operations"}
"""Families whose tables name no known person."""


def test_in_tables_of_kibana_it_is_left_of_whatever_else_is_said_of_them() -> None:
    index = ObjectIndex(objects(View.P))
    for table in TABLES:
        columns, data_view = table.attributes.columns, index.data_view(table, SEARCHED)
        assert data_view is not None
        shown = [each for each in columns if each.endswith("at_risk")]
        assert bool(shown) is (family_of(data_view) not in NAMING_NOBODY), table.id
        for column in shown:
            assert next(each for each in columns if each.startswith(column.removesuffix("at_risk"))) == column


def test_the_link_chart_of_kibana_draws_a_persons_name_behind() -> None:
    drawn = [text for one in objects(View.P) for text in texts(one.model_dump()) if "who.name" in text]
    assert drawn
    assert [text for text in drawn if not text.startswith("(datum.risk ? ")] == []


def texts(value: object) -> Iterator[str]:
    """Every text within."""
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value
