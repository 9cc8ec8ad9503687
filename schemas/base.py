"""What every schema shares: frozen, strict, closed; an error never contains the value that was refused."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, FailFast, Field, StringConstraints

CONFIG: Final = ConfigDict(
    frozen=True,
    strict=True,
    extra="forbid",
    hide_input_in_errors=True,  # an error names the field, never the value: it may be about a person
    allow_inf_nan=False,
    ser_json_timedelta="iso8601",
)


class Model(BaseModel):
    """A frozen value. Fields a producer did not declare are refused; see ``wire`` for newer minor versions."""

    model_config = CONFIG

    def __eq__(self, other: object) -> bool:
        """As pydantic has it, which takes three times as long to find that two values are equal."""
        return (type(self) is type(other) and self.__dict__ == other.__dict__) or super().__eq__(other)


M = TypeVar("M", bound=Model)


def constructed(model: type[M], /, **fields: Any) -> M:
    """A value of fields that were validated before, at a tenth of the cost of validating them again.

    For what is made of parts of other values of ours; whoever reads it from a topic validates it. Does what
    ``model_construct`` does, with the defaults looked up once.
    """
    instance = object.__new__(model)
    defaults, names = _template(model)
    _assign(instance, "__dict__", defaults | fields)
    _assign(instance, "__pydantic_fields_set__", names)
    _assign(instance, "__pydantic_extra__", None)
    _assign(instance, "__pydantic_private__", None)
    return instance


_assign: Final = object.__setattr__  # a model's own refuses: it is frozen


@cache
def _template(model: type[Model]) -> tuple[dict[str, Any], set[str]]:
    """Every field in order, with its default, and their names. None where it is required; no default is mutable."""
    fields = model.model_fields
    return {name: None if field.is_required() else field.default for name, field in fields.items()}, set(fields)


_EARLIEST: Final = datetime(1850, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2200, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
"""The first and the last moment that a source may give: beyond the ends of the calendar no span can be reckoned."""


def _in_utc(moment: datetime) -> datetime:
    # Before the conversion, which has no year 0 and no year 10000. By years first: moments cost thirty times as much.
    if not (_EARLIEST.year < moment.year < _LATEST.year or _EARLIEST <= moment <= _LATEST):
        raise ValueError("must lie between the years 1850 and 2200")
    return moment.astimezone(UTC)


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("holds U+0000, which no index can store; remove it")
    return text


OPEN: Final = Field(json_schema_extra={"x-open": True})
"""Of a closed list: it may get new members within a major version. An older release refuses those it does not know."""

Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment with a zone, converted to UTC. Written as ISO 8601, for example ``2018-10-02T21:40:00Z``."""

UtcMoment = AwareDatetime
"""A moment written by ourselves: already in UTC, and not converted."""


class _FirstFault(FailFast):
    """pydantic's own, made hashable: a list may then be part of a union, as where it may be left out."""

    def __hash__(self) -> int:
        return hash(type(self))


T = TypeVar("T")
ListOf = Annotated[tuple[T, ...], _FirstFault()]
"""A list whose validation stops at its first wrong element: a thousand faults cost no more than one."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_storable)]
"""A short text on one line: a name, a reference, an address line. 1 to 300 characters."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=50_000), AfterValidator(_storable)]
"""A body of text. 1 to 50,000 characters."""
