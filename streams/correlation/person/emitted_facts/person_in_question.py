"""Facts for questions: what is at stake where somebody may also be another, as their own document has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.documents.persons import PersonDocument
from schemas.facts.associations import PersonInQuestion, Stake, association_subject
from schemas.facts.persons import PossiblyAlso
from schemas.facts.traits import Trait
from schemas.topics import record_key
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from schemas.wire import encode
from streams.subject_step import Destination, Output

BIRTH_DATES: Final = 5
"""Birth dates that a question shows of one person, at most: the earliest."""
OPERATIONS: Final = 10
"""Operations of one person that count, at most: those with most items."""

ALERT_POINTS: Final = 5.0
"""Of each rule that raised an alert about the person alone: somebody has to act on it, and must know about whom."""
OPERATION_POINTS: Final = 1.0
TRAIT_POINTS: Final = MappingProxyType(
    {
        Trait.EXPLOITED: 4.0,
        Trait.CHILD: 4.0,
        Trait.MISSING: 4.0,
        Trait.CARRIES_WEAPONS: 3.0,
        Trait.VIOLENCE: 3.0,
        Trait.VULNERABLE: 3.0,
        Trait.DRUG_SUPPLY_NOMINAL: 2.0,
        Trait.CONVICTED: 1.0,
    }
)
"""By the harm that not knowing may do: to somebody who is used, by somebody with a weapon, and then the rest."""


def question_facts(
    topic: str, document: PersonDocument, alerts: Iterable[AlertDocument]
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each other person they may also be, where nobody has decided. ``alerts``: active, of them alone."""
    if document.why is None or not document.why.possibly_also:
        return
    stakes = tuple(_stakes(document, alerts))
    for position, pair in enumerate(document.why.possibly_also, 1):
        if pair.decision is None:
            subject = association_subject(document.id, pair.person)
            destination = Destination(topic, record_key(subject, "in-question", document.id))
            fact = _in_question(document, pair, position, stakes)
            yield destination, Output(subject.encode(), encode(fact))


def _in_question(
    document: PersonDocument, pair: PossiblyAlso, position: int, stakes: Sequence[Stake]
) -> PersonInQuestion:
    standing, total = document.standing, document.why.possibly_total if document.why else 0
    return PersonInQuestion(
        person=document.id,
        digest=document.digest,
        name=document.name,
        at_risk=document.at_risk,
        birth_dates=document.birth_dates[:BIRTH_DATES],
        mentions_total=document.mentions_total,
        acted=_any_role(document, Meaning.OFFENDS),
        suffered=_any_role(document, Meaning.HARMED),
        stakes=tuple(stakes),
        pair=pair,
        position=position,
        possibly_total=total,
        last_seen=document.last_seen,
        handling=standing.handling,
        action=standing.action,
        sanitisation=standing.sanitisation,
    )


def _any_role(document: PersonDocument, meaning: Meaning) -> bool:
    return any(ROLES.means(one.role, meaning) for one in document.roles)


def _stakes(document: PersonDocument, alerts: Iterable[AlertDocument]) -> Iterator[Stake]:
    for rule in sorted({alert.rule for alert in alerts}):
        yield Stake(kind="alert", name=rule, points=ALERT_POINTS)
    for trait in sorted(document.traits, key=lambda one: one.trait):
        yield Stake(kind="trait", name=trait.trait, likely=trait.likely, points=TRAIT_POINTS[trait.trait])
    for operation in document.operations[:OPERATIONS]:
        yield Stake(kind="operation", name=operation.name, points=OPERATION_POINTS)
