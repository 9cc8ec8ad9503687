"""Small stories, each of several events that together raise something: what chance alone would hardly bring about.

Grades, days and whether all of it is told are left to chance, so that mostly, and not always, something is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from schemas.events import Event
from schemas.ids import item_id
from schemas.kinds.safeguarding import Referral, Risk
from schemas.mentions import Link, OrganisationMention, Relation
from schemas.mentions.locations import Location
from schemas.mentions.objects import DrugLine, Phone
from schemas.mentions.persons import Role
from schemas.times import month_of
from schemas.vocabulary.findings import Finding
from schemas.vocabulary.organisations import OrganisationKind
from tests.random_logs.random_events import event, item
from tests.random_logs.random_items import REFERENCES
from tests.random_logs.world import (
    ADULT,
    CHILD,
    DEALER,
    GOINGS,
    GOOD,
    NUMBERS,
    STRANGERS,
    TAKEN,
    Dice,
    high_street,
    on,
    person,
    premises,
    town,
)

Story = Callable[[Dice, str], Iterator[Event]]
GRADES: Final = (*GOOD, *GOOD, "1BC", "1EP")


def cuckooed(dice: Dice, log: str) -> Iterator[Event]:
    """Neighbours, the charity and a patrol tell of one home."""
    house = premises(dice.randrange(1, 5))
    for kind, text in (("crime-report", GOINGS), ("crimestoppers-report", STRANGERS), ("intelligence-report", TAKEN)):
        if kind != "intelligence-report" or dice.random() < 0.5:
            yield _told(dice, log, kind, dice.randrange(2, 12), text=text, locations=(house,), persons=())


def hot_month(dice: Dice, log: str) -> Iterator[Event]:
    """One crime in spring, and many in October, a few houses apart, most of them of one sort."""
    house, sort = premises(1), dice.choice(["burglary", "burglary", "possession-of-weapons"])
    early = {"crime_type": sort, "locations": (house,), "persons": (), "text": None}
    yield _told(dice, log, "recorded-crime", 0, occurred=month_of(2018, 3), **early)
    for at in range(dice.choice([4, 5, 6])):
        where = (premises(1 + at % 4),)
        yield _told(dice, log, "recorded-crime", 2 + at, crime_type=sort, locations=where, persons=(), text=None)


def violence(dice: Dice, log: str) -> Iterator[Event]:
    """A house that was quiet for half a year, and then is spoken of for knives."""
    house = (premises(2),)
    yield _told(dice, log, "crime-report", 0, occurred=month_of(2018, 3), locations=house, persons=(), text="a")
    for at, kind in enumerate(["crime-report", "recorded-crime", "recorded-crime", "crime-report"]):
        own = {"crime_type": "possession-of-weapons", "locations": house, "persons": (), "text": f"knife {at}"}
        yield _told(dice, log, kind, 3 + at, **own)


def line(dice: Dice, log: str) -> Iterator[Event]:
    """Somebody of one town runs a line, which is named in another."""
    named = (DrugLine(id="o1", name=dice.choice(["Jazz", "Rio"])), Phone(id="o2", number=dice.choice(NUMBERS)))
    of = Link(subject="o2", relation=Relation.NUMBER_OF, object="o1")
    runs = Link(subject="p1", relation=Relation.RUNS, object="o1")
    lives = Link(subject="p1", relation=Relation.LIVES_AT, object="l1")
    home = {"persons": (person(dice, who=DEALER, role=Role.SUBJECT),), "locations": (high_street("Corby"),)}
    yield _told(dice, log, "intelligence-report", 2, objects=named, links=(of, runs, lives), text=None, **home)
    away = {"persons": (), "locations": (town("Thrapston"),), "objects": named, "links": (of,)}
    yield _told(dice, log, "intelligence-report", 5, text=dice.choice([None, "They sell in Oundle now."]), **away)


def child(dice: Dice, log: str) -> Iterator[Event]:
    """A child is missing, is found elsewhere, and is named with a dealer."""
    whom = person(dice, who=CHILD, role=Role.VULNERABLE)
    missing: dict[str, Any] = {"referral": Referral.MISSING_EPISODE, "risk": Risk.HIGH, "band": None, "text": None}
    if dice.random() < 0.3:
        away = (Link(subject=whom.id, relation=Relation.MISSING_FROM, object="l1"),)
        missing |= {"still_missing": True, "links": away}
    yield _told(dice, log, "safeguarding-referral", 3, persons=(whom,), locations=(town("Thrapston"),), **missing)
    yield from _with_dealer(dice, log, CHILD, Relation.WITH)


def exploited(dice: Dice, log: str) -> Iterator[Event]:
    """A dealer exploits somebody."""
    yield from _with_dealer(dice, log, ADULT, Relation.EXPLOITS)


def attacks(dice: Dice, log: str) -> Iterator[Event]:
    """Somebody is hurt, or hurts others, on three days within weeks."""
    for at, kind in enumerate(["crime-report", "recorded-crime", "intelligence-report"]):
        whom = (person(dice, who=ADULT, role=dice.choice([Role.VICTIM, Role.SUSPECT])),)
        sort = {"threat": "violent-crime"} if kind == "intelligence-report" else {"crime_type": "robbery"}
        yield _told(dice, log, kind, 2 + 3 * at, persons=whom, links=(), text=f"fight {at}", **sort)


def feud(dice: Dice, log: str) -> Iterator[Event]:
    """Two gangs, of each a member, who hurt each other on some days; and one of the gangs in another town."""
    for at, (gang, who) in enumerate((("Larch Road Boys", DEALER), ("Pike Lane Crew", ADULT))):
        named = {"organisations": (_gang(gang, town="Northampton"),), "persons": (person(dice, who=who),)}
        linked = (Link(subject="p1", relation=dice.choice([Relation.MEMBER_OF, Relation.LEADS]), object="g1"),)
        yield _told(dice, log, "intelligence-report", 2 + at, links=linked, text=None, **named)
    for at in range(dice.choice([3, 5, 6])):
        acts, hurt = dice.choice([(DEALER, ADULT), (ADULT, DEALER)])
        both = (person(dice, "p1", acts, Role.SUSPECT), person(dice, "p2", hurt, Role.VICTIM))
        more = {"persons": both, "links": (), "text": None, "crime_type": "robbery"}
        yield _told(dice, log, "crime-report", 3 + 2 * at, **more)
    for at in range(dice.choice([0, 2, 3])):
        there = {"organisations": (_gang("larch rd boyz"),), "persons": (), "links": (), "text": None}
        yield _told(dice, log, "intelligence-report", 4 + at, locations=(town("Thrapston"),), **there)


def _gang(name: str, **where: str) -> OrganisationMention:
    return OrganisationMention(
        id="g1", kind=OrganisationKind.GANG, name=name, address=Location(**where) if where else None
    )


def court(dice: Dice, log: str) -> Iterator[Event]:
    """Somebody is arrested, charged and sentenced under an operation."""
    who = person(dice, who=DEALER, role=Role.SUSPECT)
    yield _told(dice, log, "arrest", 4, persons=(who,), operation="Operation Viper")
    yield _told(dice, log, "charge", 5, persons=(who,), operation="viper")
    convicted = who.model_copy(update={"role": Role.CONVICTED})
    yield _told(dice, log, "sentence", 9, persons=(convicted,), operation="Viper")


def denied(dice: Dice, log: str) -> Iterator[Event]:
    """Somebody is said to deal; later another denies it, or found nothing, and a third denies that."""
    dealer = (person(dice, who=DEALER, role=Role.SUSPECT),)
    claim = _told(
        dice, log, "intelligence-report", 3, persons=dealer, threat="drug-supply", provenance=False, text=None
    )
    yield claim
    denied = claim
    for kind in ("patrol-sighting", "warrant-executed")[: dice.choice([1, 1, 2])]:
        named = dice.choice([denied.event_id, item_id(denied.event_id, 1)])
        finding = dice.choice([Finding.NOT_SO, Finding.NOTHING_FOUND, Finding.RETRACTED])
        denied = _told(dice, log, kind, 6, persons=(), links=(), text=None, finding=finding, refutes=(named,))
        yield denied


STORIES: Final[Sequence[Story]] = (
    *(cuckooed, cuckooed, hot_month, violence, line, child, exploited, attacks, feud, feud, court, denied),
)


def _with_dealer(dice: Dice, log: str, who: int, relation: Relation) -> Iterator[Event]:
    dealer, other = person(dice, "p1", DEALER, Role.SUSPECT), person(dice, "p2", who, Role.VULNERABLE)
    tie = (Link(subject="p1", relation=relation, object="p2"),)
    dealt = {"threat": "drug-supply", "provenance": False, "text": None}
    yield _told(dice, log, "intelligence-report", 4, persons=(dealer, other), links=tie, **dealt)
    if dice.random() < 0.5:
        yield _told(dice, log, "patrol-sighting", dice.randrange(5, 10), persons=(dealer, other), links=tie)


def _told(dice: Dice, log: str, kind: str, day: int, *, occurred: Any = None, **told: Any) -> Event:
    """One event of one item, mostly well graded, under a reference that hardly anything else in the log has."""
    one = item(dice, kind, log=log, inline=dice.choice(GRADES), derived_from=(), **told)
    number = dice.randrange(REFERENCES - 1, 60)
    return event(dice, kind, log, one, number=number, revision=1, occurred=occurred or on(day))
