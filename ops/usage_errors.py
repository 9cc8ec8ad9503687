"""What is said of words that a command does not take: lines of at most 100 columns, without the library's own terms."""

from __future__ import annotations

import re
from textwrap import fill
from typing import Any, Final

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from ops.output import WIDTH

PREFIX: Final = "Error: "
"""What the library writes before the message."""

WORDS: Final = (
    (re.compile(r"Value error, "), ""),
    (re.compile(r"does not match the formats? '%Y-%m-%d'"), "is no day written YYYY-MM-DD"),
    (re.compile(r"Input should be greater than or equal to"), "must be at least"),
    (re.compile(r"Input should be less than or equal to"), "must be at most"),
    (re.compile(r"Input should be a valid (?:integer|number).*"), "must be a number"),
)
"""The library's words, and ours."""


class PlainUsageError(typer.BadParameter):
    """A usage error whose message is shown as it stands."""

    def format_message(self) -> str:
        """The message, without a heading."""
        return self.message


def plain_error(error: UsageError) -> UsageError:
    """The same error in plain words, within the width; a command without its words is answered by its help."""
    if isinstance(error, NoArgsIsHelpError):
        return error
    context: Any = error.ctx
    return PlainUsageError(plain_message(error.format_message()), ctx=context)


def plain_message(text: str) -> str:
    """The message of a usage error as it is shown behind ``Error: ``."""
    for library, ours in WORDS:
        text = library.sub(ours, text)
    return "\n".join(fill(PREFIX + line, WIDTH).removeprefix(PREFIX) for line in text.splitlines())
