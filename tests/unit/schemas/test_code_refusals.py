"""What is said of a text where a code belongs: which codes are known, and that another may be sent."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import schemas
from schemas.errors import Undecodable
from schemas.mentions import Role
from schemas.transport.problems import FORMS
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.terms import OpenCode, open_code_of
from schemas.wire import decode_said, encode
from tests.make import crime

FORM = "must be a code in small letters, digits and hyphens; known are"


def with_person(**fields: Any) -> bytes:
    """A report whose person has these fields."""
    event = json.loads(encode(crime()))
    event["items"][0]["persons"] = [{"id": "p1", "role": "subject"} | fields]
    return json.dumps(event).encode()


def refusals(**fields: Any) -> list[str]:
    try:
        decode_said(with_person(**fields))
    except Undecodable as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("role", ["Nobody knows", "Prisoner at the bar!", "né"])
def test_a_role_that_is_no_code_is_refused_with_the_form_of_one_and_those_that_are_known(role: str) -> None:
    (refusal,) = refusals(role=role)
    assert refusal == (
        f"items.0.persons.0.role: {FORM} suspect, convicted, victim, witness, vulnerable, subject, associate, "
        "reporter, occupier, tenant, landlord, parent, carer, other; another counts for nothing; for example "
        '"associate" [enum]'
    )


@pytest.mark.parametrize("role", ["Detained", "DETAINEE", "Detained person", "suspect"])
def test_who_is_detained_is_a_suspect_in_any_writing(role: str) -> None:
    assert refusals(role=role) == []
    assert Role(role) is Role.SUSPECT
    assert ROLES.read(role) == ROLES.read("suspect")


def test_a_role_in_the_form_of_a_code_that_nobody_knows_is_taken() -> None:
    assert refusals(role="chess-partner") == []


def test_a_closed_list_says_what_it_takes() -> None:
    (refusal,) = refusals(sex="man")
    assert refusal.startswith("items.0.persons.0.sex: must be 'male', 'female' or 'other'")


def test_every_open_list_is_known_by_its_codes() -> None:
    assert len(OpenCode.__subclasses__()) > 5
    for of in OpenCode.__subclasses__():
        assert open_code_of([str(code) for code in of]) is of
    assert open_code_of(["male", "female", "other"]) is open_code_of([]) is None


def test_every_pattern_of_a_field_is_told_in_words() -> None:
    sources = (file.read_text() for file in Path(schemas.__file__).parent.rglob("*.py"))
    patterns = {found for text in sources for found in re.findall(r'pattern=r"(.*?)"', text)}
    of_references = {pattern for pattern in patterns if pattern.startswith("^[0-9a-f]{8}")}
    assert patterns - of_references <= FORMS.keys()
    assert not any(sign in words for words in FORMS.values() for sign in "^$[{")


def test_a_code_in_a_writing_that_nobody_knows_is_refused_in_words() -> None:
    said = json.loads(encode(crime()))
    said["items"][0]["crime_type"] = "Hotel burglary"
    with pytest.raises(Undecodable) as refused:
        decode_said(json.dumps(said).encode())
    (problem,) = refused.value.problems
    assert str(problem) == (
        "items.0.crime_type: must be a known code, or one in small letters, digits and hyphens, at most 80; "
        'for example "burglary" [string-pattern-mismatch]'
    )
