"""Tellings of which a test names only what matters. Every person is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from schemas.ids import ItemId, event_id, item_id
from streams.resolution.stories.accounts import Account, AccountPlaces, AccountThings, NamedPerson
from streams.resolution.stories.word_weights import text_words

BURGLARY = "The rear door was forced with a crowbar and a laptop, a violin and two watches were stolen from the study."
REWORDED = "Rear door forced, crowbar used. Stolen from the study: laptop, violin, 2 watches."
STABBING = "A young man was stabbed in the leg outside the takeaway by somebody in a camouflage jacket."
HOME = "address/14-sample-street/nn1-1aa"
NOON = 25_600_000


def item(name: str, number: int = 1) -> ItemId:
    """The id of an item of the event of this name."""
    return item_id(event_id("test", name), number)


def someone(name: str, born: str = "") -> NamedPerson:
    """A person by name and birth date."""
    return NamedPerson(tuple(sorted(name.lower().split())), born)


def telling(
    name: str,
    text: str = BURGLARY,
    *,
    kind: str = "crime-report",
    at: int = 0,
    minutes: int = 1,
    premises: str = HOME,
    victim: str = "",
    reporter: str = "",
    weapon: str = "",
    of: tuple[str, ...] = (),
    recorded: int = 0,
) -> Account:
    """What is told in an event of this name, ``at`` so many minutes after noon, recorded so many hours later."""
    words, phrases, runs = text_words(text)
    return Account(
        item=item(name),
        recorded_at=datetime(2018, 9, 1, tzinfo=UTC) + timedelta(hours=recorded),
        kind=kind,
        start=NOON + at,
        end=NOON + at + minutes,
        where=AccountPlaces((premises,) if premises else (), ("sample street/northampton",)),
        people=(someone(victim),) if victim else (),
        victims=(someone(victim),) if victim else (),
        reporters=(someone(reporter),) if reporter else (),
        things=AccountThings(weapons=(weapon,) if weapon else ()),
        words=words,
        phrases=phrases,
        runs=runs,
        derived_from=tuple(sorted(item(one) for one in of)),
    )
