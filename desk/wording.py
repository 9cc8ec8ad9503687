"""Times, grades, handling and ids in words, as every page shows them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

HANDLING: Final[Mapping[str, str]] = {
    "P": "P: lawful sharing permitted",
    "C": "C: lawful sharing permitted with conditions",
    "A1": "A1: covert development only; nothing may be done before the originator has agreed",
    "A2": "A2: covert use",
    "A3": "A3: overt use, under the conditions of its owner",
    "S1": "S1: may be sanitised without asking",
    "S2": "S2: consult the originator before it is sanitised",
}
"""The codes of 3x5x2 in words (College of Policing, intelligence report)."""

_PRECISIONS: Final[Mapping[str, str]] = {
    "minute": "%d %b %Y %H:%M",
    "hour": "%d %b %Y %Hh",
    "day": "%d %b %Y",
    "month": "%B %Y",
    "year": "%Y",
}


def handling_lines(codes: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The handling code, then the action and sanitisation codes where there are any, each in words."""
    given = (str(codes.get(name) or "") for name in ("handling", "action", "sanitisation")) if codes else ()
    return tuple(HANDLING.get(code, code) for code in given if code)


def is_conditional(codes: Mapping[str, Any] | None) -> bool:
    """Whether the handling code is C."""
    return bool(codes) and (codes or {}).get("handling") == "C"


def moment(occurred: Mapping[str, str]) -> str:
    """A time as precisely as it is known, and no more."""
    start = datetime.fromisoformat(occurred["start"])
    return start.strftime(_PRECISIONS[occurred["precision"]])


def day(text: str | None) -> str:
    """The day of a date or a moment; empty where there is none."""
    return f"{datetime.fromisoformat(text[:10]):%d %b %Y}" if text else ""


def month(text: str) -> str:
    """The month of a date."""
    return f"{datetime.fromisoformat(text[:10]):%b %Y}"


def span(thing: Mapping[str, Any], first: str = "first_seen", last: str = "last_seen") -> str:
    """From the first day to the last, or the one day."""
    begin, end = day(thing.get(first)), day(thing.get(last))
    return begin if begin == end else f"{begin} to {end}"


def plain(code: str | None) -> str:
    """A code as words: ``drug-supply-nominal`` is drug supply nominal."""
    return (code or "").replace("-", " ")


def listed(values: Iterable[str]) -> str:
    """Values with commas, without the empty ones."""
    return ", ".join(filter(None, values))


def counted(number: int, noun: str) -> str:
    """A number with its noun, ``1 item``, ``2 items``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def named(thing: Mapping[str, Any]) -> str:
    """A name behind what its bearer is to be protected from: ``child: Ann Sample``."""
    risks, name = listed(thing.get("at_risk") or ()), str(thing.get("name") or "somebody without a name")
    return f"{risks}: {name}" if risks else name


def grades(standing: Mapping[str, Any]) -> str:
    """The grades of what a conclusion stands on, and how many items have each: ``1AP (2)``."""
    return listed(f"{grade['name']} ({grade['items']:,})" for grade in standing.get("grades", ()))


def support(standing: Mapping[str, Any]) -> str:
    """How many items, and of how many independent origins."""
    return f"{counted(standing['items_total'], 'item')} of {counted(standing['origins'], 'independent origin')}"


def event_of(reference: str) -> str:
    """The event of an item or a mention: the first part of its id."""
    return reference.partition("/")[0]


def item_of(mention: str) -> str:
    """The item of a mention: the first two parts of its id."""
    return "/".join(mention.split("/")[:2])


def without_control_characters(value: str) -> str:
    """The text with every control or direction character written out as its code: what is hidden is shown."""
    return "".join(character if _is_shown(character) else f"[U+{ord(character):04X}]" for character in value)


_HIDDEN: Final = frozenset(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
"""Control characters, marks of direction, and characters without width."""


def _is_shown(character: str) -> bool:
    return character in "\n\t" or ord(character) not in _HIDDEN
