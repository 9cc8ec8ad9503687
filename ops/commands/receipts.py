"""``viper receipts``."""

from __future__ import annotations

import json as json_
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from indexers.dead_letters import ReadRecord
from ops import output
from ops.errors import NotFound
from ops.settings import load
from schemas.bookkeeping.receipts import Receipt
from schemas.sources import source as declared
from schemas.topics import RECEIPTS

app = typer.Typer()
SHOWN = 50


@app.command()
def receipts(
    *,
    source: Annotated[str, typer.Option(help="The source system that asks, such as `patrols`.")],
    since: Annotated[str | None, typer.Option(help="Only what was told after this time (2024-01-31T22:00).")] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Go on, and tell each as it comes.")] = False,
    json: output.Json = False,
) -> None:
    """What of a source was refused, in conflict or not understood, and why. Exit code 1: there is some; 0: none."""
    declared(source)
    after = _moment(since)
    bootstrap = load(needs=["Kafka"]).bootstrap
    if follow:
        _follow(bootstrap, source, after, json=json)
        return
    found = [_plain(record) for record in _standing(bootstrap, source) if record.timestamp >= after]
    if json:
        output.as_json(found)
    else:
        _show(source, found)
    raise typer.Exit(1 if found else 0)


def _standing(bootstrap: str, source: str) -> Iterable[ReadRecord]:
    """The receipts that hold now: the last record of each key, the oldest first."""
    from indexers.topic_reader import newest

    found = newest(bootstrap, RECEIPTS.named(source=source)).values()
    return sorted(found, key=lambda record: (record.partition, record.offset))


def _follow(bootstrap: str, source: str, after: int, *, json: bool) -> None:
    from indexers.topic_reader import TopicReader

    for record in each_once(TopicReader(bootstrap, RECEIPTS.named(source=source)).for_ever()):
        if record.timestamp < after:
            continue
        receipt = _plain(record)
        if json:
            sys.stdout.write(json_.dumps(receipt) + "\n")
            sys.stdout.flush()
        else:
            for line in _lines(receipt):
                output.say(line)


def each_once(receipts: Iterable[ReadRecord]) -> Iterator[ReadRecord]:
    """Each receipt the first time it comes: a replay writes it again. After its deletion it may come once more."""
    standing: set[bytes] = set()
    for record in receipts:
        key = record.key or b""
        if record.value is None:
            standing.discard(key)
        elif key not in standing:
            standing.add(key)
            yield record


def _plain(record: ReadRecord) -> dict[str, Any]:
    receipt = Receipt.model_validate_json(record.value or b"")
    shown = receipt.model_dump(exclude_none=True)
    if receipt.event_id or receipt.read_at:  # an anonymous source is told no time either
        shown["told_at"] = datetime.fromtimestamp(record.timestamp / 1000, UTC).isoformat(timespec="seconds")
    return shown


def _show(source: str, found: list[dict[str, Any]]) -> None:
    if not found:
        output.say(f"Nothing that {source} sent was refused, in conflict, or not understood.")
        return
    output.say(_summary(source, found))
    for receipt in found[-SHOWN:]:
        for line in _lines(receipt):
            output.say(line)
    if len(found) > SHOWN:
        output.say(f"These are the last {SHOWN}; narrow it with --since, or list all with --json.")


def _summary(source: str, found: list[dict[str, Any]]) -> str:
    """How many receipts, and of how many of them each rule is."""
    counts = Counter(rule for receipt in found for rule in {fault["rule"] for fault in receipt["faults"]})
    by_rule = ", ".join(
        f"{rule} {count:,}" for rule, count in sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    )
    return f"{len(found):,} receipt{'s' * (len(found) != 1)} for what {source} sent, by rule: {by_rule}."


def _lines(receipt: dict[str, Any]) -> Iterator[str]:
    at = receipt.get("read_at")
    where = f", {at['topic']} partition {at['partition']} offset {at['offset']}" if at else ""
    known_as = receipt.get("ce_id") or receipt.get("event_id") or f"digest {receipt['digest']}"
    yield f"{receipt.get('told_at', '')} {known_as} by {receipt['stage']}{where}".strip()
    for fault in receipt["faults"]:
        wrong = (f"{fault['path']}: " if fault["path"] else "") + fault.get("message", "breaks this rule")
        example = f"; for example {fault['example']}" if "example" in fault else ""
        yield f"    {wrong}{example} [{fault['rule']}]"


def _moment(text: str | None) -> int:
    if text is None:
        return 0
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise NotFound(f"{text} is no time; a time looks like 2024-01-31T22:00") from None
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)
