"""Cuckooed address: a home that somebody has taken over, mostly to deal drugs from. The table of its signs and bands.

A place reaches amber when signs of dealing and signs of the home come together from two independent origins: a
dealer's own house has only the first, a lonely resident only the second. One sign at least must be telling: noise,
rubbish, cars, late hours and takeaways have other reasons (building work, hoarding, a shift worker), and so has a
lonely or unseen resident; together they are no takeover. A home is also taken over to live there or for the resident's
money, and then nothing is dealt. That is amber where others are said to live or decide there, two origins each tell a
sign that has few other reasons, and more points speak for it. Abuse within a family and fraud have names of their own;
what is about them notes no such sign.

Origins and sides come together within one and a half half-lives of each sign, at most 90 days: 45 days for what comes
and goes within weeks, as gangs move on after weeks; 90 for what is so for months, as who lives off somebody stays.
Something dealt, or others who live or decide there, must have been reported within 45 days, or there is no band: a home
that a gang left is none, and whoever comes back is a takeover of its own.
A reason that needs no crime takes away no more than it explains: carers explain who comes and goes at all hours, and
not that the pension is gone.

Source of the signs and of the kinds of takeover (drugs, sex work, weapons, to live there, financial abuse): the
published indicators of cuckooing and county lines (Home Office guidance; leaflets of forces and safeguarding boards),
as ``schemas/vocabulary/indicators.py`` names them. Points are our judgement of what each sign says by itself: 4,
somebody else has the say in this home; 2, what dealing or a frightened resident looks like; 1, what has many other
reasons. What comes and goes within weeks has a half-life of 30 days, since gangs move on after weeks; who somebody is,
and that a home was taken, 60 to 180. Items note signs in ``cuckooed_items``, persons linked with the place in
``cuckooed_people``.
"""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.indicators import Indicator
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.raised_alert import AlertRule

WEEKS: Final = 30
MONTHS: Final = 60
LASTING: Final = 180

SAID_TO_BE_CUCKOOED: Final = "said-to-be-cuckooed"
SAID_TO_BE_VULNERABLE: Final = "said-to-be-about-vulnerability"
DEALS_FROM: Final = "deals-from"
DRUGS: Final = "drugs-reported"
LINE: Final = "drug-line-named"
VULNERABLE: Final = "vulnerable-person-lives-here"
KNOWN_DEALER: Final = "known-dealer-newly-linked"
MANY_LIVE_HERE: Final = "many-live-here"
SEVERAL_STAY: Final = "several-stay-here"
EXPLOITED: Final = "exploited-person-lives-here"

COMMON: Final = True
"""Has many other reasons: more than green takes a sign that has not."""

MANY: Final = 6
"""Residents from which on a place is a hostel, a shared house or a large family: mean households have two or three."""

CROWD: Final = 12
"""Residents from which on it is one whoever they are: no crew is so large. Assumed."""

SEVERAL: Final = 3
"""Persons who act and stay in a home that is not theirs, from which on it is a sign: a guest and a friend are two."""

TAKEN: Final = (Side.HOME, 4, MONTHS)

COMING: Final = frozenset(
    {
        Indicator.COMINGS_AND_GOINGS,
        Indicator.SHORT_STAYS,
        Indicator.UNFAMILIAR_VEHICLES,
        Indicator.UNUSUAL_HOURS,
    }
)
IN_THE_HOUSE: Final = COMING | {Indicator.NOISE, Indicator.LITTER_AND_PARAPHERNALIA, Indicator.TAKEAWAYS}
AT_THE_DOOR: Final = frozenset(
    {
        Indicator.RESIDENT_NOT_SEEN,
        Indicator.VISITORS_SPEAK_FOR_RESIDENT,
        Indicator.STRANGERS_IN_CHARGE,
    }
)

SIGNS: Final = sign_table(
    Sign(Indicator.HOME_TAKEN_OVER, *TAKEN, "says in so many words that the home was taken over", also=Side.TAKEOVER),
    Sign(Indicator.STRANGERS_IN_CHARGE, *TAKEN, "people who do not live there decide who comes in", also=Side.TAKEOVER),
    Sign(Indicator.VISITORS_SPEAK_FOR_RESIDENT, Side.HOME, 4, MONTHS, "visitors answer for the resident"),
    Sign(SAID_TO_BE_CUCKOOED, Side.HOME, 4, MONTHS, "graded intelligence names cuckooing", also=Side.DEALING),
    Sign(Indicator.FINANCIAL_ABUSE, Side.HOME, 3, MONTHS, "somebody else has the resident's money"),
    Sign(Indicator.RESIDENT_AFRAID, Side.HOME, 3, MONTHS, "the resident is frightened or hurt"),
    Sign(Indicator.RESIDENT_NOT_SEEN, Side.HOME, 2, WEEKS, "the resident is no longer seen", COMMON),
    Sign(Indicator.SUPPORT_STOPPED, Side.HOME, 2, MONTHS, "support is not let in any more", COMMON),
    Sign(Indicator.RESIDENT_VULNERABLE, Side.HOME, 2, LASTING, "a resident whom gangs look for", COMMON),
    Sign(VULNERABLE, Side.HOME, 2, LASTING, "an item names a vulnerable person as living there", COMMON),
    Sign(SAID_TO_BE_VULNERABLE, Side.HOME, 1, MONTHS, "is about somebody's welfare there: many are ill", COMMON),
    Sign(EXPLOITED, Side.HOME, 3, MONTHS, "a resident whom others are known to use"),
    Sign(SEVERAL_STAY, Side.HOME, 2, MONTHS, "three or more who act stay in what is not their home", COMMON),
    Sign(Indicator.BAIL_ADDRESS, Side.HOME, 2, MONTHS, "an offender gives it as their address for bail", COMMON),
    Sign(Indicator.TRAP_HOUSE, Side.DEALING, 3, WEEKS, "is called by the word that dealers have for it"),
    Sign(DEALS_FROM, Side.DEALING, 3, WEEKS, "an item says that somebody deals from there"),
    Sign(Indicator.KNOWN_DEALERS, Side.DEALING, 2, WEEKS, "known dealers are seen there"),
    Sign(KNOWN_DEALER, Side.DEALING, 3, WEEKS, "somebody known for dealing is linked with a home not theirs"),
    Sign(Indicator.DEALING, Side.DEALING, 2, WEEKS, "drugs are seen to be sold"),
    Sign(Indicator.COMINGS_AND_GOINGS, Side.DEALING, 2, WEEKS, "many come and go"),
    Sign(Indicator.SHORT_STAYS, Side.DEALING, 2, WEEKS, "and stay for minutes"),
    Sign(Indicator.LITTER_AND_PARAPHERNALIA, Side.DEALING, 2, WEEKS, "what drug use leaves behind", COMMON),
    Sign(Indicator.CASH_AND_PHONES, Side.DEALING, 2, WEEKS, "cash and more phones than people"),
    Sign(Indicator.LINE_PHONE, Side.DEALING, 2, WEEKS, "a line's phone is there"),
    Sign(LINE, Side.DEALING, 2, WEEKS, "a drug line is named with it"),
    Sign(Indicator.GOING_COUNTRY, Side.DEALING, 2, WEEKS, "runners are sent there from elsewhere"),
    Sign(Indicator.WEAPONS_STORED, Side.DEALING, 2, MONTHS, "weapons are kept there"),
    Sign(Indicator.SEX_WORK, Side.DEALING, 2, WEEKS, "sex work, a takeover of another kind"),
    Sign(DRUGS, Side.DEALING, 1, WEEKS, "is reported for drugs: many dwellings are", COMMON),
    Sign(
        Indicator.UNFAMILIAR_VEHICLES,
        Side.DEALING,
        1,
        WEEKS,
        "unfamiliar cars, taxis, bikes: guests have them too",
        COMMON,
    ),
    Sign(Indicator.UNUSUAL_HOURS, Side.DEALING, 1, WEEKS, "at hours when most sleep: shift workers do not", COMMON),
    Sign(Indicator.NOISE, Side.DEALING, 1, WEEKS, "noise: mostly it is only noise", COMMON),
    Sign(Indicator.TAKEAWAYS, Side.DEALING, 1, WEEKS, "takeaways at odd hours, for people who do not go out", COMMON),
    Sign(Indicator.PARTY, Side.AGAINST, 4, WEEKS, "a party explains guests, noise and litter", explains=IN_THE_HOUSE),
    Sign(
        *(Indicator.CARERS, Side.AGAINST, 4, MONTHS, "carers and nurses come and go, at all hours"),
        explains=COMING | AT_THE_DOOR,
    ),
    Sign(MANY_LIVE_HERE, Side.AGAINST, 3, LASTING, "a hostel, shared house or large family: many come to notice"),
    Sign(Indicator.SHARED_HOUSE, Side.AGAINST, 4, MONTHS, "students, lodgers and housemates come, go and are away"),
    Sign(
        *(Indicator.FAMILY_VISIT, Side.AGAINST, 3, WEEKS, "kin visit, stay and answer the door"),
        explains=IN_THE_HOUSE | AT_THE_DOOR | {Indicator.HOME_TAKEN_OVER, SEVERAL_STAY},
    ),
    Sign(Indicator.DELIVERIES, Side.AGAINST, 2, WEEKS, "deliveries explain vehicles and short stays", explains=COMING),
    Sign(Indicator.NOTHING_UNTOWARD, Side.AGAINST, 4, WEEKS, "somebody looked, and found nothing untoward"),
)

BOTH: Final = frozenset({Side.DEALING, Side.HOME})

LIVED_IN: Final = frozenset({Side.HOME, Side.TAKEOVER})

CUCKOOED: Final = Pattern(
    AlertRule("cuckooed-address", 4),
    SIGNS,
    bands=(
        Band(Level.GREEN, 2, origins=2),  # a few who each saw little: a question, and no alert
        Band(Level.GREEN, 4),
        Band(Level.AMBER, 8, origins=2, sides=BOTH, telling=1),  # one neighbour may err, or bear a grudge
        Band(Level.AMBER, 10, origins=2, sides=LIVED_IN, telling=2),
        Band(Level.RED, 12, origins=2, sides=BOTH, telling=1),  # 280 of 282 were so: ADR 44
    ),
    together=90,  # days, and less for signs that fade sooner
    half_lives=1.5,
    lasts=4,
    needed_within=45,
    needs=frozenset({Side.DEALING, Side.TAKEOVER}),  # who lives there outlasts what happened, and alone says nothing
)
