"""From pydantic's errors to ours: a path, a stable rule, a sentence, an example; never a value."""

from __future__ import annotations

import json
import re
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from schemas.amendments import AMENDMENT_KINDS
from schemas.errors import BrokenRule, Problem
from schemas.events import EVENT_KINDS
from schemas.mentions.objects import OBJECT_KINDS
from schemas.transport.example_values import EXAMPLES
from schemas.vocabulary.terms import open_code_of

_LOOKS_LIKE_A_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MAX_PROBLEMS: Final = 20

_RULES: Final = {
    "json_invalid": "json-invalid",
    "extra_forbidden": "unknown-field",
    "missing": "missing",
    "union_tag_invalid": "unknown-kind",
    "union_tag_not_found": "missing",
    "value_error": "rule",
}
_ANONYMOUS: Final = "crimestoppers-report"
_UNSHOWN: Final = "(a name that is not a field)"
_OPENING: Final = re.compile(r"^(?:Input|String|Tuple) should ")
_UNKNOWN_CODE: Final = "another counts for nothing"
FORMS: Final = {
    "^[a-z0-9][a-z0-9-]{0,79}$": "a known code, or one in small letters, digits and hyphens, at most 80",
    "^[a-z0-9-]{1,20}$": "an id of small letters, digits and hyphens, at most 20",
    "^[a-z][a-z0-9-]{1,19}$": "a name of 2 to 20 small letters, digits and hyphens",
    "^[a-z][a-z0-9-]{1,39}$": "the name of a source, of 2 to 40 small letters, digits and hyphens",
    "^[A-Z]{2}[0-9]{5}[A-Z]?$": "a CJS code of two capitals, five digits and at most one more letter",
    "^[0-9]{14,16}$": "14 to 16 digits",
    "^[0-9]{1,12}$": "1 to 12 digits",
    "^[EWSN][0-9]{8}$": "E, W, S or N and eight digits",
    "^[0-9]{1,3}\\.[0-9]{1,3}$": "two numbers with a dot between",
}
"""Patterns of fields in words."""
_QUOTED: Final = re.compile(r"'([^']+)'")
_KINDS: Final = EVENT_KINDS.keys() | AMENDMENT_KINDS.keys()


def problems_of(error: ValidationError) -> list[Problem]:
    """Every problem pydantic found, the first twenty of them. Of its context only the kinds expected are repeated."""
    return [_problem(detail) for detail in error.errors(include_input=False, include_url=False)[:_MAX_PROBLEMS]]


def _problem(detail: ErrorDetails) -> Problem:
    rule, of, names = detail["type"], detail["loc"][:1], _without_tags(detail["loc"])
    broken = detail.get("ctx", {}).get("error")
    if rule in {"union_tag_invalid", "union_tag_not_found"}:
        names.append("kind")
    elif rule == "extra_forbidden" and of == (_ANONYMOUS,):
        names[-1] = _UNSHOWN  # whatever a field was called that should not be there, it may say who told it
    if isinstance(broken, BrokenRule) and broken.field:
        names.extend(int(part) if part.isdigit() else part for part in broken.field.split("."))
    path = ".".join(map(_shown, names))
    example = broken.example if isinstance(broken, BrokenRule) and broken.example else _example(of, names)
    shown = None if rule == "extra_forbidden" else example
    return Problem(path, _RULES.get(rule, rule.replace("_", "-")), _sentence(detail), shown)


def _without_tags(place: tuple[int | str, ...]) -> list[int | str]:
    """Where it is in the JSON. pydantic also names which kind of event, and of object, it took it for."""
    names = list(place)
    if names and names[0] in _KINDS:
        del names[0]
    for at in range(2, len(names)):
        if names[at - 2] == "objects" and names[at] in OBJECT_KINDS:
            del names[at]
            break
    return names


def _example(of: tuple[int | str, ...], names: list[int | str]) -> str | None:
    """By kind and field, by the field and the one around it, or by the field. Of a list's element: an element."""
    words = [name for name in names if isinstance(name, str)]
    nearest = (".".join(map(str, (*of, *words[-1:]))), ".".join(words[-2:]), *words[-1:])
    example = next((EXAMPLES[name] for name in nearest if name in EXAMPLES), None)
    if example and isinstance(names[-1], int):
        return json.dumps(json.loads(example)[0])
    return example


def _shown(part: int | str) -> str:
    # A key nobody declared may itself be personal data: only what looks like a field name is repeated.
    return str(part) if isinstance(part, int) or _LOOKS_LIKE_A_FIELD.fullmatch(part) else _UNSHOWN


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "extra_forbidden" if detail["loc"][0] == _ANONYMOUS:
            return "is no field of an anonymous report, in whatever version; remove it"
        case "extra_forbidden":
            return "is no field of this schema; remove it, or name the newer minor version that has it"
        case "missing":
            return "is required"
        case "union_tag_not_found":
            return "is required: it says which schema the rest follows"
        case "union_tag_invalid":
            return f"must be one of {detail['ctx']['expected_tags'].replace(chr(39), '')}"
        case "json_invalid":
            # pydantic's own text names line and column, and one character at most.
            return "is not JSON in UTF-8: " + detail["msg"].removeprefix("Invalid JSON: ")
        case "enum" if codes := _open_codes(detail["ctx"]["expected"]):
            return f"must be a code in small letters, digits and hyphens; known are {', '.join(codes)}; {_UNKNOWN_CODE}"
        case "string_pattern_mismatch":
            return f"must be {FORMS.get(detail['ctx']['pattern'], 'of the form of the example')}"
        case _:
            return _OPENING.sub("must ", detail["msg"].removeprefix("Value error, "))


def _open_codes(expected: str) -> list[str]:
    """The known codes, where those expected are of a list that takes unknown ones, too; else none."""
    codes = _QUOTED.findall(expected)
    return codes if open_code_of(codes) else []
