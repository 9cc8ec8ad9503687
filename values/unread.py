"""Why a text is no value: what a reader of values gives instead of a value."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """A text that is no value of its kind. It never counts: neither for nor against, and it joins nothing.

    ``rule`` is a short name in small letters and hyphens, the same for every text that breaks it: ``placeholder``,
    ``not-its-form``, ``spoilt-by-a-spreadsheet``. ``message`` is a plain sentence about the rule with an example of
    a right value. It never holds the text itself, which may be personal.
    """

    rule: str
    message: str
