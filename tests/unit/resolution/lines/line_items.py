"""Items that name lines and phones, of which a test says only what matters. Every person is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from schemas.ids import event_id, item_id, mention_reference
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines.line_mentions import LineItem, NameMention, NumberMention

DAY = 1_440
START = datetime(2018, 9, 1, tzinfo=UTC)


def line(name: str) -> str:
    """The mention of the line in the item of this name."""
    return mention_reference(item_id(event_id("test", name), 1), "o1")


def phone(name: str) -> str:
    """The mention of the phone in the item of this name."""
    return mention_reference(item_id(event_id("test", name), 1), "o2")


def naming(
    name: str,
    called: str = "jazz",
    *,
    number: str = "",
    own: bool = False,
    linked: bool = True,
    day: int = 0,
    people: tuple[str, ...] = (),
    homes: tuple[str, ...] = (),
    towns: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    either: tuple[str, ...] = (),
    answers: bool = False,
    former: bool = False,
    prose: bool = False,
) -> LineItem:
    """An item that names a line, and perhaps a number of it or somebody's own."""
    lines = (NameMention(line(name), called, also, either, answers, former, prose),) if called else ()
    of = line(name) if called and linked and not own else ""
    return LineItem(
        item=item_id(event_id("test", name), 1),
        recorded_at=START + timedelta(days=day),
        start=25_600_000 + day * DAY,
        lines=lines,
        phones=(NumberMention(phone(name), number, of, own),) if number else (),
        people=people,
        homes=homes,
        towns=towns,
    )


def decision(name: str, *items: str, same: bool) -> IdentityDecision:
    """Somebody decided about the lines of these items."""
    return IdentityDecision(name, START, tuple(line(one) for one in items), same)
