"""The document of two persons who may be one: what knowing would change, and how likely it is that they are one.

Each thing that one side has counts its points, half of them where both have it. A question ranks by its points times
how likely the two are one person. Of one person the ``ASKED_OF_A_PERSON`` likeliest are asked about: forty namesakes of
one nominal do not fill a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from schemas.documents.questions import QuestionDocument, QuestionedPerson, StakeOfQuestion
from schemas.facts.associations import BETWEEN, PersonInQuestion, Stake
from schemas.facts.persons import MentionComparison, PossiblyAlso
from schemas.facts.standing import HandlingCodes
from schemas.grading import Handling
from streams.correlation.standing import strictest_codes
from streams.correlation.wording import at_risk_first, quantity
from streams.correlation.yardstick import in_words

ASKED_OF_A_PERSON: Final = 3
"""Which of those that a person with something at stake may also be are asked about: the likeliest so many."""
MOST_LIKELY: Final = 0.9
"""What is not joined is not almost certain, however alike two mentions are: all that is known of both does not bear it
out.
"""
OF_BOTH: Final = 0.5
"""What both have counts half: one human would stand on more reports, and nothing else would change."""
ROLES_POINTS: Final = 3.0
"""Where anything else is at stake: one human would be in roles that the law keeps apart (DPA 2018 s.38)."""
ROLES_WORDS: Final = "roles that the law keeps apart"
STAKES: Final = 4
"""Things at stake that the explanation names, at most: those of most points."""

Sides = Sequence[PersonInQuestion]
"""One or both of the two, the lesser id first. One where the other has likelier others than this one."""


def question_document(subject: str, sides: Sides) -> QuestionDocument:
    """The document. ``sides`` has at least one; the pair is that of the first."""
    pair, stakes = sides[0].pair, tuple(_stakes(sides))
    chance, points = chance_of(pair.bits_of_all), sum(stake.points for stake in stakes)
    first, second = (_person(person, sides) for person in subject.split(BETWEEN))
    handled = _handling(sides)
    document = QuestionDocument(
        id=subject,
        question=_reference(subject, first, second),
        name=f"{first.name} or {second.name}",
        persons=(first.person, second.person),
        first=first,
        second=second,
        likely=in_words(chance),
        bits=pair.bits_of_all,
        points=points,
        rank=round(points * chance, 3),
        position=min(side.position for side in [side for side in sides if side.stakes] or sides),
        stakes=stakes,
        why_not=pair.why_not,
        to_know=pair.to_know,
        pair=MentionComparison.model_construct(
            **{name: getattr(pair, name) for name in MentionComparison.model_fields}
        ),
        last_seen=max(side.last_seen for side in sides),
        handling=handled.handling,
        action=handled.action,
        sanitisation=handled.sanitisation,
        explanation="",
    )
    return document.model_copy(update={"explanation": _explanation(document)})


def chance_of(bits: float) -> float:
    """How likely it is that the two are one person, by bits that include the prior."""
    return min(MOST_LIKELY, float(1 / (1 + 2 ** -max(-60.0, min(bits, 60.0)))))


def _reference(subject: str, *persons: QuestionedPerson) -> str:
    """Ten characters that follow from both persons' mentions."""
    return sha256("|".join([subject, *(person.digest for person in persons)]).encode()).hexdigest()[:10]


def _person(person: str, sides: Sides) -> QuestionedPerson:
    for side in sides:
        if side.person == person:
            return QuestionedPerson(
                person=person,
                name=side.name,
                at_risk=side.at_risk,
                birth_dates=side.birth_dates,
                mentions_total=side.mentions_total,
                digest=side.digest,
            )
    pair = sides[0].pair
    return QuestionedPerson(person=person, name=_compared_name(pair), digest=pair.digest)


def _compared_name(pair: PossiblyAlso) -> str:
    """The name of the other one as it was compared, where only this side is known."""
    found = {feature.feature: feature.other for feature in pair.features}
    words = [word for feature in ("given", "surname") if (word := found.get(feature))]
    return " ".join(words) or "(another person)"


def _handling(sides: Sides) -> HandlingCodes:
    """The strictest of both persons, each as a whole: of whom only one side is known the other's stands in the pair."""
    others = (side.pair.handling for side in sides)
    return strictest_codes([*sides, *filter(None, others)]) or HandlingCodes(handling=Handling.PERMITTED)


def _stakes(sides: Sides) -> Iterator[StakeOfQuestion]:
    """Those of most points first, then by name."""
    found = sorted(_things(sides), key=lambda stake: (-stake.points, stake.words))
    yield from found
    if found and _kept_apart(sides):
        yield StakeOfQuestion(kind="roles", name="kept-apart", points=ROLES_POINTS, of_both=True, words=ROLES_WORDS)


def _things(sides: Sides) -> Iterator[StakeOfQuestion]:
    known: dict[tuple[str, str], list[Stake]] = {}
    for side in sides:
        for stake in side.stakes:
            known.setdefault((stake.kind, stake.name), []).append(stake)
    for stakes in known.values():
        of_both = len(stakes) > 1
        points = stakes[0].points * (OF_BOTH if of_both else 1)
        yield StakeOfQuestion(
            kind=stakes[0].kind,
            name=stakes[0].name,
            likely=stakes[0].likely,
            points=points,
            of_both=of_both,
            words=_words(stakes[0]) + (", of both" if of_both else ""),
        )


def _words(stake: Stake) -> str:
    if stake.kind == "trait":
        return f"{stake.name} ({stake.likely})"
    return f"{stake.kind} {stake.name}"


def _kept_apart(sides: Sides) -> bool:
    if len(sides) < 2:
        return False
    one, other = sides
    return (one.acted and other.suffered) or (other.acted and one.suffered)


def _explanation(document: QuestionDocument) -> str:
    both = " and ".join(map(_who, (document.first, document.second)))
    words = [stake.words for stake in document.stakes[:STAKES]]
    more = [f"{len(document.stakes) - STAKES} more"] if len(document.stakes) > STAKES else []
    changes = "; ".join([*words, *more]) or "nothing that is known of either"
    return (
        f"{both}: that they are one person is {document.likely}. Knowing would change: {changes}. "
        f"Not joined: {document.why_not}. To know: {document.to_know}."
    )


def _who(person: QuestionedPerson) -> str:
    born = ", ".join(map(str, person.birth_dates)) or "no birth date"
    mentions = f", {quantity(person.mentions_total, 'mention')}" if person.mentions_total else ""
    return f"{at_risk_first(person.name, person.at_risk)} ({born}{mentions})"
