"""The page for those on call: its commands are those of our command line, its links and quotations are right."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer

from ops.cli import app
from tests.unit.house.repository import ROOT

PAGE = (ROOT / "docs/on-call.md").read_text()
CALLS = sorted({call for call in re.findall(r"`viper ([^`]+)`", PAGE) if "…" not in call})
VALUES = {"DAY": "2024-01-31"}


@pytest.mark.parametrize("call", CALLS)
def test_every_command_is_one_that_our_command_line_takes(call: str) -> None:
    command: Any = typer.main.get_command(app)
    words = [VALUES.get(word, word) for word in shlex.split(call)]
    while hasattr(command, "commands"):
        name = words.pop(0)
        command = command.get_command(None, name)
        assert command is not None, name
    required = [param.name for param in command.params if param.required]
    if words or not required:  # a bare name of a command that needs more is a mention of it
        assert command.make_context(call, words) is not None


def test_every_link_within_the_page_has_its_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.+)", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= headings


@pytest.mark.parametrize(
    "message",
    [
        "was concluded by other rules than those of this release",
        "is not visible, or is not the topic generation",
        "conclusions were added",
        "holds no record, and an index is never emptied for that",
        "no generation is served yet",
        "No process of Viper runs under this home",
        "was deleted and made again",
        "process ended, starting it again",
        "does not answer at",
        "still behind after",
        "records are left unread of the source",
        "no agent fails on records of",
        "days ago and has",
        "What was built of generation",
        "There is no terminal to ask at",
        "it is started again after",
    ],
)
def test_a_message_that_is_quoted_is_one_that_the_program_says(message: str) -> None:
    assert message in PAGE
    code = " ".join(path.read_text() for package in ("ops", "indexers") for path in (ROOT / package).rglob("*.py"))
    assert message in code
