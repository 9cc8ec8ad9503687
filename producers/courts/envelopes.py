"""The messages of a file, taken out of the queue's notification or bare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import to_json

from producers.courts.hearing_message import Message
from producers.files.text_files import as_one_message, open_text
from schemas.errors import Problem, Undecodable
from schemas.transport.problems import problems_of

HEARING: Final = "COMMON_PLATFORM_HEARING"
ELSEWHERE: Final = (
    "only points to a message that is too large for the queue and kept elsewhere: fetch the object of its bucket and "
    "key (s3BucketName, s3Key), and publish that"
)
_LONGEST_POINTER: Final = 10_000
_POINTER: Final = re.compile(r"PayloadS3Pointer|\bs3Key\b|\bs3BucketName\b", re.IGNORECASE)
T = TypeVar("T", bound=BaseModel)


class _Outer(BaseModel):
    model_config = ConfigDict(strict=True, hide_input_in_errors=True)


class _Attribute(_Outer):
    value: JsonValue = Field(default=None, alias="Value")


class _Attributes(_Outer):
    message_type: _Attribute | None = Field(default=None, alias="messageType")


class _Notification(_Outer):
    """The notification (SNS) around a message."""

    message: str | None = Field(default=None, alias="Message")
    timestamp: Annotated[AwareDatetime | None, Field(alias="Timestamp")] = None
    attributes: _Attributes | None = Field(default=None, alias="MessageAttributes")


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each message with its first line: one message a line, or one in the whole file. Raise UnreadableFile."""
    with open_text(path) as file:
        lines = ((number, line) for number, line in enumerate(file, start=1) if line.strip())
        first = list(_take(lines, 2))
        if len(first) > 1 and not first[1][1].startswith("{"):
            yield first[0][0], "".join(as_one_message(path.name, (line for _, line in chain(first, lines))))
        else:
            yield from chain(first, lines)


def _take(lines: Iterator[tuple[int, str]], count: int) -> Iterator[tuple[int, str]]:
    for _, line in zip(range(count), lines, strict=False):
        yield line


def message_of(text: str) -> Message:
    """Validate a message as a hearing. Raise Undecodable; its problems use the field names of the Common Platform."""
    if text.lstrip().startswith("["):
        _refuse_pointer(text, "")
    outer = _read(_Notification.model_validate_json, text)
    if outer.message is None:
        _refuse_pointer(text, "")
        return _read(Message.model_validate_json, text)
    _refuse_pointer(outer.message, "Message")
    kind = outer.attributes and outer.attributes.message_type
    if kind and kind.value != HEARING:
        raise Undecodable([Problem("MessageAttributes.messageType", "not-a-hearing", "is of another type", HEARING)])
    message = _read(Message.model_validate_json, outer.message)
    return message if message.shared_time else message.model_copy(update={"shared_time": outer.timestamp})


def _refuse_pointer(text: str, place: str) -> None:
    """Raise Undecodable for a list, which is no message: above all one that points to a message kept elsewhere."""
    if len(text) < _LONGEST_POINTER and _POINTER.search(text) and '"hearing"' not in text:
        raise Undecodable([Problem(place, "message-elsewhere", ELSEWHERE)])
    if text.lstrip().startswith("["):
        raise Undecodable([Problem(place, "a-list", "is a list; write each message on a line of its own")])


def part_of(model: type[T], value: JsonValue, place: str) -> T:
    """Validate one part of a message by itself. Raise Undecodable with paths below ``place``."""
    return _read(model.model_validate_json, to_json(value), f"{place}.")


def _read(read: Callable[[str | bytes], T], value: str | bytes, place: str = "") -> T:
    try:
        return read(value)
    except ValidationError as error:
        raise Undecodable([_in_their_words(one, place) for one in problems_of(error)]) from None


def _in_their_words(problem: Problem, place: str) -> Problem:
    path = ".".join(map(to_camel, problem.path.split("."))) if problem.path else ""
    return Problem(f"{place}{path}".rstrip("."), problem.rule, problem.message)
