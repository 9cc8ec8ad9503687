"""What the desk relies on of any store of documents. The fake and Elasticsearch are both held to it."""

from __future__ import annotations

import json
from collections.abc import Callable

from desk.document_store import DocumentStore, having
from desk.pages.lists import alerts_query
from ops.desk_services.finding import search_plan
from schemas.views import View
from tests.unit.desk.document_memory import Key

Promise = Callable[[DocumentStore, dict[Key, bytes]], None]


def of(documents: dict[Key, bytes], view: View, family: str) -> list[str]:
    return sorted(id_ for shown, which, id_ in documents if shown is view and which == family)


def gives_documents_in_the_order_asked_and_leaves_out_the_unknown(
    store: DocumentStore, documents: dict[Key, bytes]
) -> None:
    first, *_, last = of(documents, View.P, "events")
    found = store.get("events", View.P, [last, "no-such-event", first])
    assert found == tuple(json.loads(documents[View.P, "events", id_]) for id_ in (last, first))
    assert store.get("events", View.P, []) == ()


def gives_nothing_of_the_other_view(store: DocumentStore, documents: dict[Key, bytes]) -> None:
    hidden, *_ = set(of(documents, View.C, "events")) - set(of(documents, View.P, "events"))
    assert store.get("events", View.P, [hidden]) == ()
    assert len(store.get("events", View.C, [hidden])) == 1


def counts_all_and_gives_the_first_in_order(store: DocumentStore, documents: dict[Key, bytes]) -> None:
    ids = of(documents, View.P, "persons")
    found = store.search("persons", View.P, having("id", ids, size=3, sort=[{"last_seen": "desc"}]))
    every = [json.loads(documents[View.P, "persons", id_]) for id_ in ids]
    every.sort(key=lambda one: one["id"])
    every.sort(key=lambda one: one["last_seen"], reverse=True)
    assert found == (len(ids), tuple(every[:3]))


def finds_by_a_field_of_something_nested(store: DocumentStore, documents: dict[Key, bytes]) -> None:
    known = [json.loads(documents[View.P, "persons", id_]) for id_ in of(documents, View.P, "persons")]
    place = next(place["subject"] for person in known for place in person["places"])
    found = store.search("persons", View.P, having("places.subject", [place], size=50, sort=[]))
    wanted = [one["id"] for one in known if any(other["subject"] == place for other in one["places"])]
    assert [one["id"] for one in found.documents] == wanted


def finds_a_name_and_says_how(store: DocumentStore, documents: dict[Key, bytes]) -> None:
    plan = search_plan("persons", "cora WITHHELD", View.C, 5)
    (found,) = store.search(plan.family, View.C, plan.body).documents
    assert (found["name"], found["found_by"]) == ("Cora Withheld", "folded")
    assert store.search(plan.family, View.P, plan.body).documents == ()


def gives_the_gravest_alerts_first(store: DocumentStore, documents: dict[Key, bytes]) -> None:
    found = store.search("alerts", View.C, alerts_query(statuses=())).documents
    ranks = [alert["harm"]["rank"] for alert in found]
    assert ranks == sorted(ranks)
    assert {alert["harm"]["rank"] for alert in found if alert["at_risk"]} == {1}
    assert len(set(ranks)) > 1
    assert len(found) == len(of(documents, View.C, "alerts"))


PROMISES: tuple[Promise, ...] = (
    gives_documents_in_the_order_asked_and_leaves_out_the_unknown,
    gives_nothing_of_the_other_view,
    counts_all_and_gives_the_first_in_order,
    finds_by_a_field_of_something_nested,
    finds_a_name_and_says_how,
    gives_the_gravest_alerts_first,
)
