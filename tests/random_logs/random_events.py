"""One event of each of the fifteen kinds, as chance has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from schemas import items
from schemas.events import EVENT_KINDS, Event
from schemas.ids import EventId, event_id, item_id
from schemas.items import NumberedItem, Offence
from schemas.kinds.decisions import AlertAnswer, Identity
from schemas.kinds.enforcement import Runs
from schemas.kinds.reports import Channel
from schemas.kinds.safeguarding import Band, Referral, Risk
from schemas.mentions.objects import Vehicle
from schemas.mentions.persons import Role
from schemas.times import Occurred, TimePrecision
from tests.make import RECORDED
from tests.random_logs.additions import additions
from tests.random_logs.random_items import REFERENCES, anonymous, links, retold, telling, things
from tests.random_logs.world import PLATES, Dice, graded, marking, person, premises, when

SOURCE: Final = {
    "intelligence-report": "intelligence-unit",
    "crime-report": "crime-recording",
    "crimestoppers-report": "crimestoppers",
    "recorded-crime": "police-uk",
    "stop-and-search": "stop-search",
    "patrol-sighting": "patrols",
    "vehicle-read": "anpr",
    "warrant-executed": "custody",
    "arrest": "custody",
    "charge": "courts",
    "sentence": "courts",
    "seizure": "custody",
    "safeguarding-referral": "safeguarding",
    "identity-decision": "intelligence-unit",
    "alert-decision": "intelligence-unit",
}
"""Who says it, by kind."""

TELLING: Final = tuple(kind for kind in SOURCE if not kind.endswith("-decision"))
CRIMES: Final = ("burglary", "drugs", "possession-of-weapons", "violence-and-sexual-offences")
THREATS: Final = (None, "drug-supply", "cuckooing", "modern-slavery")
OFFENCES: Final = ("Supply of a controlled drug", "Possession of a bladed article", "Wounding", "Theft")


def reference(kind: str, number: int, log: str = "") -> str:
    """What a source calls its event; the charity calls it something random. ``log``: the log that it belongs to."""
    if kind != "crimestoppers-report":
        return f"{log}{kind}-{number}"
    return str(UUID(int=UUID(event_id(kind, f"{log}{number}")).int, version=4))


def named(kind: str, number: int, log: str = "") -> str:
    """The id of that event."""
    return event_id(SOURCE[kind], reference(kind, number, log))


def event(dice: Dice, kind: str, log: str = "", *of: NumberedItem, number: int | None = None, **known: Any) -> Event:
    """An event of this kind with these items, or some. ``known``: what of the envelope is not left to chance."""
    made = of or tuple(item(dice, kind, at, log=log) for at in range(1, dice.choice([2, 2, 3])))
    moment = RECORDED + timedelta(hours=dice.randrange(40))
    envelope: dict[str, Any] = {"revision": dice.choice([1, 1, 1, 2]), "occurred": when(dice)} | known
    if kind == "crimestoppers-report":
        moment = moment.replace(hour=0)
        envelope["occurred"] = _days(envelope["occurred"])
    own = reference(kind, dice.randrange(REFERENCES) if number is None else number, log)
    return EVENT_KINDS[kind](
        source_system=SOURCE[kind],
        source_reference=own,
        reported_at=moment,
        recorded_at=moment,
        items=tuple(_refuting_others(one, event_id(SOURCE[kind], own)) for one in made),
        **envelope,
    )


def _refuting_others(one: NumberedItem, own: str) -> NumberedItem:
    """The item, without what it would refute of its own event."""
    refuted = getattr(one, "refutes", None) or ()
    others = tuple(each for each in refuted if not each.startswith(own))
    return one if others == refuted else one.model_copy(update={"refutes": others or None})


def item(dice: Dice, kind: str, number: int = 1, *, log: str = "", inline: str = "", **told: Any) -> Any:
    """An item of this kind. ``told``: what is not left to chance."""
    made = {"number": number, "grade": graded(dice, inline), "marking": marking(dice)}
    if kind.endswith("-decision"):
        made |= {"decided_by": "analyst-7", "reason": "seen"}
        return _MODELS[kind](**(made | _OWN[kind](dice, {"log": log}) | told))
    made |= telling(dice) | {"derived_from": retold(dice, SOURCE[kind], kind, log)}
    made |= _OWN[kind](dice, made) | told
    made |= {} if "links" in told else {"links": tuple(links(dice, made))}
    made = additions(dice, made, named(dice.choice(TELLING), dice.randrange(REFERENCES), log), denies=not told)
    return _MODELS[kind](**(anonymous(made) if kind == "crimestoppers-report" else made))


def mention(dice: Dice, log: str, sort: str) -> str:
    """A mention of a person (``p``) or an object (``o``) that there may be in some event of the log."""
    event_of = named(dice.choice(TELLING), dice.randrange(REFERENCES), log)
    return f"{item_id(EventId(event_of), dice.choice([1, 1, 2]))}/{sort}{dice.choice([1, 1, 2])}"


def _days(occurred: Occurred) -> Occurred:
    """The whole day on which it began, unless it is a month or a year already."""
    if not occurred.precision.knows_the_day:
        return occurred
    start = datetime(*occurred.start.timetuple()[:3], tzinfo=UTC)
    return Occurred(start=start, end=start + timedelta(days=1), precision=TimePrecision.DAY)


Fields = dict[str, Any]


def _of_one(dice: Dice, made: Fields, role: Role) -> Fields:
    """Exactly one person in that role; who else is named is with them."""
    others = (one.model_copy(update={"role": Role.ASSOCIATE}) for one in made["persons"][1:])
    return {"persons": (person(dice, "p1", role=role), *others)}


def _offence(dice: Dice) -> Offence:
    return Offence(title=dice.choice(OFFENCES))


def _read(dice: Dice, _: Fields) -> Fields:
    camera = premises(dice.choice([1, 2]))
    read = Vehicle(id="o1", vrm=dice.choice(PLATES))
    return {"camera": "a43-mawsley", "objects": (read,), "locations": (camera,), "persons": ()}


def _sentence(dice: Dice, made: Fields) -> Fields:
    days, runs = dice.choice([100, 200, 400]), dice.choice(list(Runs))
    own = _of_one(dice, made, Role.CONVICTED) | {"offence": _offence(dice), "sentence_type": "imprisonment"}
    return own | ({"days": days, "runs": runs} if dice.random() < 0.9 else {})


def _referral(dice: Dice, made: Fields) -> Fields:
    sort = dice.choice(list(Referral))
    risk = dice.choice(list(Risk)) if sort is Referral.MISSING_EPISODE else None
    band = dice.choice(list(Band)) if sort is Referral.CUCKOOING_VISIT else None
    for_whom = made["persons"] or (person(dice, role=Role.VULNERABLE),)
    return {"referral": sort, "risk": risk, "band": band, "persons": for_whom}


def _identity(dice: Dice, made: Fields) -> Fields:
    """Of persons or of lines, of the same event or another."""
    sort = dice.choice("ppo")
    about = {mention(dice, made["log"], sort) for _ in range(dice.choice([2, 2, 3]))}
    about |= set() if len(about) > 1 else {f"{named('arrest', 0, made['log'])}/1/{sort}9"}
    return {"mentions": tuple(sorted(about)), "decision": dice.choice(list(Identity))}


_OWN: Final[dict[str, Callable[[Dice, Fields], Fields]]] = {
    "intelligence-report": lambda dice, _: {"threat": dice.choice(THREATS), "provenance": dice.random() < 0.1},
    "crime-report": lambda dice, _: {"channel": dice.choice(list(Channel)), "crime_type": dice.choice(CRIMES)},
    "crimestoppers-report": lambda dice, _: {"crime_type": dice.choice(CRIMES)},
    "recorded-crime": lambda dice, _: {"crime_type": dice.choice(CRIMES)},
    "stop-and-search": lambda dice, _: {"search_type": "person-search", "outcome": dice.choice([None, "Arrest"])},
    "patrol-sighting": lambda dice, _: {"activity": dice.choice([None, "drug-dealing", "comings-and-goings"])},
    "vehicle-read": _read,
    "warrant-executed": lambda dice, _: {"power": "s.23", "outcome": dice.choice([None, "drugs found"])},
    "arrest": lambda dice, made: _of_one(dice, made, Role.SUSPECT) | {"offences": (_offence(dice),)},
    "charge": lambda dice, made: _of_one(dice, made, Role.SUSPECT) | {"offence": _offence(dice)},
    "sentence": _sentence,
    "seizure": lambda dice, _: {"objects": tuple(things(dice, 1))},
    "safeguarding-referral": _referral,
    "identity-decision": _identity,
    "alert-decision": lambda dice, _: {"alert": "of nothing", "decision": dice.choice(list(AlertAnswer))},
}

_MODELS: Final[dict[str, Callable[..., NumberedItem]]] = {
    "intelligence-report": items.IntelligenceItem,
    "crime-report": items.CrimeReportItem,
    "crimestoppers-report": items.CrimestoppersItem,
    "recorded-crime": items.RecordedCrimeItem,
    "stop-and-search": items.StopAndSearchItem,
    "patrol-sighting": items.PatrolSightingItem,
    "vehicle-read": items.VehicleReadItem,
    "warrant-executed": items.WarrantItem,
    "arrest": items.ArrestItem,
    "charge": items.ChargeItem,
    "sentence": items.SentenceItem,
    "seizure": items.SeizureItem,
    "safeguarding-referral": items.SafeguardingItem,
    "identity-decision": items.IdentityItem,
    "alert-decision": items.AlertItem,
}
