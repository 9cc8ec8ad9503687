"""From pydantic's errors to ours: a path, a stable rule, a sentence, an example; never a value."""

from __future__ import annotations

import re
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from schemas.errors import Problem

_LOOKS_LIKE_A_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MAX_PROBLEMS: Final = 20

EXAMPLES: Final = {
    "schema_version": '"1.0"',
    "kind": '"recorded-crime"',
    "source_system": '"police-uk"',
    "source_reference": '"NN-2018-000123"',
    "revision": "1",
    "occurred": '{"start": "2018-10-01T00:00:00Z", "end": "2018-11-01T00:00:00Z", "precision": "month"}',
    "start": '"2018-10-02T21:40:00Z"',
    "end": '"2018-10-02T21:41:00Z"',
    "precision": '"minute"',
    "reported_at": '"2018-10-02T21:40:00Z"',
    "recorded_at": '"2018-10-02T22:05:00Z"',
    "items": '[{"number": 1, "grade": {"source_evaluation": "1", "assessment": "B", "handling": "P"}}]',
    "number": "1",
    "grade": '{"source_evaluation": "1", "assessment": "B", "handling": "P"}',
    "source_evaluation": '"1"',
    "assessment": '"B"',
    "handling": '"P"',
    "action": '"A2"',
    "sanitisation": '"S1"',
    "latitude": "52.2376",
    "longitude": "-0.8954",
    "crime_type": '"burglary"',
    "search_type": '"person-search"',
    "amendment_id": '"7d9f1d1c-2b7e-4a53-9a55-1a2b3c4d5e6f"',
    "event": '{"source_system": "police-uk", "source_reference": "NN-2018-000123"}',
    "lsoa": '"E01027130"',
    "uprn": '"100031200000"',
}
"""A right value for each field a producer is likely to get wrong, as JSON."""

_RULES: Final = {
    "json_invalid": "json-invalid",
    "extra_forbidden": "unknown-field",
    "missing": "missing",
    "union_tag_invalid": "unknown-kind",
    "union_tag_not_found": "missing",
    "value_error": "rule",
}
_TAGS: Final = frozenset({"recorded-crime", "stop-and-search", "withdrawal", "regrade"})


def problems_of(error: ValidationError) -> list[Problem]:
    """Every problem pydantic found, the first twenty of them."""
    details = error.errors(include_input=False, include_url=False, include_context=False)
    return [_problem(detail) for detail in details[:_MAX_PROBLEMS]]


def _problem(detail: ErrorDetails) -> Problem:
    kind, names = detail["type"], [part for part in detail["loc"] if part not in _TAGS]
    path = ".".join(_shown(part) for part in names)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        path = "kind"
    rule = _RULES.get(kind, kind.replace("_", "-"))
    return Problem(path, rule, _sentence(kind, detail["msg"]), EXAMPLES.get(path.rpartition(".")[2]))


def _shown(part: int | str) -> str:
    # A key nobody declared may itself be personal data: only what looks like a field name is repeated.
    return str(part) if isinstance(part, int) or _LOOKS_LIKE_A_FIELD.fullmatch(part) else "(a name that is not a field)"


def _sentence(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "is no field of this schema; remove it, or name the newer minor version that has it"
    if kind == "missing":
        return "is required"
    if kind == "union_tag_not_found":
        return "is required: it says which schema the rest follows"
    if kind == "union_tag_invalid":
        return f"must be one of {', '.join(sorted(_TAGS))}"
    if kind == "json_invalid":
        # pydantic's own text names line and column, and one character at most.
        return "is not JSON in UTF-8: " + message.removeprefix("Invalid JSON: ")
    return message.removeprefix("Value error, ")
