"""Nominal out of area: somebody known for drug supply is met in a town that is not theirs.

Runners of a line work where they do not live (Home Office guidance on county lines: "going country"). Known for supply
by then, in a role in which somebody acts, and out of reach of every address that anybody gives them. One item is
enough where its source may be relied on and knows; of lower grades it takes two of independent origins. Who has no
known address is nowhere out of area. Charges and sentences say where a court sits, and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait, TraitFact
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from streams.correlation.person.person_alert import person_subject, spells, supporting_items, trait_items
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.trait_rule import trait_weight
from streams.correlation.person.travel import home_towns, is_away
from streams.correlation.raised_alert import (
    AlertRule,
    SupportingItem,
    alert_document,
    alert_id,
    day_in_words,
    may_raise,
    midnight_after,
)
from streams.correlation.standing import with_strictest_handling
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, least_likely

RULE: Final = AlertRule("nominal-out-of-area", 1)

ENOUGH: Final = 1.0
"""One item of enough grade, or two of less: what a trait takes (``traits.rule``)."""

QUIET: Final = 90
"""Days without being met there after which they are no longer believed to work there: as for a line in a town."""

TOWNS: Final = 20
"""Towns of one person that are looked at, those they were met in first."""


def alerts(subject: str, name: str, profile: PersonProfile) -> Iterator[AlertDocument]:
    """One for each town and spell in which they were met there."""
    nominal = next((trait for trait in profile.traits if trait.trait is Trait.DRUG_SUPPLY_NOMINAL), None)
    homes = home_towns(profile.weighed)
    if nominal is None or not homes:
        return
    towns: dict[str, list[PersonFact]] = {}
    for fact in profile.weighed:
        if _acts(fact, nominal):
            for town in dict.fromkeys(place.town for place in fact.places if place.use is None and place.town):
                if is_away(town, homes):
                    towns.setdefault(town, []).append(fact)
    for town, met in list(towns.items())[:TOWNS]:
        for spell in spells(met, QUIET):
            if (raised := _raised(spell, profile)) is not None:
                yield _alert(subject, name, town, homes, raised, spell, profile, nominal)


def _acts(fact: PersonFact, nominal: TraitFact) -> bool:
    """In a role in which somebody acts, while they are known for supply."""
    in_court = EVENT_KINDS.means(fact.kind, Meaning.IN_COURT)
    lapsed = nominal.active_until is not None and fact.start > nominal.active_until
    return (
        ROLES.means(fact.role, Meaning.ACTS, Meaning.KEEPS_COMPANY)
        and not in_court
        and fact.start >= nominal.first_seen
        and not lapsed
    )


def _raised(met: Sequence[PersonFact], profile: PersonProfile) -> list[SupportingItem] | None:
    best: dict[str, float] = {}
    for at, fact in enumerate(met):
        own = profile.origins[fact.item_id]
        best[own] = max(best.get(own, 0.0), trait_weight(fact.grade))
        if sum(best.values()) >= ENOUGH and may_raise(raised := supporting_items(met[: at + 1], profile), 1):
            return raised
    return None


def _alert(
    subject: str,
    name: str,
    town: str,
    homes: frozenset[str],
    raised: Sequence[SupportingItem],
    met: Sequence[PersonFact],
    profile: PersonProfile,
    nominal: TraitFact,
) -> AlertDocument:
    own = supporting_items(met, profile)
    origins = len({item.origin for item in own})
    times = f"{len({item.item for item in own})} items of {origins} independent origin{'s' * (origins != 1)}"
    alert = alert_document(
        RULE,
        person_subject(subject, name, met, town),
        raised,
        midnight_after(max(fact.end for fact in met), QUIET),
        [*trait_items([nominal]), *own],
        likely=least_likely([nominal.likely, HIGHLY_LIKELY if origins > 1 else LIKELY]),
        explanation=f"{name}, whose addresses are in {', '.join(sorted(homes))}, is met in {town}: {times} from "
        f"{day_in_words(met[0].start)} to {day_in_words(met[-1].start)}. Known for drug supply: {nominal.reason}",
        raised_again_by=f"being met in {town} after {QUIET} days in which they were not",
    )
    strict = with_strictest_handling(alert.standing, [nominal.standing])
    # One item may name several towns: each is an alert of its own.
    own_id = alert_id(RULE, f"{subject} {town}", alert.window, alert.raised_by[0])
    return alert.model_copy(update={"standing": strict, "id": own_id})
