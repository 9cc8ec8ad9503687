"""docker-compose.yml is well formed, stays on this machine, is pinned, and agrees with our own settings.

No container is started here: what is run, and what is only checked, is in README.md.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import typer
import yaml
from jsonschema import Draft7Validator

from desk.access import check_served
from ops import settings
from ops.cli import app
from ops.commands.desk import PORT
from ops.engines import kafka, pins
from schemas.views import View
from streams.flow import Flow
from tests.unit.house.repository import ROOT, project

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ENGINES = {"kafka": pins.KAFKA, "elasticsearch": pins.ELASTICSEARCH, "kibana": pins.ELASTICSEARCH}
OURS = {name: one for name, one in SERVICES.items() if one["image"].startswith("viper:")}
DESK = "desk"
"""The service that is no process of the flow."""
LASTING = {name: one for name, one in SERVICES.items() if one["restart"] == "unless-stopped"}
VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[\w.-]+)?")


def words(command: list[str]) -> list[list[str]]:
    """What follows ``python -m ops`` in a command, once for each view where a shell goes through them."""
    if command[0] != "sh":
        return [command[3:]]
    call = re.findall(r"python -m ops ([^;]+);", command[-1])
    return [one.replace("$$view", view.value).split() for one in call for view in View]


CALLS = [call for one in OURS.values() for call in words(one["command"])]


def test_it_follows_the_compose_specification() -> None:
    schema = json.loads((ROOT / "tests/data/compose-spec/compose-spec.json").read_text())
    errors = Draft7Validator(schema).iter_errors(COMPOSE)
    assert [f"{'.'.join(map(str, error.path))}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("name", SERVICES)
def test_a_published_port_is_on_the_loopback_address(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    assert [port for port in ports if not re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port)] == []
    assert "network_mode" not in SERVICES[name]


@pytest.mark.parametrize("name", SERVICES)
def test_an_image_has_a_whole_version_and_names_no_host(name: str) -> None:
    image, _, tag = SERVICES[name]["image"].partition(":")
    assert VERSION.fullmatch(tag)
    assert "." not in image


def test_our_image_is_built_on_a_whole_version_and_has_ours() -> None:
    bases = re.findall(r"^FROM \S+?:(\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert [tag for tag in bases if not VERSION.fullmatch(tag)] == []
    assert {one["image"] for one in OURS.values()} == {f"viper:{project()['project']['version']}"}


@pytest.mark.parametrize(("name", "version"), ENGINES.items())
def test_engines_have_the_versions_that_the_tests_run_on(name: str, version: str) -> None:
    assert SERVICES[name]["image"].endswith(f":{version}")


@pytest.mark.parametrize("name", SERVICES)
def test_what_lasts_is_watched_and_what_ends_is_tried_again(name: str) -> None:
    service = SERVICES[name]
    if name in LASTING:
        assert {"test", "interval", "timeout", "retries", "start_period"} <= set(service["healthcheck"])
    else:
        assert (service["restart"], service["healthcheck"]) == ("on-failure:5", {"disable": True})


def test_everyone_waits_until_what_they_need_is_healthy_or_done() -> None:
    wrong = [
        (name, other)
        for name, service in SERVICES.items()
        for other, how in service.get("depends_on", {}).items()
        if how["condition"] != ("service_healthy" if other in LASTING else "service_completed_successfully")
    ]
    assert wrong == []
    assert [name for name in OURS if name in LASTING and "prepare" not in OURS[name]["depends_on"]] == []


def test_our_processes_are_told_where_the_engines_are_by_our_own_settings() -> None:
    wanted = {"VIPER_KAFKA": "kafka:19092", "VIPER_ELASTICSEARCH": "http://elasticsearch:9200"}
    assert [name for name, one in OURS.items() if one["environment"] != wanted] == []
    assert [name for name in (*wanted, "VIPER_HOME") if f"| {name} |" not in (settings.__doc__ or "")] == []


def test_the_broker_listens_where_clients_are_sent() -> None:
    said = SERVICES["kafka"]["environment"]
    assert "INSIDE://:19092" in said["KAFKA_LISTENERS"]
    assert said["KAFKA_ADVERTISED_LISTENERS"] == "INSIDE://kafka:19092,OUTSIDE://127.0.0.1:9092"


def test_the_broker_is_set_as_the_local_one_is() -> None:
    said = SERVICES["kafka"]["environment"]
    ours = {f"KAFKA_{name.upper().replace('.', '_')}": value for name, value in kafka.BROKER.items()}
    assert {name: said.get(name) for name in ours} == ours


def test_there_is_one_service_for_each_process_of_the_flow_and_it_runs_the_same_command() -> None:
    services = {name: one["command"][3:] for name, one in OURS.items() if name in LASTING and name != DESK}
    assert services == {one.name: [*one.arguments[:-2]] for one in Flow("any").processes()}


def test_the_desk_is_published_where_it_says_that_it_is_reached_and_asks_for_nothing_else() -> None:
    _, _, _, *words = SERVICES[DESK]["command"]
    given = dict(zip(words[1::2], words[2::2], strict=True))
    (port,) = SERVICES[DESK]["ports"]
    assert port == f"{given['--published']}:{PORT}:{PORT}"
    asked = SERVICES[DESK]["environment"]["VIPER_ELASTICSEARCH"]
    check_served(given["--published"], asked, secured=False, encrypted=False, contained=True)


def test_every_stage_and_every_plain_consumer_is_in_one_process() -> None:
    flow = Flow("any")
    assert sorted(agent for one in flow.processes() for agent in one.agents) == sorted(flow.groups())


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_is_one_that_our_command_line_takes(call: list[str]) -> None:
    command: Any = typer.main.get_command(app)
    rest = list(call)
    while hasattr(command, "commands"):
        command = command.get_command(None, rest.pop(0))
        assert command is not None
    assert command.make_context(call[0], rest).params
