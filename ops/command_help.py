"""How the help of a command is written: plain text of at most 100 columns, a flag without a value, a value in words.

A group of commands alone answers with its list of them."""

from __future__ import annotations

from typing import Any, Final

from ops.output import WIDTH

VALUES: Final = {str: "TEXT", int: "N", float: "NUMBER"}
"""What stands for a value in the help of an option, by its type."""

LONGEST_CHOICE: Final = 60
"""Characters of the values of a choice that are listed behind the name of its option."""

COMPLETION: Final = ("install_completion", "show_completion")
"""Options that the library adds to every command, and that have nothing to do with any of ours."""


def plain(command: Any) -> Any:
    """The same command, and every command under it, with its help written so."""
    command.rich_markup_mode = None
    command.context_settings.setdefault("max_content_width", WIDTH)
    command.params = [param for param in command.params if param.name not in COMPLETION]
    for param in command.params:
        if param.param_type_name == "option" and param.metavar is None and _is_long(param.type_descriptor):
            param.metavar = param.name.upper()
            param.help = f"{param.help} One of: {', '.join(_choices(param.type_descriptor))}."
        if param.param_type_name == "option" and param.metavar is None and not param.is_flag:
            param.metavar = _value(param.type_descriptor)
        elif param.param_type_name == "argument" and not param.type_descriptor.is_choice:
            param.display_type = lambda _: ""  # its name and its help say what it is
    for nested in getattr(command, "commands", {}).values():
        command.no_args_is_help = True
        plain(nested)
    return command


def _is_long(described: Any) -> bool:
    """Whether a choice has too many values to stand behind the name of its option."""
    return described.is_choice and len("|".join(_choices(described))) > LONGEST_CHOICE


def _choices(described: Any) -> list[str]:
    return [str(getattr(choice, "value", choice)) for choice in described.choices]


def _value(described: Any) -> str | None:
    if described.is_choice:
        return None  # its values are listed
    if described.is_datetime:
        return "YYYY-MM-DD"
    return "PATH" if described.is_path else VALUES.get(described.annotation)
