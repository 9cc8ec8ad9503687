"""`make help` tells of every target, and the targets people were promised are there."""

from __future__ import annotations

import re
import subprocess

from tests.unit.house.repository import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
PROMISED = {"demo", "test", "check", "unit", "integration", "e2e", "bench", "up", "down", "help"}


def phony() -> set[str]:
    match = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    return set(match[1].split()) if match else set()


def targets() -> set[str]:
    return set(re.findall(r"^([a-z0-9]+):", MAKEFILE, re.MULTILINE))


def in_help() -> dict[str, str]:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^ *make (\S+) +(\S.*)$", shown, re.MULTILINE))


def test_every_target_is_told_of_in_the_help() -> None:
    assert set(in_help()) == targets()


def test_the_promised_targets_are_there() -> None:
    assert targets() >= PROMISED


def test_no_target_is_mistaken_for_a_folder_of_that_name() -> None:
    assert phony() == targets()


def test_ci_runs_the_tests_and_keeps_their_exit_code() -> None:
    script = (ROOT / ".ci" / "run").read_text().splitlines()
    assert (script[0], script[-1]) == ("#!/usr/bin/env bash", "make test")
    assert "set -euo pipefail" in script
