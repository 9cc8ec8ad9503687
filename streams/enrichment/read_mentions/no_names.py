"""Words in capitals, or beside a name, that say that nobody is named, or nobody whom a report is about."""

from __future__ import annotations

import re
from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANKS: Final = _set("""
    pc dc ds di ps dci dsu dcs acc dcc cc pcso wpc sgt sergeant insp inspector constable detective officer supt
    superintendent cllr councillor dr doctor nurse judge professor prof rev reverend father sister special
""")
"""Before a name: an officer, or somebody at work."""

NOT_SURNAMES: Final = _set("""
    dob pnc cro nfa nfi oic vrm vrn aka mo ic ied cctv anpr pwits misper mfh ip va id nhs noms nino rtc asb gp sw mash
    nrm ppn ocg usg mdt ptsd adhd mdma ghb lsd gbh abh twoc bwv bwc rvp atm pin sim usb tv uk usa eu hmo
    not said has had was is are the and very now never only all any who with from into out off for but his her him they
    she he it this that these those here there then than too so no yes stop urgent please note update nb
    line lines road street avenue close drive lane house court flat flats arms inn school hospital park station police
    council ltd limited plc llp academy college church university united city town county
""")
"""Abbreviations of reports, words that are shouted, and what ends the name of a place or a firm."""

OF_SURNAMES: Final = _set("de la del der den van von bin al el di da dos mc mac st le ten")
"""First words of surnames: in capitals, too, the next word belongs to them."""

MAKES: Final = _set("""
    ford audi vauxhall austin morris rover land mercedes bmw volkswagen vw seat skoda toyota honda nissan mazda kia
    hyundai renault peugeot citroen fiat alfa lexus jaguar mini volvo saab suzuki subaru tesla porsche bentley rolls
    dacia mg range transit golf polo
""")
"""Makes of vehicles that are given names, too, and those beside which a model stands in capitals."""

AT_WORK_BEFORE: Final = re.compile(
    r"\b(?:pc|dc|ds|di|ps|dci|pcso|wpc|sgt|sergeant|insp|inspector|constable|detective|officer|oic|dr|doctor|nurse"
    r"|cllr|councillor|worker|teacher|head|manager|coordinator|solicitor|paramedic|caller|informant|sw|cpn|gp|warden"
    r"|judge|magistrate|coroner|author|signed|(?:reported|submitted|completed|written|recorded|taken|signed) by)"
    r"[ ,:.#-]*(?:[A-Z]{0,3}\d{1,6}[ ,:-]*)?$",
    re.IGNORECASE,
)
"""What stands before the name of who writes, calls or works there: no subject of a report."""

DAYS: Final = _set("monday tuesday wednesday thursday friday saturday sunday christmas easter")
MONTHS: Final = _set("april may june august")
"""Months that are given names: no name after a word that leads a date."""
MONTH_BEFORE: Final = re.compile(
    r"\b(?:in|since|until|of|from|by|this|last|next|early|late|mid|\d+(?:st|nd|rd|th)?)[ -]$", re.IGNORECASE
)

CODENAME_BEFORE: Final = re.compile(r"\b(?:op|operation|exercise|project|the)\s+$", re.IGNORECASE)
