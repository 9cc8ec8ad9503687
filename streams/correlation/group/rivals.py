"""Which groups are at odds with one: as items report, or by violence between the two or between their members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from schemas.documents.groups import RivalOfGroup
from schemas.facts.groups import GroupOpponent
from streams.correlation.group.group_profile import GroupProfile, Incident, supporting_item
from streams.correlation.raised_alert import SupportingItem, may_raise
from streams.correlation.yardstick import LIKELY, REALISTIC_POSSIBILITY

ORIGINS: Final = 2
"""Independent origins from which on another group is *likely* a rival. Below it is a realistic possibility."""


class _Dispute(NamedTuple):
    """What one item says of the group and another."""

    support: SupportingItem
    end: datetime
    opponent: GroupOpponent


def rivals(profile: GroupProfile, incidents: Iterable[Incident]) -> tuple[RivalOfGroup, ...]:
    """Those with most origins first."""
    found: dict[str, list[_Dispute]] = defaultdict(list)
    for dispute in _disputes(profile, incidents):
        found[dispute.opponent.subject].append(dispute)
    known = [_rival(subject, disputes) for subject, disputes in found.items()]
    return tuple(sorted(known, key=lambda rival: (-rival.origins, -rival.items, rival.subject)))


def _disputes(profile: GroupProfile, incidents: Iterable[Incident]) -> Iterator[_Dispute]:
    for fact in profile.counted:
        for opponent in fact.opponents:
            if opponent.rival:
                yield _Dispute(supporting_item(fact), fact.end, opponent)
    for incident in incidents:
        for opponent in incident.opponents:
            fought = opponent.model_copy(update={"rival": False})
            yield _Dispute(incident.support, incident.support.at, fought)


def _rival(subject: str, disputes: Sequence[_Dispute]) -> RivalOfGroup:
    support = [dispute.support for dispute in disputes]
    names = sorted(disputes, key=lambda dispute: (dispute.support.at, dispute.support.item, dispute.opponent.name))
    return RivalOfGroup(
        subject=subject,
        kind=names[0].opponent.kind,
        name=names[0].opponent.name,
        likely=LIKELY if may_raise(support, ORIGINS) else REALISTIC_POSSIBILITY,
        reported=_items(dispute for dispute in disputes if dispute.opponent.rival),
        given=_items(dispute for dispute in disputes if not dispute.opponent.rival and dispute.opponent.attacked),
        taken=_items(dispute for dispute in disputes if not dispute.opponent.rival and dispute.opponent.attacked_by),
        first_seen=min(dispute.support.at for dispute in disputes),
        last_seen=max(dispute.end for dispute in disputes),
        items=_items(disputes),
        origins=len({item.origin for item in support}),
    )


def _items(disputes: Iterable[_Dispute]) -> int:
    return len({dispute.support.item for dispute in disputes})
