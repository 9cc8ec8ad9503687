"""The signs of a cuckooed address: points, half-life in days, and the reason for both.

Source of the signs: the published indicators of cuckooing and county lines (Home Office guidance; leaflets of forces),
as ``schemas/vocabulary/indicators.py`` names them. Points are our judgement of what each sign says by itself: 4,
somebody else has the say in this home; 2, what dealing or a frightened resident looks like; 1, what has many other
reasons. What comes and goes within weeks has a half-life of 30 days, since gangs move on after weeks; who somebody is,
and that a home was taken, 60 to 180.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.vocabulary.indicators import Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.premises_types import PREMISES_TYPES, PremisesType
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import Role
from schemas.vocabulary.threats import THREATS
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.place_links import lives_there
from streams.correlation.signs import Side, Sign

WEEKS: Final = 30
MONTHS: Final = 60
LASTING: Final = 180

SAID_TO_BE_CUCKOOED: Final = "said-to-be-cuckooed"
DEALS_FROM: Final = "deals-from"
DRUGS: Final = "drugs-reported"
LINE: Final = "drug-line-named"
VULNERABLE: Final = "vulnerable-person-lives-here"
KNOWN_DEALER: Final = "known-dealer-newly-linked"
MANY_LIVE_HERE: Final = "many-live-here"
SEVERAL_STAY: Final = "several-stay-here"
EXPLOITED: Final = "exploited-person-lives-here"

SIGNS: Final = {
    sign.name: sign
    for sign in (
        Sign(Indicator.HOME_TAKEN_OVER, Side.HOME, 4, MONTHS, "says in so many words that the home was taken over"),
        Sign(Indicator.STRANGERS_IN_CHARGE, Side.HOME, 4, MONTHS, "people who do not live there decide who comes in"),
        Sign(Indicator.VISITORS_SPEAK_FOR_RESIDENT, Side.HOME, 4, MONTHS, "visitors answer for the resident"),
        Sign(SAID_TO_BE_CUCKOOED, Side.HOME, 3, MONTHS, "graded intelligence names cuckooing as its threat"),
        Sign(Indicator.FINANCIAL_ABUSE, Side.HOME, 3, MONTHS, "somebody else has the resident's money"),
        Sign(Indicator.RESIDENT_AFRAID, Side.HOME, 3, MONTHS, "the resident is frightened or hurt"),
        Sign(Indicator.RESIDENT_NOT_SEEN, Side.HOME, 2, WEEKS, "the resident is no longer seen"),
        Sign(Indicator.SUPPORT_STOPPED, Side.HOME, 2, MONTHS, "support is not let in any more"),
        Sign(Indicator.RESIDENT_VULNERABLE, Side.HOME, 2, LASTING, "a resident whom gangs look for"),
        Sign(VULNERABLE, Side.HOME, 2, LASTING, "an item names a vulnerable person as living there"),
        Sign(EXPLOITED, Side.HOME, 3, MONTHS, "a resident whom others are known to use"),
        Sign(SEVERAL_STAY, Side.HOME, 2, MONTHS, "three or more who act stay in what is not their home"),
        Sign(Indicator.BAIL_ADDRESS, Side.HOME, 2, MONTHS, "an offender gives it as their address for bail"),
        Sign(Indicator.TRAP_HOUSE, Side.DEALING, 3, WEEKS, "is called by the word that dealers have for it"),
        Sign(DEALS_FROM, Side.DEALING, 3, WEEKS, "an item says that somebody deals from there"),
        Sign(Indicator.KNOWN_DEALERS, Side.DEALING, 2, WEEKS, "known dealers are seen there"),
        Sign(KNOWN_DEALER, Side.DEALING, 3, WEEKS, "somebody known for dealing is linked with a home not theirs"),
        Sign(Indicator.DEALING, Side.DEALING, 2, WEEKS, "drugs are seen to be sold"),
        Sign(Indicator.COMINGS_AND_GOINGS, Side.DEALING, 2, WEEKS, "many come and go"),
        Sign(Indicator.SHORT_STAYS, Side.DEALING, 2, WEEKS, "and stay for minutes"),
        Sign(Indicator.LITTER_AND_PARAPHERNALIA, Side.DEALING, 2, WEEKS, "what drug use leaves behind"),
        Sign(Indicator.CASH_AND_PHONES, Side.DEALING, 2, WEEKS, "cash and more phones than people"),
        Sign(Indicator.LINE_PHONE, Side.DEALING, 2, WEEKS, "a line's phone is there"),
        Sign(LINE, Side.DEALING, 2, WEEKS, "a drug line is named with it"),
        Sign(Indicator.GOING_COUNTRY, Side.DEALING, 2, WEEKS, "runners are sent there from elsewhere"),
        Sign(Indicator.WEAPONS_STORED, Side.DEALING, 2, MONTHS, "weapons are kept there"),
        Sign(Indicator.SEX_WORK, Side.DEALING, 2, WEEKS, "sex work, a takeover of another kind"),
        Sign(DRUGS, Side.DEALING, 1, WEEKS, "is reported for drugs: many dwellings are"),
        Sign(
            Indicator.UNFAMILIAR_VEHICLES, Side.DEALING, 1, WEEKS, "unfamiliar cars, taxis, bikes: guests have them too"
        ),
        Sign(Indicator.UNUSUAL_HOURS, Side.DEALING, 1, WEEKS, "at hours when most sleep: shift workers do not"),
        Sign(Indicator.NOISE, Side.DEALING, 1, WEEKS, "noise: mostly it is only noise"),
        Sign(Indicator.TAKEAWAYS, Side.DEALING, 1, WEEKS, "takeaways at odd hours, for people who do not go out"),
        Sign(Indicator.PARTY, Side.AGAINST, 4, WEEKS, "a party explains guests, noise and litter"),
        Sign(Indicator.CARERS, Side.AGAINST, 4, MONTHS, "carers and nurses come and go, at all hours"),
        Sign(MANY_LIVE_HERE, Side.AGAINST, 3, LASTING, "a hostel, shared house or large family: many come to notice"),
        Sign(Indicator.FAMILY_VISIT, Side.AGAINST, 3, WEEKS, "kin visit"),
        Sign(Indicator.DELIVERIES, Side.AGAINST, 2, WEEKS, "deliveries explain vehicles and short stays"),
        Sign(Indicator.NOTHING_UNTOWARD, Side.AGAINST, 4, WEEKS, "somebody looked, and found nothing untoward"),
    )
}


TELLING: Final = frozenset(
    name
    for name, sign in SIGNS.items()
    if (sign.side is Side.DEALING and sign.points >= 2 and name != Indicator.LITTER_AND_PARAPHERNALIA)
    or (sign.side is Side.HOME and sign.points >= 3)
)
"""Signs of which there must be one for more than green.

Noise, rubbish, cars, late hours and takeaways have other reasons (building work, hoarding, a shift worker), and so has
a lonely or unseen resident: together they are no takeover.
"""


def is_no_home(premises_type: str | None) -> bool:
    """Whether premises of this type are nobody's home that could be taken over: with staff, or open to the public."""
    if premises_type is None:
        return False
    known = PREMISES_TYPES.read(premises_type)
    staffed = known is not None and known.code in {PremisesType.HOSTEL, PremisesType.REFUGE}
    return staffed or PREMISES_TYPES.means(premises_type, Meaning.PUBLIC, Meaning.INSTITUTION)


def place_signs(fact: PlaceItem) -> Iterator[str]:
    """The names of the signs that one item notes of these premises."""
    if THREATS.means(fact.category, Meaning.DRUGS, Meaning.SUPPLY):
        yield DRUGS
    if THREATS.means(fact.category, Meaning.CUCKOOING):
        yield SAID_TO_BE_CUCKOOED
    if (details := fact.said) is None:
        return
    yield from (indicator.value for indicator in details.indicators if indicator in SIGNS)
    if PREMISES_TYPES.means(details.premises_type, Meaning.SHARED):
        yield MANY_LIVE_HERE
    if details.lines:
        yield LINE
    if any(RELATIONS.means(person.relation, Meaning.DEALS_FROM) for person in details.persons):
        yield DEALS_FROM
    if any(person.role == Role.VULNERABLE and lives_there(person.relation) for person in details.persons):
        yield VULNERABLE
