"""Indicators: what texts report that guidance names as signs of exploitation, of dealing, or of an innocent reason.

A closed list. An indicator is read from a text and is no finding: patterns in ``streams/correlation`` weigh them.
Sources: the Home Office's guidance on county lines and the published signs of cuckooing, see
``reference/data/README.md``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Indicator(StrEnum):
    """One named indicator, whatever its wording in a text."""

    # Of an address that may be cuckooed.
    COMINGS_AND_GOINGS = "comings-and-goings"
    UNUSUAL_HOURS = "unusual-hours"
    SHORT_STAYS = "short-stays"
    UNFAMILIAR_VEHICLES = "unfamiliar-vehicles"
    NOISE = "noise"
    LITTER_AND_PARAPHERNALIA = "litter-and-paraphernalia"
    RESIDENT_NOT_SEEN = "resident-not-seen"
    VISITORS_SPEAK_FOR_RESIDENT = "visitors-speak-for-resident"
    SUPPORT_STOPPED = "support-stopped"
    KNOWN_DEALERS = "known-dealers"
    STRANGERS_IN_CHARGE = "strangers-in-charge"
    HOME_TAKEN_OVER = "home-taken-over"
    FINANCIAL_ABUSE = "financial-abuse"
    BAIL_ADDRESS = "bail-address"
    CASH_AND_PHONES = "cash-and-phones"
    TAKEAWAYS = "takeaways"
    RESIDENT_VULNERABLE = "resident-vulnerable"
    RESIDENT_AFRAID = "resident-afraid"
    WEAPONS_STORED = "weapons-stored"
    SEX_WORK = "sex-work"
    # Of a person who may be exploited.
    MISSING = "missing"
    OUT_OF_AREA = "out-of-area"
    UNEXPLAINED_MONEY = "unexplained-money"
    MANY_PHONES = "many-phones"
    OLDER_ASSOCIATES = "older-associates"
    INJURIES = "injuries"
    WEAPONS = "weapons"
    NEW_NICKNAME = "new-nickname"
    TRAVELS_LATE = "travels-late"
    DOES_NOT_KNOW_AREA = "does-not-know-area"
    DEBT = "debt"
    # Of drug supply.
    DEALING = "dealing"
    LINE_PHONE = "line-phone"
    GOING_COUNTRY = "going-country"
    TRAP_HOUSE = "trap-house"
    # Of an innocent reason.
    PARTY = "party"
    CARERS = "carers"
    SHARED_HOUSE = "shared-house"
    DELIVERIES = "deliveries"
    FAMILY_VISIT = "family-visit"
    NOTHING_UNTOWARD = "nothing-untoward"
    WITHIN_THE_FAMILY = "within-the-family"  # a partner or relative controls, or cares: a matter of its own
    OWN_ACCORD = "of-own-accord"  # who was missing went for themselves: to a match, to the sea, to their dad


_IN_ORDER: Final = tuple(Indicator)


def _from(first: Indicator, last: Indicator) -> frozenset[Indicator]:
    return frozenset(_IN_ORDER[_IN_ORDER.index(first) : _IN_ORDER.index(last) + 1])


OF_CUCKOOING: Final = _from(Indicator.COMINGS_AND_GOINGS, Indicator.SEX_WORK)
OF_EXPLOITATION: Final = _from(Indicator.MISSING, Indicator.DEBT)
OF_SUPPLY: Final = _from(Indicator.DEALING, Indicator.TRAP_HOUSE)
AGAINST: Final = _from(Indicator.PARTY, Indicator.OWN_ACCORD)
"""Signs of an innocent reason. They count against, never for."""
OF_THE_ITEM: Final = frozenset({Indicator.WITHIN_THE_FAMILY, Indicator.OWN_ACCORD})
"""Reasons that explain what their own item says, and nothing that others say."""
