"""``viper schema show`` answers what a source asks of a kind: what it holds, and what of it is required."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from ops.cli import app
from ops.output import WIDTH
from schemas.contract.fields import fields_of, fields_of_event, mentions_of, shared_fields_of_items
from schemas.contract.json_schemas import KINDS, schema_of


def shown(kind: str) -> str:
    answer = CliRunner().invoke(app, ["schema", "show", kind])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_shown_once_and_as_required_where_it_is(kind: str) -> None:
    whole = schema_of(kind)
    fields = [*fields_of_event(kind), *shared_fields_of_items(kind), *fields_of(kind)]
    names = [field.name for field in fields]
    required = {field.name for field in fields if field.required}
    if "items" in whole["properties"]:
        item = whole["$defs"][whole["properties"]["items"]["items"]["$ref"].rpartition("/")[2]]
        assert sorted(names) == sorted([*(whole["properties"].keys() - {"items"}), *item["properties"]])
        assert required == (set(whole["required"]) - {"items"}) | set(item["required"])
    assert len(set(names)) == len(names)
    text = shown(kind)
    assert all(name in text for name in names)
    assert max(map(len, text.splitlines())) <= WIDTH


def test_an_arrest_says_what_a_person_a_place_and_an_object_hold_and_what_is_required() -> None:
    text = shown("arrest")
    for line in ("reported_at +required", "recorded_at +required", "occurred +required", "offences +required"):
        assert any(" ".join(row.split()).startswith(line.replace(" +", " ")) for row in text.splitlines()), line
    titles = dict(mentions_of("arrest"))
    assert {"A person", "A location", "An object, vehicle", "A link"} <= titles.keys()
    assert {field.name for field in titles["A person"] if field.required} == {"id", "role"}
    assert all(title in text for title in titles)


def test_a_kind_without_mentions_shows_none() -> None:
    assert list(mentions_of("withdrawal")) == list(mentions_of("identity-decision")) == []
    assert "What an item may mention" not in shown("withdrawal")
