"""The contract: what changed since a release, what of it may, and that everything ever released is still accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from typer.testing import CliRunner

from ops.cli import app
from schemas.contract.differences import between
from schemas.contract.json_schemas import KINDS, all_schemas, schema_of, smallest_example
from schemas.contract.released import FOLDER, read, released, versions
from schemas.errors import NothingReleased, UnknownKind
from schemas.wire import decode_said
from tests.unit.schemas.generated import GOLDEN, documents
from tests.unit.schemas.test_examples import BAD, GOOD, bad

Change = Callable[[dict[str, Any]], object]
ARREST = schema_of("arrest")
UNTOLD = frozenset({"rule", "unsupported-version", "date-parsing", "datetime-parsing", "timezone-aware"})
"""What JSON Schema, without more, cannot say."""


def changed(change: Change, kind: str = "arrest") -> list[tuple[str, str, bool]]:
    new = deepcopy(schema_of(kind))
    change(new)
    return [(one.path, one.rule, one.breaking) for one in between({kind: schema_of(kind)}, {kind: new})]


def item(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"]["ArrestItem"]
    return found


ADDITIONS: dict[str, tuple[Change, list[tuple[str, str, bool]]]] = {
    "a field that may be left out": (
        lambda s: item(s)["properties"].update(custody_suite={"type": "string"}),
        [("arrest.items[].custody_suite", "field-added", False)],
    ),
    "a member of an open list": (
        lambda s: s["$defs"]["Relation"]["enum"].append("plays-chess-with"),
        [("arrest.items[].links[].relation", "member-added", False)],
    ),
    "other words of explanation": (lambda s: item(s).update(description="An arrest.", title="Arrested"), []),
    "nothing": (lambda _: None, []),
}
BREAKS: dict[str, tuple[Change, list[tuple[str, str, bool]]]] = {
    "a new field that is required": (
        lambda s: (item(s)["properties"].update(custody={"type": "string"}), item(s)["required"].append("custody")),
        [("arrest.items[].custody", "new-field-required", True)],
    ),
    "a field gone": (
        lambda s: item(s)["properties"].pop("outcome"),
        [("arrest.items[].outcome", "field-removed", True)],
    ),
    "an optional field made required": (
        lambda s: item(s)["required"].append("outcome"),
        [("arrest.items[].outcome", "now-required", True)],
    ),
    "a required field made optional": (
        lambda s: item(s)["required"].remove("offences"),
        [("arrest.items[].offences", "no-longer-required", True)],
    ),
    "a member of a closed list": (
        lambda s: s["$defs"]["Sex"]["enum"].append("unknown"),
        [("arrest.items[].persons[].sex", "closed-list", True)],
    ),
    "a member taken out, even of an open list": (
        lambda s: s["$defs"]["Relation"]["enum"].remove("keeps"),
        [("arrest.items[].links[].relation", "member-removed", True)],
    ),
    "a limit tightened": (
        lambda s: s["$defs"]["Offence"]["properties"]["title"].update(maxLength=100),
        [("arrest.items[].offences[].title", "changed", True)],
    ),
    "a pattern loosened": (
        lambda s: s["properties"]["source_system"].pop("pattern"),
        [("arrest.source_system", "changed", True)],
    ),
    "another type": (
        lambda s: s["properties"]["revision"].update(type="string"),
        [("arrest.revision", "changed", True)],
    ),
    "another meaning of what is left out": (
        lambda s: s["properties"]["revision"].update(default=0),
        [("arrest.revision", "changed", True)],
    ),
    "a kind of object": (
        lambda s: s["$defs"]["Weapon"]["properties"]["kind"].update(const="firearm"),
        [("arrest.items[].objects[]", "choice-added", True), ("arrest.items[].objects[]", "choice-removed", True)],
    ),
    "a field that may no longer be null": (
        lambda s: item(s)["properties"]["outcome"]["anyOf"].pop(),
        [("arrest.items[].outcome", "choice-removed", True)],
    ),
    "fields nobody declared let in": (
        lambda s: item(s).pop("additionalProperties"),
        [("arrest.items[]", "changed", True)],
    ),
}


@pytest.mark.parametrize("name", ADDITIONS)
def test_an_addition_keeps_the_contract(name: str) -> None:
    change, expected = ADDITIONS[name]
    assert changed(change) == expected


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_named_with_its_path_and_rule(name: str) -> None:
    change, expected = BREAKS[name]
    assert changed(change) == expected


def test_a_new_kind_is_an_addition_and_a_kind_gone_is_a_break() -> None:
    one, two = {"arrest": ARREST}, {"arrest": ARREST, "charge": schema_of("charge")}
    assert [(d.path, d.rule, d.breaking) for d in between(one, two)] == [("charge", "kind-added", False)]
    assert [(d.path, d.rule, d.breaking) for d in between(two, one)] == [("charge", "kind-removed", True)]


def test_this_version_keeps_the_contract_with_everything_released() -> None:
    for version in versions():
        assert [str(one) for one in between(released(version), all_schemas()) if one.breaking] == []


@pytest.mark.parametrize("path", sorted(GOLDEN.rglob("*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_example_ever_released_is_still_accepted(path: Path) -> None:
    decode_said(path.read_bytes())


def test_every_released_version_has_its_examples() -> None:
    assert {folder.name for folder in GOLDEN.iterdir()} == set(versions())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_json_schema_takes_every_good_example(path: Path) -> None:
    value = json.loads(path.read_text())
    Draft202012Validator(schema_of(value["kind"]), format_checker=FormatChecker()).validate(value)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_json_schema_refuses_what_it_can_say_is_wrong(path: Path) -> None:
    value = json.loads(path.read_text())["value"]
    if value.get("kind") in KINDS and bad(path)[1] not in UNTOLD:
        assert not Draft202012Validator(schema_of(value["kind"]), format_checker=FormatChecker()).is_valid(value)


def test_the_json_schema_knows_which_codes_go_with_which_handling() -> None:
    named = [path for path in BAD if path.stem.startswith(("conditions-without", "permitted-with", "overt-use"))]
    assert len(named) == 7
    for path in named:
        value = json.loads(path.read_text())["value"]
        assert not Draft202012Validator(schema_of(value["kind"])).is_valid(value)


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.name)
def test_a_committed_document_is_what_the_schemas_make_of_it(file: Path) -> None:
    assert file.read_text() == documents()[file], "run `python -m tests.unit.schemas.generated` and read the difference"


def test_the_page_shows_an_accepted_example_of_every_kind() -> None:
    (text,) = [text for file, text in documents().items() if file.name == "events.md"]
    shown = [part.partition("```")[0] for part in text.split("```json\n")[1:]]
    assert [decode_said(one.encode()).kind for one in shown] == list(KINDS)
    assert shown == [smallest_example(kind) for kind in KINDS]


def test_a_place_without_schemas_is_told(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(NothingReleased):
            read(place)


def test_a_kind_there_is_not_is_told() -> None:
    with pytest.raises(UnknownKind):
        schema_of("sighting")


def test_the_command_says_what_breaks_and_ends_with_1(tmp_path: Path) -> None:
    before = deepcopy(ARREST)
    item(before)["properties"]["custody_suite"] = {"type": "string"}
    (tmp_path / "arrest.json").write_text(json.dumps(before))
    run = CliRunner().invoke(app, ["schema", "check", "--against", str(tmp_path / "arrest.json"), "--json"])
    assert run.exit_code == 1
    (found,) = json.loads(run.stdout)["differences"]
    assert (found["path"], found["rule"]) == ("arrest.items[].custody_suite", "field-removed")


@pytest.mark.parametrize(
    "words", [["list"], ["show", "sentence"], ["check"], ["diff"], ["check", "--against", str(FOLDER / "1.0")]]
)
def test_the_command_fits_a_terminal(words: list[str]) -> None:
    run = CliRunner().invoke(app, ["schema", *words])
    assert run.exit_code == 0
    assert max(len(line) for line in run.stdout.splitlines()) <= 100
