"""The AsyncAPI document: what the official schema of AsyncAPI 3 accepts, and true."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from schemas.contract.asyncapi import document
from schemas.contract.json_schemas import KINDS, smallest_example
from schemas.sources import SOURCES
from schemas.topics import EVENTS, RECEIPTS
from schemas.transport.cloudevents import headers_of
from schemas.wire import decode_said
from tests.unit.house.repository import ROOT

OFFICIAL = json.loads((ROOT / "tests/data/asyncapi/asyncapi-3.0.0.json").read_text())
DOCUMENT: dict[str, Any] = document()


def test_the_official_schema_accepts_it() -> None:
    assert [error.message for error in Draft7Validator(OFFICIAL).iter_errors(DOCUMENT)] == []


def test_the_official_schema_would_notice_a_fault() -> None:
    assert not Draft7Validator(OFFICIAL).is_valid(DOCUMENT | {"operations": {"x": {"action": "shout"}}})


def test_every_source_has_its_channel_and_every_kind_its_message() -> None:
    addresses = {channel["address"] for channel in DOCUMENT["channels"].values()}
    assert addresses == {topic.named(source=name) for name in SOURCES for topic in (EVENTS, RECEIPTS)}
    assert list(DOCUMENT["components"]["messages"]) == [*KINDS, "receipt"]
    spoken = {kind for channel in DOCUMENT["channels"].values() for kind in channel["messages"]}
    assert spoken == {*KINDS, "receipt"}


def test_every_source_is_told_on_a_channel_of_its_own_and_a_receipt_is_what_it_says() -> None:
    payload = DOCUMENT["components"]["messages"]["receipt"]["payload"]
    receipt = (ROOT / "schemas/examples/receipts/all.json").read_text()
    for one in json.loads(receipt):
        Draft202012Validator({"components": DOCUMENT["components"], **payload}).validate(one["value"])
    assert {name for name in DOCUMENT["operations"] if name.startswith("send-")} == {
        f"send-{name}-receipts" for name in SOURCES
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_somewhere_and_an_example_is_what_it_says(kind: str) -> None:
    message = DOCUMENT["components"]["messages"][kind]
    whole = {"components": DOCUMENT["components"], **message["payload"]}
    Draft202012Validator(whole).validate(message["examples"][0]["payload"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_headers_we_send_are_the_headers_it_names(kind: str) -> None:
    record = decode_said(smallest_example(kind).encode())
    headers = {name: value.decode() for name, value in headers_of(record)}
    Draft202012Validator(DOCUMENT["components"]["messages"][kind]["headers"]).validate(headers)
    assert headers.keys() == DOCUMENT["components"]["messages"][kind]["headers"]["properties"].keys()
