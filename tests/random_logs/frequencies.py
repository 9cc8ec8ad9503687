"""How often each thing that can be said, and each that can be concluded, comes about in random logs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import DocumentKey, conclude


def counted(logs: Iterable[Sequence[SourceRecord]]) -> Counter[str]:
    """In how many of the logs: kinds said, families concluded in each view, rules of alerts, and what is rare."""
    return Counter(word for log in logs for word in _words(log))


def _words(log: Sequence[SourceRecord]) -> set[str]:
    documents = conclude(log).documents
    said = {f"said {one.kind}" for one in log}
    return said | {word for key, value in documents.items() for word in _of(key, json.loads(value))} | _split(documents)


def _of(key: DocumentKey, document: Mapping[str, Any]) -> set[str]:
    words = {f"{key.family} in {key.view.value}"}
    if key.family == "alerts":
        words |= {f"alert {document['rule']} in {key.view.value}", f"alert {document['status']}"}
    if key.family == "persons":
        words |= {f"trait {one['trait']}" for one in document.get("traits", ())}
        words |= {word for word in ("joins", "possibly_also", "decisions") if document.get("why", {}).get(word)}
    if key.family == "events":
        words |= {"story of several" for one in document["items"] if one.get("story")}
        words |= {"set aside" for one in document["items"] if one.get("set_aside")}
        words |= {"refuted" for one in document["items"] if one.get("refuted_by")}
        words |= {"still missing" for one in document["items"] if one.get("still_missing")}
    if key.family == "objects":
        words |= {f"object {document['kind']}"}
    return words | ({"met again"} if document.get("met_again") else set())


def _split(documents: Mapping[DocumentKey, bytes]) -> set[str]:
    """Whether the views say something else of one and the same document."""
    both = (key for key in documents if key.view is View.P and key._replace(view=View.C) in documents)
    return {f"{key.family} otherwise in c" for key in both if documents[key] != documents[key._replace(view=View.C)]}
