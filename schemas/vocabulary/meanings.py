"""What a code can count for. Rules ask a code for its meanings and never compare it with a list of their own."""

from __future__ import annotations

from enum import StrEnum


class Meaning(StrEnum):
    """One thing that a code counts for. A code may count for more than one, or for none."""

    __hash__ = str.__hash__  # that of enum is Python, and rules ask for meanings of every fact

    # Of a threat, crime type or activity: what the item is about.
    SUPPLY = "supply"  # of controlled drugs: whoever acted in it supplies
    DRUGS = "drugs"  # possession or supply, and nothing says which
    CUCKOOING = "cuckooing"  # the takeover of a home
    WEAPONS = "weapons"  # carrying, keeping or using them
    VIOLENCE = "violence"  # against a person
    DOMESTIC = "domestic"  # within a family or relationship, at home: no place gets more dangerous by it
    MIXED_CLASS = "mixed-class"  # a statistical class that joins very different offences
    SEXUAL = "sexual"
    EXPLOITATION = "exploitation"  # whoever is victim or vulnerable in it is reported as exploited
    EXPLOITS_BESIDE = "exploits-beside"  # dealing that uses people: whoever is vulnerable in it may be exploited
    RISK_OF_HARM = "risk-of-harm"  # restarts the clear period of a review (MoPI)
    ORGANISED = "organised"  # gangs and organised crime groups
    MISSING = "missing"  # somebody is missing
    PATROL = "patrol"  # what officers did, and no threat

    # Of a protective act.
    PROTECTION = "protection"  # whom it is for is vulnerable
    CUCKOOING_VISIT = "cuckooing-visit"  # an outcome at a place, never a sign of it

    # Of an outcome.
    FOUND_NOTHING = "found-nothing"  # what was looked for was not there
    FOUND_SOMETHING = "found-something"
    EXONERATES = "exonerates"  # acquitted, eliminated, mistaken, malicious, retracted: nothing stands against anybody
    CLOSED = "closed"  # no further action, which exonerates nobody
    NOT_PROSECUTED = "not-prosecuted"  # closed though somebody is identified: the victim declines, no public interest
    OVERTURNED = "overturned"  # a conviction that an appeal took away
    OPEN = "open"  # under investigation, bailed
    CHARGES = "charges"  # charged, summonsed, before a court
    CONVICTS = "convicts"  # found guilty, or accepted guilt: cautioned, warned, resolved
    STILL_MISSING = "still-missing"
    FOUND_SAFE = "found-safe"  # a missing person came back or was found

    # Of a role in an event.
    ACTS = "acts"  # did what the event is about, or is what it is about
    OFFENDS = "offends"  # suspected or convicted (DPA 2018 s.38)
    KEEPS_COMPANY = "keeps-company"  # named with those who act
    OF_INTEREST = "of-interest"  # named, suspected of nothing
    HARMED = "harmed"  # victim or vulnerable
    SUFFERS = "suffers"  # kept apart from those who offend (s.38): victims, witnesses, the vulnerable
    AT_RISK = "at-risk"  # may be whom a referral is for
    REPORTS = "reports"  # told it: never about them
    AT_HOME_THERE = "at-home-there"  # lives in the premises of the event
    CARES = "cares"  # for somebody in the event, by family or profession

    # Of a relation between mentions, and of the use of an address.
    RESIDENCE = "residence"  # lives or stays there now
    FORMER_RESIDENCE = "former-residence"
    PRESENT = "present"  # lives, stays, comes or is found there
    DEALS_FROM = "deals-from"
    FOUND_AT = "found-at"
    OF_A_LINE = "of-a-line"  # runs a drug line or works for it
    POSSESSES = "possesses"  # has the object with them or of their own
    OWN = "own"  # the number or vehicle is theirs
    KIN = "kin"
    PARTNER = "partner"
    COMPANY = "company"  # seen, living or held together
    EXPLOITS = "exploits"
    SUPPLIES = "supplies"
    THREATENS = "threatens"
    OWES = "owes"
    MEMBERSHIP = "membership"  # of a gang, group or organisation
    LEADS = "leads"
    RIVALS = "rivals"  # two groups, or their people, are at odds
    EMPLOYS = "employs"

    # Of a kind of event.
    ENFORCEMENT = "enforcement"  # done against crime
    IN_COURT = "in-court"  # where people are named together without meeting
    DECISION = "decision"  # by people about what the system suggested
    REPORT = "report"  # may retell another report
    READ = "read"  # by a camera
    CRIME = "crime"  # reports that a crime or incident happened

    # Of a type of premises.
    HOME = "home"  # of one household
    SHARED = "shared"  # many who need not know one another sleep or come there: no common home
    INSTITUTION = "institution"  # of police, courts, prisons, care, health, learning
    PUBLIC = "public"  # open to anybody: shops, pubs, stations
