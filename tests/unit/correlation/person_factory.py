"""Factories: facts about persons of which a test names only what matters. Everybody is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.documents.persons import PersonDocument
from schemas.facts.persons import PersonFact, PersonPlace, PersonThing, PersonTie
from schemas.facts.traits import Trait, TraitFact
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from streams.correlation.person.document.person_document import person_document
from streams.correlation.person.person_profile import person_profile
from tests.make import grade

HOME = PersonPlace(subject="address/1-sample-street/nn1-1de", name="1 Sample Street", town="Northampton", use="home")


def fact(
    report: str = "r1",
    *,
    role: str = "subject",
    kind: str = "intelligence-report",
    on: tuple[int, int, int] = (2018, 10, 2),
    graded: str = "1BP",
    about: str | None = None,
    offence: str | None = None,
    at: PersonPlace | None = None,
    thing: tuple[str, str] | None = None,
    tie: tuple[str, bool] | None = None,
    mention: str = "p1",
    **more: Any,
) -> PersonFact:
    """What item 1 of a report says of somebody. ``thing``: its kind and the relation; ``tie``: and whether towards."""
    item = item_id(event_id("intelligence-unit", report), 1)
    start = datetime(*on, 12, tzinfo=UTC)
    return PersonFact(
        mention=mention_reference(item, mention),
        item_id=item,
        kind=kind,
        role=role,
        start=start,
        end=start + timedelta(hours=1),
        time=TimePrecision.HOUR,
        grade=grade(graded),
        names=("Ann Sample",),
        category=about,
        offences=(offence,) if offence else (),
        places=(at,) if at else (),
        things=(PersonThing(kind=thing[0], relation=thing[1]),) if thing else (),
        ties=more.pop("ties", (PersonTie(relation=tie[0], towards=tie[1]),) if tie else ()),
        **more,
    )


def traits_of(*facts: PersonFact) -> dict[Trait, TraitFact]:
    return {one.trait: one for one in person_profile(sorted(facts, key=lambda fact: (fact.start, fact.mention))).traits}


def document_of(*facts: PersonFact) -> PersonDocument:
    return person_document("person-1", person_profile(sorted(facts, key=lambda fact: (fact.start, fact.mention))))
