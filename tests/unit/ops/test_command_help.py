"""The help of every command, as people read it: whole, plain, and within a terminal of 100 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from ops.cli import COMMANDS, GROUPS, app
from ops.output import WIDTH


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and its words, those of a group too."""
    if path:
        yield path, command
    names = list(COMMANDS) if not path else list(getattr(command, "commands", {}))
    for name in names:
        yield from commands(command.get_command(None, name), (*path, name))


EVERY = dict(commands(typer.main.get_command(app)))


def help_of(*words: str) -> str:
    answer = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_the_help_of_a_command_fits_and_shows_no_types_of_python(words: tuple[str, ...]) -> None:
    text = help_of(*words)
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []
    assert re.findall(r"<(?:bool|str|int|float|Path|list\S*)>|--install-completion", text) == []
    assert not re.search("[╭│╰]", text)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_option_says_what_it_is_for(words: tuple[str, ...]) -> None:
    options = [param for param in EVERY[words].params if param.param_type_name == "option"]
    assert [param.name for param in options if not param.help] == []


def test_the_list_of_commands_fits_and_names_every_one_under_who_needs_it() -> None:
    text = CliRunner().invoke(app, ["--help"]).output
    assert max(map(len, text.splitlines())) <= WIDTH
    assert all(f"{title}:" in text for title in GROUPS)
    assert all(re.search(rf"^  {name} +\S", text, re.MULTILINE) for name in COMMANDS)


def test_a_wrong_word_is_answered_in_plain_lines() -> None:
    answer = CliRunner().invoke(app, ["search", "--sise", "3"])
    assert answer.exit_code == 2
    assert answer.output.splitlines()[-1] == "Error: No such option: --sise (Possible options: --lines, --size, --view)"
