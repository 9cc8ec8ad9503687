"""Who has the say, the money and the fear in a home: and where an item gives another reason for it than a takeover."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from schemas.vocabulary.indicators import OF_SUPPLY, Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.threats import THREATS

CONTROL: Final = frozenset(
    {
        Indicator.HOME_TAKEN_OVER,
        Indicator.STRANGERS_IN_CHARGE,
        Indicator.VISITORS_SPEAK_FOR_RESIDENT,
        Indicator.FINANCIAL_ABUSE,
        Indicator.RESIDENT_AFRAID,
        Indicator.RESIDENT_NOT_SEEN,
    }
)
"""What a partner, a relative or a swindler does to somebody at home as well."""

_OF_OTHERS: Final = OF_SUPPLY | {
    Indicator.STRANGERS_IN_CHARGE,
    Indicator.KNOWN_DEALERS,
    Indicator.COMINGS_AND_GOINGS,
    Indicator.SHORT_STAYS,
    Indicator.CASH_AND_PHONES,
    Indicator.SEX_WORK,
    Indicator.WEAPONS_STORED,
}
"""What no partner or relative explains: others are there, or something is dealt."""


def is_family_or_fraud(category: str | None, indicators: Collection[Indicator]) -> bool:
    """Whether an item gives control at home another reason: abuse within a family, or fraud.

    Its source says that it is about that, or its text says that a partner or relative does it, of no others tells, and
    its source does not call it cuckooing or county lines.
    """
    known = THREATS.read(category) if category else None
    if THREATS.means(category, Meaning.DOMESTIC) or (known is not None and known.code == "fraud"):
        return True
    family = Indicator.WITHIN_THE_FAMILY in indicators and not _OF_OTHERS.intersection(indicators)
    return family and not THREATS.means(category, Meaning.EXPLOITS_BESIDE, Meaning.CUCKOOING)
