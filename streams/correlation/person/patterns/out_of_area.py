"""Nominal out of area: somebody known for drug supply is met in a town that is not theirs.

Runners of a line work where they do not live (Home Office guidance on county lines: "going country"). Known for supply
by then, in a role in which somebody acts, and out of reach of every address that anybody gives them. One item is
enough where its source may be relied on and knows; of lower grades it takes two of independent origins. Who has no
known address is nowhere out of area. Charges and sentences say where a court sits, and are not looked at. Of whom only
a text names, what counts is that it says of them to deal from, be at or be found at an address there, and half as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.facts.traits import Trait, TraitFact
from schemas.times import day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES
from streams.correlation.pattern_engine.corroboration import corroborated_level, first_sufficient_notes, quiet_spells
from streams.correlation.pattern_engine.pattern import (
    BAND_CALLED,
    LIKELIHOOD,
    Band,
    Level,
    Pattern,
    Side,
    Sign,
    sign_table,
)
from streams.correlation.pattern_engine.reasons import corroborated_signs
from streams.correlation.pattern_engine.sign_notes import READ_IN_TEXT, SignNote, grade_weight, supporting_items
from streams.correlation.person.person_alert import person_subject, trait_items
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.travel import home_towns, is_away
from streams.correlation.raised_alert import (
    AlertRule,
    alert_document,
    alert_id,
    day_in_words,
    midnight_after,
)
from streams.correlation.standing import with_strictest_handling
from streams.correlation.yardstick import least_likely

MET: Final = "met-out-of-area"

OUT_OF_AREA: Final = Pattern(
    AlertRule("nominal-out-of-area", 1),
    sign_table(Sign(MET, Side.DEALING, 1, 0, "acts in a town out of reach of all their addresses")),
    bands=(
        Band(Level.AMBER, 1, origins=1),  # one item of enough grade, or two of less: what a trait takes
        Band(Level.RED, 1, origins=2),
    ),
    quiet=90,  # days without being met there: as for a line in a town
)

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
        if _while_known(fact, nominal):
            for town in dict.fromkeys(place.town for place in _acts_at(fact) if place.town):
                if is_away(town, homes):
                    towns.setdefault(town, []).append(fact)
    for town, met in list(towns.items())[:TOWNS]:
        for spell in quiet_spells(met, OUT_OF_AREA.quiet, lambda fact: fact.start, lambda fact: fact.end):
            noted = [_note(fact, profile) for fact in spell]
            if raised := first_sufficient_notes(OUT_OF_AREA, noted):
                yield _alert(subject, name, town, homes, raised, spell, noted, nominal)


def _while_known(fact: PersonFact, nominal: TraitFact) -> bool:
    """While they are known for supply, and not before a court."""
    in_court = EVENT_KINDS.means(fact.kind, Meaning.IN_COURT)
    lapsed = nominal.active_until is not None and fact.start > nominal.active_until
    return not in_court and fact.start >= nominal.first_seen and not lapsed


def _acts_at(fact: PersonFact) -> Iterator[PersonPlace]:
    """Where they are in a role in which somebody acts, or where a text says plainly that they are."""
    if ROLES.means(fact.role, Meaning.ACTS, Meaning.KEEPS_COMPANY):
        yield from (place for place in fact.places if place.use is None)
    yield from (place for place in fact.read_places or () if RELATIONS.means(place.relation, Meaning.PRESENT))


def _note(fact: PersonFact, profile: PersonProfile) -> SignNote:
    origin = profile.origins[fact.item_id]
    weight = grade_weight(fact.grade) * (1.0 if fact.read is None else READ_IN_TEXT)
    return SignNote(day_number(fact.start), fact.start, fact.item_id, MET, origin, fact.grade, weight)


def _alert(
    subject: str,
    name: str,
    town: str,
    homes: frozenset[str],
    raised: int,
    met: Sequence[PersonFact],
    noted: Sequence[SignNote],
    nominal: TraitFact,
) -> AlertDocument:
    """``raised``: how many of the notes were enough."""
    own = supporting_items(noted)
    origins = len({item.origin for item in own})
    times = f"{len({item.item for item in own})} items of {origins} independent origin{'s' * (origins != 1)}"
    likely = least_likely([nominal.likely, LIKELIHOOD[corroborated_level(OUT_OF_AREA, noted)]])
    alert = alert_document(
        OUT_OF_AREA.rule,
        person_subject(subject, name, met, town),
        supporting_items(noted[:raised]),
        midnight_after(max(fact.end for fact in met), OUT_OF_AREA.quiet),
        [*trait_items([nominal]), *own],
        band=BAND_CALLED[likely],
        likely=likely,
        signs=corroborated_signs(noted, OUT_OF_AREA),
        explanation=f"{name}, whose addresses are in {', '.join(sorted(homes))}, is met in {town}: {times} from "
        f"{day_in_words(met[0].start)} to {day_in_words(met[-1].start)}. Known for drug supply: {nominal.reason}",
        raised_again_by=f"being met in {town} after {OUT_OF_AREA.quiet} days in which they were not",
    )
    strict = with_strictest_handling(alert.standing, [nominal.standing])
    # One item may name several towns: each is an alert of its own.
    own_id = alert_id(OUT_OF_AREA.rule, f"{subject} {town}", alert.window, alert.raised_by[0])
    return alert.model_copy(update={"standing": strict, "id": own_id})
