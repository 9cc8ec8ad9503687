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


@pytest.mark.parametrize("group", [words for words in EVERY if hasattr(EVERY[words], "commands")], ids=" ".join)
def test_a_group_alone_lists_its_commands(group: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(app, list(group))
    assert answer.exit_code == 2
    assert all(re.search(rf"^  {name} +\S", answer.output, re.MULTILINE) for name in EVERY[group].commands)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--role", "dealer"], "Invalid value for '--role': 'dealer' is not one of 'suspect',"),
        (["--trait", "x"], "Invalid value for '--trait': 'x' is not one of 'drug-supply-nominal',"),
        (["--view", "x"], "Invalid value for '--view': 'x' is not one of 'p', 'c'."),
        (["--from", "yesterday"], "Invalid value for '--from': 'yesterday' is no day written YYYY-MM-DD."),
        (["--size", "0"], "Invalid value for '--size': must be at least 1"),
        (["--size", "ten"], "Invalid value for '--size': must be a number"),
    ],
)
def test_a_value_that_an_option_does_not_take_is_refused_in_plain_lines(words: list[str], message: str) -> None:
    answer = CliRunner().invoke(app, ["search", *words])
    assert answer.exit_code == 2
    assert f"Error: {message}" in answer.output
    assert max(map(len, answer.output.splitlines())) <= WIDTH


def test_a_wrong_word_is_answered_in_plain_lines() -> None:
    answer = CliRunner().invoke(app, ["search", "--sise", "3"])
    assert answer.exit_code == 2
    assert answer.output.splitlines()[-1] == "Error: No such option: --sise (Possible options: --sign, --size, --view)"
