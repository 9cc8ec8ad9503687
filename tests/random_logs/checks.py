"""What must hold of every log: each check takes a log and chance, and raises AssertionError where it does not hold.

P1 order, P2 healing (withdrawal, erasure, regrading), P3 conservation of mentions, P4 separation, crashes, and the log
of combination.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from schemas.events import Envelope, Event
from schemas.items import ItemWithMentions
from schemas.topics import COMBINATIONS, RECORDS, STATEMENTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import INTERNAL, Flow
from streams.pipeline import PURE, DocumentKey, _newest, conclude, conclusions, to_record
from streams.step import Record
from tests.random_logs.amendments import GRADES, amended, erasure, regrade, withdrawal
from tests.random_logs.combination_log import disagreements
from tests.random_logs.counterfactual import (
    FORBIDDEN,
    amendments_clash,
    crosses_handling,
    final,
    graded_from_the_start,
    held_by,
    in_conflict,
    in_force,
    named_items,
    without_conditional_items,
    without_event,
    without_item,
)
from tests.random_logs.crashes import crashed
from tests.random_logs.world import Dice, graded

K = TypeVar("K", bytes, DocumentKey)
Log = Sequence[SourceRecord]
LAST: Final = 100_000
"""Hours after the start: nothing in a log is recorded later."""


def order(log: Log, dice: Dice) -> None:
    """Any order, duplicates, batches and partition counts give the same documents, and the same dead letters."""
    shuffled = [*log, *(one for one in log if dice.random() < 0.2)]
    dice.shuffle(shuffled)
    several = [one for one in (RECORDS, *INTERNAL) if one is not STATEMENTS]  # who is who is not decided by halves
    partitions, views = {topic.pattern: dice.randrange(1, 6) for topic in several}, (dice.choice(list(View)),)
    once, otherwise = conclude(log, flow=Flow(PURE, views=views)), Flow(PURE, views=views, partitions=partitions)
    again = conclude(shuffled, flow=otherwise, batch=dice.randrange(1, 6))
    _same(again.documents, once.documents)
    assert again.dead_letters.keys() == once.dead_letters.keys()


def withdrawn(log: Log, dice: Dice) -> None:
    """Withdrawn is never there, and so is erased; taking the withdrawal back is never withdrawn."""
    of, view, batch = dice.choice(_events(log)), dice.choice(list(View)), dice.randrange(1, 6)
    never = _in(view, without_event(log, of.event_id))
    if dice.random() < 0.3:
        _same(_in(view, [*log, erasure(of, amended("erased"), dice.randrange(LAST))], batch), never)
        return
    gone = withdrawal(of, amended("last"), LAST)
    _same(_in(view, [*log, gone], batch), never)
    undone = withdrawal(of, amended("undone"), LAST + 1, undoes=gone.amendment_id)
    _same(_in(view, [*log, gone, undone], batch), _in(view, log))


def item_withdrawn(log: Log, dice: Dice) -> None:
    """Of one item the same, however often it is withdrawn: all of the withdrawals have to be taken back."""
    of, view, batch = dice.choice(_events(log)), dice.choice(list(View)), dice.randrange(1, 6)
    number = dice.choice([one.number for one in of.items] or [1])
    several = [withdrawal(of, amended(f"last {at}"), LAST + at, number=number) for at in range(2)]
    back = [withdrawal(of, amended(f"back {at}"), LAST + 9, undoes=one.amendment_id) for at, one in enumerate(several)]
    never, some = without_item(log, of.event_id, number), dice.choice([[], [back[0]], [back[1]]])
    _same(_in(view, [*log, *several, *some], batch), _in(view, never))
    _same(_in(view, [*log, *several, *back], batch), _in(view, log))


def regraded(log: Log, dice: Dice) -> None:
    """Regraded is as if it had been graded so from the start; graded back, and taken back, as if it never was."""
    of, view, batch = dice.choice(_events(log)), dice.choice(list(View)), dice.randrange(1, 6)
    number, to = dice.choice([one.number for one in of.items] or [1]), graded(dice, dice.choice(GRADES))
    now = regrade(of, number, to, amended("last"), LAST)
    if not amendments_clash(log, of.event_id):
        _same(_in(view, [*log, now], batch), _in(view, graded_from_the_start(log, of.event_id, number, to)))
    before = _in(view, log)
    taken_back = withdrawal(of, amended("back"), LAST + 1, undoes=now.amendment_id)
    _same(_in(view, [*log, now, taken_back], batch), before)
    was = next((one.grade for one in final(log, of.event_id) if one.number == number), None)
    if was is not None and not in_conflict(log, of.event_id):  # which of several was chosen goes by their grades, too
        _same(_in(view, [*log, now, regrade(of, number, was, amended("as before"), LAST + 1)], batch), before)


def separation(log: Log, dice: Dice) -> None:
    """All that view P ever says is a function of P items alone: documents, ids, facts, revisions and their order."""
    left, batch = without_conditional_items(log), dice.randrange(1, 6)
    alone, beside = _said_in_p(left, batch, View.P), _said_in_p(log, batch, *View)
    if not crosses_handling(log):
        assert beside == alone
    documents = _newest(beside)
    _same(documents, _newest(alone))
    assert not [key for key, value in documents.items() if any(word in value for word in FORBIDDEN)]
    assert named_items(documents.values()) <= held_by(documents)


def conserved(log: Log, dice: Dice) -> None:
    """Every mention of a person in force is in a person's document, or set aside in its event's: never in both."""
    view = dice.choice(list(View))
    documents = {key: json.loads(value) for key, value in _in(view, log).items()}
    persons = {one for key, document in documents.items() if key.family == "persons" for one in document["mentions"]}
    for event in {one.event_id for one in _events(log)}:
        for item in in_force(log, event, view):
            (shown,) = (
                one for one in documents[DocumentKey(view, "events", event)]["items"] if one["number"] == item.number
            )
            aside = {mention for one in shown.get("set_aside", ()) for mention in one["mentions"]}
            for person in item.persons if isinstance(item, ItemWithMentions) else ():
                assert (f"{shown['item_id']}/{person.id}" in persons) != (person.id in aside)


def crashes(log: Log, dice: Dice) -> None:
    """Whatever dies between sending and keeping, the documents are the same in the end."""
    view = dice.choice(list(View))
    _same(crashed(log, Flow(PURE, views=(view,)), dice), _in(view, log))


def combinations(log: Log, dice: Dice) -> None:
    """The log of combination agrees with the conclusions, and holds together nothing that is gone from its view."""
    view, records = dice.choice(list(View)), [to_record(one) for one in log]
    several = conclusions(records, flow=Flow(PURE, views=(view,)), batch=dice.randrange(1, 6))[view]
    topic = COMBINATIONS.named(view=view, generation=PURE)
    assert disagreements(several, topic, held_by(_newest(several))) == []


Check = Callable[[Log, Dice], None]
CHECKS: Final[Sequence[Check]] = (
    order,
    conserved,
    withdrawn,
    item_withdrawn,
    regraded,
    separation,
    crashes,
    combinations,
)


def _events(log: Log) -> list[Event]:
    return [one for one in log if isinstance(one, Envelope)]


def _in(view: View, log: Log, batch: int = 1_000) -> dict[DocumentKey, bytes]:
    return conclude(log, flow=Flow(PURE, views=(view,)), batch=batch).documents


def _said_in_p(log: Log, batch: int, *views: View) -> list[Record]:
    """What is told in view P, with its revisions."""
    return conclusions(map(to_record, log), flow=Flow(PURE, views=views), batch=batch)[View.P]


def _same(one: Mapping[K, bytes], other: Mapping[K, bytes]) -> None:
    assert [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)] == []
