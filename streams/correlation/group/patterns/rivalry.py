"""Violence between two gangs or crime groups rises: reports on several days, of independent origin, more than before.

The table is that of violence around a person (``person/patterns/violence_around.py``): three days, each of another
origin, within 60 days, and more than twice as many as in a mean stretch of 60 days of the year before. It is raised
once for a pair, by the group whose subject comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from schemas.documents.alerts import AlertDocument
from schemas.facts.groups import GroupOpponent
from schemas.facts.standing import HandlingCodes
from schemas.times import day_number
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.organisations import ORGANISATION_KINDS
from streams.correlation.group.group_profile import GroupProfile, Incident, incidents
from streams.correlation.pattern_engine.pattern import Side, Sign, sign_table
from streams.correlation.pattern_engine.rising import apart, rising_spells
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.person.patterns.violence_around import VIOLENCE, WITHIN
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    SupportingItem,
    alert_document,
    alert_id,
    day_in_words,
    midnight_after,
)
from streams.correlation.standing import with_strictest_handling

FOUGHT: Final = "violence-between-the-two"

RIVALRY: Final = VIOLENCE._replace(
    rule=AlertRule("rivalry-rises", 1),
    signs=sign_table(Sign(FOUGHT, Side.VIOLENCE, 1, 0, "a report of another day and origin tells of it")),
)
"""As around a person: three days, each by another origin. Two may be one quarrel and its answer."""


class _Fight(NamedTuple):
    """Violence between the two of one day and origin; ``given``: by the first group, ``taken``: by the other."""

    support: SupportingItem
    given: bool
    taken: bool
    town: str | None

    @property
    def note(self) -> SignNote:
        """As the engine reads it. Whoever saw it, each counts alike."""
        own = self.support
        return SignNote(day_number(own.at), own.at, own.item, FOUGHT, own.origin, own.grade, 1.0)


def rivalry_alerts(profile: GroupProfile) -> Iterator[AlertDocument]:
    """One for each time it rises between the group and another, active until 60 days passed without a report."""
    if not profile.is_organised:
        return
    fights: dict[str, list[_Fight]] = defaultdict(list)
    names: dict[str, GroupOpponent] = {}
    for incident in incidents(profile):
        for opponent in incident.opponents if incident.dated else ():
            if _is_first(profile, opponent):
                names.setdefault(opponent.subject, opponent)
                fights[opponent.subject].append(_fight(incident, opponent))
    for subject, of_pair in sorted(fights.items()):
        several = [of_pair[at] for at in apart([fight.note for fight in of_pair])]
        for of in rising_spells(RIVALRY, [fight.note for fight in several]):
            raised, active = several[of.first : of.raised], several[of.first : of.until]
            yield _alert(profile, names[subject], raised, active)


def _is_first(profile: GroupProfile, opponent: GroupOpponent) -> bool:
    organised = ORGANISATION_KINDS.means(opponent.kind, Meaning.ORGANISED)
    return organised and profile.subject < opponent.subject


def _fight(incident: Incident, opponent: GroupOpponent) -> _Fight:
    return _Fight(incident.support, opponent.attacked, opponent.attacked_by, incident.town)


def _alert(
    profile: GroupProfile, opponent: GroupOpponent, raised: Sequence[_Fight], active: Sequence[_Fight]
) -> AlertDocument:
    town = min({fight.town for fight in active if fight.town}, default=profile.home)
    both = f"{profile.name} and {opponent.name}"
    given, taken = sum(fight.given for fight in active), sum(fight.taken for fight in active)
    alert = alert_document(
        RIVALRY.rule,
        AlertSubject(profile.id, "groups", both, town),
        [fight.support for fight in raised],
        midnight_after(_last(active), RIVALRY.quiet),
        [fight.support for fight in active],
        explanation=f"Violence between {both}: {len(active)} reports of as many days and independent origins, from "
        f"{day_in_words(active[0].support.at)} to {day_in_words(_last(active))}; by {profile.name} {given}, by "
        f"{opponent.name} {taken}. More than twice as many in {WITHIN} days as before.",
        raised_again_by=f"three more within {WITHIN} days, after as long without any",
    )
    # One item may be of several pairs: each is an alert of its own.
    own = f"{profile.id} {opponent.subject}"
    strict = with_strictest_handling(alert.standing, _handling_of_memberships(profile, opponent, active))
    return alert.model_copy(
        update={"id": alert_id(RIVALRY.rule, own, alert.window, alert.raised_by[0]), "standing": strict},
    )


def _handling_of_memberships(
    profile: GroupProfile, opponent: GroupOpponent, active: Sequence[_Fight]
) -> Iterator[HandlingCodes]:
    """Of what says that those who fought are of the two."""
    items = {fight.support.item for fight in active}
    for clash in profile.clashes:
        if clash.membership_handling and clash.item_id in items and clash.opponent.subject == opponent.subject:
            yield clash.membership_handling


def _last(active: Sequence[_Fight]) -> datetime:
    return active[-1].support.at
