"""Translation of 5x5x5 grades to 3x5x2 by a table that is local policy."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final, Self

from pydantic import model_validator

from producers.files.inline_grades import grade_of
from schemas.base import Model
from schemas.errors import BrokenRule
from schemas.grading import Grade

_SEPARATORS: Final = str.maketrans("", "", " /-")


class GradingPolicy(Model):
    """The 3x5x2 code for each code of 5x5x5: source evaluation, assessment, handling (with the codes C requires)."""

    source_evaluation: dict[str, str]
    assessment: dict[str, str]
    handling: dict[str, str]

    @model_validator(mode="after")
    def _makes_grades(self) -> Self:
        for parts in product(*(set(table.values()) for table in self._tables)):
            grade_of("".join(parts))
        return self

    @property
    def _tables(self) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        return self.source_evaluation, self.assessment, self.handling

    def grade(self, written: str) -> Grade:
        """Translate codes such as ``B24`` or ``B/2/4``. Raise BrokenRule when a code is not in the table."""
        codes = written.translate(_SEPARATORS).upper()
        if len(codes) != len(self._tables):
            raise BrokenRule("a grade of 5x5x5 is three codes: source, information, handling", example="B24")
        names = ("source", "information", "handling")
        for code, table, name in zip(codes, self._tables, names, strict=True):
            if code not in table:
                raise BrokenRule(f"the {name} code is not in the table; it has {', '.join(table)}", example="B24")
        return grade_of("".join(table[code] for code, table in zip(codes, self._tables, strict=True)))


@cache
def shipped() -> GradingPolicy:
    """The table used when a mapping has none of its own."""
    return GradingPolicy.model_validate(
        tomllib.loads(files(__package__).joinpath("graded_5x5x5.toml").read_text("utf-8"))
    )
