"""Every rate of the story, each with its meaning and where it comes from. Nothing that concludes ever reads them.

Sources: *published* = public reports of Operation Viper and of county lines practice; *census* = Census 2011,
Northamptonshire, rounded; *assumed* = nobody publishes it: a guess, chosen to be plausible and to make finding the
pattern work, and to be changed here by whoever knows better.
"""

from __future__ import annotations

from typing import Final, Literal

from producers.simulator.dice import Weighted

Ending = Literal["warrant", "visit", "moved-on"]

# --- size ---------------------------------------------------------------------------------------------------------
NEIGHBOURHOODS: Final = 25
"""Parts of the force that go their own way, at scale 1. Each has one gang. Assumed: some 25 active groups a force."""

TOWNS: Final = (
    "Northampton", "Kettering", "Corby", "Wellingborough", "Daventry", "Northampton", "Kettering", "Northampton",
    "Corby", "Wellingborough", "Northampton", "Kettering", "Northampton", "Daventry", "Wellingborough", "Northampton",
    "Corby", "Northampton", "Kettering", "Northampton", "Wellingborough", "Corby", "Northampton", "Kettering",
    "Daventry",
)  # fmt: skip
"""The home town of each neighbourhood, over and over. The towns are published, their shares by population."""

HOUSEHOLDS: Final = 160
"""Ordinary households of a neighbourhood that ever come to notice. Assumed."""

VULNERABLE: Final = 44
"""People living alone who could be exploited, of a neighbourhood and the villages it reaches. Assumed."""

# --- people ---------------------------------------------------------------------------------------------------------
ORIGINS: Final = Weighted(
    {"british": 86.0, "polish": 3.5, "romanian": 2.0, "lithuanian": 1.5, "south-asian": 4.5, "african": 2.5}.items()
)
"""Where a family's names come from. Census, by main language and birth place."""

TWINS: Final = 0.03
"""Families with two children or more that have twins. ONS: about 3 births of 100 are of twins."""

DOUBLE_BARRELLED: Final = 0.02
"""People with two surnames. Assumed."""

HAS_PHONE: Final = 0.92
"""Published by Ofcom for adults."""

HAS_CAR: Final = 0.55
"""Adults who drive a car of their own. Census, cars by household."""

KNOWN_BEFORE: Final = {"nominal": 0.9, "runner": 0.5, "user": 0.6, "other": 0.04}
"""People with a PNC ID, by what they are in the story. Assumed."""

MOVES: Final = {"nominal": 0.35, "user": 0.25, "other": 0.07}
"""People who move house within the year. ONS: one household of eleven; assumed higher for those on the run."""

NAMESAKES: Final = 1
"""Pairs of a neighbourhood with the same names, born on the same day, who are not the same. A confounder."""

# --- gangs, lines, addresses ----------------------------------------------------------------------------------------
LINES: Final = Weighted({1: 40, 2: 45, 3: 15}.items())
"""Drug lines of a gang. Published: about 2,000 lines in the country in 2019, some 45 a force."""

MEMBERS: Final = (7, 11)
"""People of a gang, at least and at most; three are runners, of whom two are children. Assumed."""

NUMBER_LASTS: Final = (5, 15)
"""Weeks before a line changes its number. Assumed."""

HANDED_ON: Final = 0.12
"""Numbers that come from another line of the same gang. A confounder."""

WEEKS_AT_AN_ADDRESS: Final = (3, 8)
"""Published: gangs rotate, and stay for weeks."""

WEEKS_BETWEEN: Final = (0, 2)
"""Before the next address is taken. Assumed."""

SPREAD_EVERY: Final = (6, 14)
"""Weeks until a line serves one more rural place. Assumed."""

ADDRESS_IN_A_VILLAGE: Final = 0.45
"""Cuckooed addresses that lie in a rural place, once the line serves one. Assumed."""

TAKEOVERS: Final = Weighted({"drugs": 78, "to live there": 9, "weapons": 5, "sex work": 4, "financial": 4}.items())
"""What a home is taken over for. The kinds are published, their shares assumed."""

ENDINGS: Final[Weighted[Ending]] = Weighted([("warrant", 42), ("visit", 22), ("moved-on", 36)])
"""How it ends: by warrant, by a safeguarding visit, or they go of themselves. Assumed."""

# --- what is told of a cuckooed address, a week ---------------------------------------------------------------------
CUCKOOED_CALLS: Final = 0.46  # 101 and online, by neighbours; this and the next five assumed, to fit the volumes
CUCKOOED_CRIMESTOPPERS: Final = 0.17
CUCKOOED_PATROLS: Final = 0.28
CUCKOOED_SEARCHES: Final = 0.18
CUCKOOED_INTELLIGENCE: Final = 0.27
CUCKOOED_REFERRALS: Final = 0.10
GREEN_AMBER_RED: Final = Weighted({"green": 30, "amber": 45, "red": 25}.items())
"""The band of a cuckooed property. Published that there are three; shares assumed."""

# --- what is told of a gang, a week ---------------------------------------------------------------------------------
GANG_INTELLIGENCE: Final = 0.42  # on members, cars and numbers, without an address; all assumed
GANG_SEARCHES: Final = 0.18
GANG_PATROLS: Final = 0.30
GANG_ARRESTS: Final = 0.16  # besides those at warrants. Published: 18 arrests in one week of October 2018
RUNNER_MISSING: Final = 0.05  # a child, a week. Published: exploited children go missing and are found out of area
KIN_VISITS: Final = 0.16  # a dealer seen at his mother's, a week. A confounder

# --- what happens otherwise, a neighbourhood and week ---------------------------------------------------------------
EVERYDAY_CALLS: Final = 1.45
EVERYDAY_RECORDED: Final = 0.35  # crimes that come in by another way than a call
EVERYDAY_CRIMESTOPPERS: Final = 0.17
EVERYDAY_PATROLS: Final = 0.34
EVERYDAY_SEARCHES: Final = 0.30  # Published: Kettering had 61 stop and searches in three months
EVERYDAY_INTELLIGENCE: Final = 0.28
EVERYDAY_ARRESTS: Final = 0.24
EVERYDAY_REFERRALS: Final = 0.28  # Published: Kettering referred 82 vulnerable adults in three months

# --- confounders ----------------------------------------------------------------------------------------------------
PARTY_HOUSE: Final = 0.17  # calls a week about noise and visitors at the one party house; nobody deals there
SHARED_HOUSE: Final = 0.13  # events a week at the house in multiple occupation, of one of its six tenants
HOSTEL: Final = 0.25  # events a week at the hostel
LARGE_FAMILY: Final = 0.11  # events a week at the family of nine
CARERS: Final = 0.13  # calls a week about strangers and taxis at somebody who has carers
NAMESAKE: Final = 0.07  # events a week of each of the two namesakes
REPEAT_CALLER: Final = 0.17  # calls a week by the one person who always calls
HOSTEL_EVERY: Final = 2  # one neighbourhood of so many has a hostel
STABBINGS_EVERY: Final = 5  # one neighbourhood of so many has two stabbings in one street on one night
SAME_LINE_NAME_EVERY: Final = 4  # one gang of so many names a line as another gang in another town does

# --- enforcement and courts -----------------------------------------------------------------------------------------
ARRESTED_AT_A_WARRANT: Final = (1, 3)  # people. Published: over 70 warrants led to 105 arrests
FOUND_DRUGS: Final = 0.72  # warrants that find any; assumed
LINE_PHONE_FOUND: Final = 0.6  # seizures at a warrant that hold the phone of the line; published: 11 phones in a week
BAILED_TO_ADDRESS: Final = (
    0.12  # of those arrested at a cuckooed home who give it as the address to be bailed to; assumed
)
CHARGED: Final = {"gang": 0.66, "other": 0.42}  # arrests that lead to a charge. Published: 87 of 105; fewer elsewhere
REMANDED: Final = 0.6  # charges with remand. Published: 62 of 87
SENTENCED: Final = 0.72  # charges that end in a sentence within our time; assumed
WEEKS_TO_CHARGE: Final = (0, 3)
WEEKS_TO_SENTENCE: Final = (5, 32)
WORCESTER_YEARS: Final = (293, 297)
"""Published: the operation before Viper added up to almost 300 years of sentences in two years."""

# --- vehicle reads, a neighbourhood and week ------------------------------------------------------------------------
READS: Final = {"residents": 27.0, "passing": 14.0, "taxis": 1.7}
TRIPS: Final = 0.75  # of a line to the place it serves, a week: there and back, each read once or twice
MISREAD: Final = 0.03  # reads with O for 0, I for 1, B for 8 and the like; assumed, cameras claim 95 to 98 per cent
HIRED_FOR: Final = (2, 7)
"""Weeks before a gang changes its hired car."""

# --- how well somebody knows the person they describe ---------------------------------------------------------------
KNOWS: Final = {
    #               name   birth  age    home   phone  ids    alias
    "custody":      (0.995, 0.990, 0.00, 0.95, 0.30, 0.92, 0.15),
    "court":        (0.999, 0.980, 0.00, 0.85, 0.00, 0.80, 0.02),
    "check":        (0.980, 0.970, 0.05, 0.75, 0.10, 0.55, 0.06),  # stopped, and asked
    "professional": (0.990, 0.920, 0.05, 0.95, 0.40, 0.05, 0.01),
    "oneself":      (0.995, 0.900, 0.05, 0.94, 0.85, 0.00, 0.00),  # callers, and victims who were asked
    "intelligence": (0.900, 0.860, 0.15, 0.70, 0.30, 0.40, 0.35),
    "neighbour":    (0.500, 0.020, 0.60, 0.88, 0.05, 0.00, 0.10),  # of the one who lives there
    "bystander":    (0.015, 0.000, 0.75, 0.00, 0.00, 0.00, 0.14),  # of those who come and go
}  # fmt: skip
"""The chance that each is given. Identifiers only where the person has one. Assumed; whoever reports on somebody known
to the police mostly has the details of the record at hand."""

REWORDED: Final = 0.65  # facts that a retelling puts in other words
LEFT_OUT: Final = 0.3  # retellings of three facts or more that leave one out
REORDERED: Final = 0.35

# --- how it goes wrong, a mention; all assumed, in the order of size that matching literature reports ---------------
MISSPELT: Final = 0.045  # one name has a letter too many, too few, changed or swapped
SOUNDS_LIKE: Final = 0.02  # written as heard: Steven, Stephen; Kowalski, Kowalsky
SHORT_NAME: Final = {"oneself": 0.10, "neighbour": 0.45, "intelligence": 0.14, "check": 0.06, "professional": 0.06}
SWAPPED: Final = 0.012  # given name and surname in each other's place
FULL_NAME_IN_ONE_FIELD: Final = 0.06  # the whole name in one field
CAPITALS: Final = 0.10  # from systems that shout
MIDDLE_INITIAL: Final = 0.05
BIRTH_TYPO: Final = 0.02  # one digit
BIRTH_SWAPPED: Final = 0.008  # day and month, where both can be
BIRTH_PLACEHOLDER: Final = 0.004  # 1900-01-01 or 1970-01-01
BIRTH_FIRST_OF_YEAR: Final = 0.006  # 1 January, where only the year was known
NAME_PLACEHOLDER: Final = 0.003
FALSE_DETAILS: Final = {"custody": 0.015, "check": 0.012}  # another name and date of birth, given to the police
OLD_ADDRESS: Final = 0.25  # the former one, of those who have moved
POSTCODE_MISSING: Final = 0.12
NO_FIXED_ABODE: Final = {"user": 0.06, "nominal": 0.03}
CUSTODY_ADDRESS: Final = 0.01  # the police station instead of the home
DRAMA_NUMBER: Final = 0.005  # a phone number that is none
WRONG_IDENTIFIER: Final = 0.002  # a digit mistyped: the check letter no longer fits
PARTIAL_VRM: Final = {"public": 0.45, "police": 0.03}
SEX_GIVEN: Final = 0.9

# --- stories told more than once, of what the public or a patrol told ------------------------------------------------
TWO_CHANNELS: Final = 0.045  # the same caller tells it again: online after 101, or to the charity
COPIED_AS_INTELLIGENCE: Final = 0.11  # as an intelligence report, in other words
RECORDED_TOO: Final = 0.07  # as a recorded crime, nearly in the same words
COPIED_AGAIN: Final = 0.15  # of the copies: copied once more, from the copy
DECLARES_COPY: Final = 0.4  # copies that give derived_from
SECOND_WITNESS: Final = 0.05  # somebody else tells of the same incident: no copy, an origin of its own

# --- afterwards -----------------------------------------------------------------------------------------------------
CORRECTED: Final = 0.02
WITHDRAWN: Final = 0.010
UNWITHDRAWN: Final = 0.06  # withdrawals that are taken back
REGRADED: Final = 0.015
ERASED: Final = 0.0008
SENT_TWICE: Final = 0.005  # the very same bytes again
SENT_LATE: Final = 0.025  # published days after it was recorded, and so out of order
DAYS_LATE: Final = (1, 14)

# --- grades, by who tells ---------------------------------------------------------------------------------------------
SOURCE_EVALUATION: Final = {
    "public": Weighted({"1": 8, "2": 87, "3": 5}.items()),
    "anonymous": Weighted({"2": 97, "3": 3}.items()),
    "police": Weighted({"1": 97, "2": 3}.items()),
    "partner": Weighted({"1": 70, "2": 30}.items()),
    "intelligence": Weighted({"1": 24, "2": 66, "3": 10}.items()),
}
ASSESSMENT: Final = {
    "public": Weighted({"A": 50, "C": 28, "D": 21, "E": 1}.items()),
    "anonymous": Weighted({"A": 14, "C": 26, "D": 57, "E": 3}.items()),
    "police": Weighted({"A": 96, "B": 3, "C": 1}.items()),
    "partner": Weighted({"A": 60, "B": 15, "C": 25}.items()),
    "intelligence": Weighted({"A": 20, "B": 20, "C": 34, "D": 21, "E": 5}.items()),
}
CONDITIONS: Final = {"public": 0.06, "anonymous": 0.20, "police": 0.08, "partner": 0.13, "intelligence": 0.50}
"""Items with handling code C: about 15 of 100 in all."""

ACTION: Final = Weighted({"A1": 30, "A2": 45, "A3": 25}.items())
SANITISATION: Final = Weighted({"S1": 60, "S2": 40}.items())
SENSITIVE: Final = {"P": 0.1, "C": 0.7}  # items marked OFFICIAL-SENSITIVE

# --- what reports say in event language 1.1; all assumed -----------------------------------------------------------
REFERRED_BY_ORGANISATION: Final = 0.4  # referrals that name the landlord or care provider behind them
SAYS_HOW_OFTEN: Final = 0.3  # calls about comings and goings
QUOTES_BULK_TEXT: Final = 0.3  # intelligence about a line whose number is known
WARNED_OF: Final = 0.35  # of those who have a number of the national computer
UNINSURED: Final = 0.04  # vehicles that a patrol or the register knows to be so
STILL_MISSING: Final = 0.8  # missing episodes of which there is a report while nobody has found the child
DENIED: Final = 0.3  # calls of the repeat caller that an officer looks into and finds untrue
NAMES_TENANT: Final = 0.3  # calls about a party house that name one of those who live there
TYPE_OF_PREMISES: Final = 0.6  # reports from a hostel or shared house that say what it is
PLACE_IN_DOUBT: Final = 0.05  # everyday anonymous reports whose caller is not sure of the address

# --- as forces send it (``viper simulate --as-sent``); all assumed, from what forces say of their own records ---------
AS_SENT_POSTCODE: Final = 0.57  # of the addresses that have a postcode in the clean form: about half have one in all
AS_SENT_TOWN: Final = Weighted({"as it is": 55, "local": 20, "none": 25}.items())
"""How the town of an address is given: by its name, by a local or clipped one, or not at all."""

AS_SENT_DOOR_IN_PROSE_ONLY: Final = {
    "crime-report": 0.6, "crimestoppers-report": 0.7, "intelligence-report": 0.85, "patrol-sighting": 0.4,
    "recorded-crime": 0.2, "safeguarding-referral": 0.35,
}  # fmt: skip
"""Reports that tell their place in the text and in no field. Of the kinds that are not named: none."""

AS_SENT_PERSONS_IN_PROSE_ONLY: Final = {
    "crime-report": 1.0, "crimestoppers-report": 1.0, "intelligence-report": 0.85, "patrol-sighting": 0.45,
    "recorded-crime": 0.4, "safeguarding-referral": 0.3,
}  # fmt: skip
"""Reports whose persons stand in the text and in no field, but for who reports it or was harmed."""

AS_SENT_CALLER_STATED: Final = 0.5  # reporters, victims and witnesses of such reports who are in a field all the same
AS_SENT_VEHICLE_SAID: Final = 0.6  # vehicles of such reports that the text names with its registration
AS_SENT_SAYS_VULNERABLE: Final = 0.6  # reports of somebody vulnerable whose text says so
AS_SENT_HINT_LEFT: Final = (
    0.3  # structured hints that are filled in: threat, how often, band, finding, kind of premises
)
AS_SENT_OTHER_CODE: Final = 0.4  # calls about drugs that are filed as something else
AS_SENT_WORDS: Final = Weighted({"other hands": 45, "other words": 37, "own words": 18}.items())
"""Whose words tell a fact: a written phrase of another hand, one of ``as_sent/phrases.txt``, or ``wording.txt``."""

AS_SENT_ASIDE: Final = 0.25  # reports of the public and of professionals that say something besides
AS_SENT_ABBREVIATED: Final = 0.4  # street types and flats
AS_SENT_TYPING: Final = {
    "public": Weighted({"plain": 50, "lower": 25, "capitals": 5, "clipped": 20}.items()),
    "police": Weighted({"plain": 60, "clipped": 40}.items()),
    "professional": Weighted({"plain": 75, "clipped": 25}.items()),
}
"""How a text is typed: in sentences, all small, all capitals, or with the abbreviations of a hurry."""

AS_SENT_TYPO: Final = {"public": 0.02, "police": 0.006, "professional": 0.004}  # words with a letter wrong
AS_SENT_ROUNDED: Final = 0.35  # times known less precisely than in the clean form
AS_SENT_NO_TIME: Final = 0.1  # reports that do not say when: the day on which it was reported stands for it

# --- how long until the source is told, and until it writes it down: minutes, at least and at most; assumed ----------
REPORTING_DELAYS: Final = {
    "crime-report": ((5, 2_880), (5, 120)),
    "recorded-crime": ((30, 4_320), (60, 2_880)),
    "crimestoppers-report": ((60, 14_400), (60, 2_880)),
    "intelligence-report": ((60, 8_640), (120, 4_320)),
    "patrol-sighting": ((0, 5), (30, 600)),
    "stop-and-search": ((0, 5), (30, 600)),
    "warrant-executed": ((0, 60), (60, 600)),
    "arrest": ((0, 30), (60, 300)),
    "seizure": ((0, 60), (60, 1_440)),
    "charge": ((0, 60), (60, 600)),
    "sentence": ((0, 120), (120, 4_320)),
    "safeguarding-referral": ((60, 4_320), (60, 2_880)),
}
