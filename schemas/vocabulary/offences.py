"""Offences: what the title of an offence counts for. Whole words, and what they are said of.

A title is no code: courts, custody systems and forces word one offence in many ways. So it is read for what is done
(supply, carry, assault) and to what (a controlled drug, a weapon, a person). ``Supply`` of what is no controlled drug
is no drug supply, and a condition of a firearm certificate is no weapon carried. What was stolen or damaged says
nothing of what was done (``offence_deeds``).

Sources of the words: the offence codes of the Home Office, the CJS offence titles, the Misuse of Drugs Act 1971.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.offence_deeds import deed_words


def counts_for(title: str) -> frozenset[M]:
    """``SUPPLY``, ``WEAPONS``, ``VIOLENCE``: any of these that the title says. Nothing where it says none."""
    return _counts_for(title)


@lru_cache(maxsize=4_096)
def _counts_for(title: str) -> frozenset[M]:
    words = f" {deed_words(title)} "
    signs = ((M.SUPPLY, _is_supply(words)), (M.WEAPONS, _is_weapon(words)), (M.VIOLENCE, _is_violence(words)))
    return frozenset(meaning for meaning, holds in signs if holds)


def _phrases(*phrases: str) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(phrases)})(?= )")


# --- supply of controlled drugs

_SUPPLIES: Final = _phrases(
    "suppl(?:y|ies|ying|ied|ier|iers)", "pwits", "deal(?:s|ing|er|ers)?", "traffick(?:ing|s|ed)?", "sell(?:s|ing)?",
    "import(?:s|ing|ed|ation)?", "export(?:s|ing|ed|ation)?", "evasion", "cultivat(?:e|es|ing|ion|ed)",
    "grow(?:s|ing)?",
    "produc(?:e|es|ing|tion|ed)", "manufactur(?:e|es|ing|ed)", "distribut(?:e|es|ing|ion)",
)  # fmt: skip
_DRUG: Final = _phrases(
    "drugs?", "class (?:a|b|c)", "heroin", "diamorphine", "cocaine", "crack", "cannabis", "mdma", "ecstasy",
    "amphetamines?", "methamphetamine", "ketamine", "lsd", "methadone", "spice", "mephedrone", "ghb", "gbl", "opium",
    "morphine", "fentanyl", "benzodiazepines?", "diazepam", "pregabalin", "steroids", "psychoactive substances?",
    "synthetic cannabinoids?", "nitrous oxide", "controlled substances?", "khat", "nitazenes?",
)  # fmt: skip
_ALONE: Final = re.compile(
    r"(?: (?:possess|possession|possessing|have|having|with|intent|to|supply|supplying|offer|offering|being|be|"
    r"concerned|in|the|of|making|a|an|another|person|conspire|conspiracy|conspiring|attempt|attempted|encouragement|knowingly|"
    r"involved|pwits|or|and|it|others|unlawfully|possessed|other))+ "
)
"""A title that says nothing but that something was to be supplied: of drugs, as police say it."""

_NOT_DEALING: Final = _phrases(
    "specimens?", "permit(?:s|ting|ted)?", "allow(?:s|ing|ed)?", "registers?", "prescriptions?", "prescribing",
    "records?",
    "invoices?", "particulars", "information", "practitioners?", "notices?", "containers?", "articles?", "precursors?",
    "driv(?:e|ing|er)", "statements?", "proceeds", "benefit", "investigation",
)  # fmt: skip

# --- weapons

_WEAPON: Final = _phrases(
    "weapons?", "firearms?", "shotguns?", "guns?", "handguns?", "pistols?", "revolvers?", "rifles?", "airguns?",
    "airsoft",
    "ammunition", "ammo", "knife", "knives", "blades?", "bladed", "sharply? pointed", "pointed articles?", "machetes?",
    "swords?", "crossbows?", "knuckle ?dusters?", "tasers?", "corrosive", "pepper spray", "cs (?:gas|spray)", "batons?",
)  # fmt: skip
_FAR_AWAY: Final = _phrases("nuclear weapons?", "chemical weapons?", "biological weapons?")
_PAPERS: Final = _phrases(
    "certificates?", "licen[cs]es?", "permits?", "registers?", "registered", "registration", "conditions?", "dealers?",
    "notify", "notification", "notice", "records?", "statements?", "surrender", "report", "transactions?",
    "auction(?:eer)?",
    "instructions?",
)  # fmt: skip
_WITHOUT: Final = _phrases(
    "without(?: an?| the| holding an?| holding)?(?: \\w+)?(?: \\w+)? (?:certificates?|licen[cs]es?)"
)
_TRADE: Final = _phrases(
    "sell(?:s|ing)?", "sale", "market(?:s|ed|ing)?", "publication", "publish(?:ing)?",
    "advertis(?:e|es|ed|ing|ement)", "pawn", "deliver(?:s|ed|y|ing)?", "dispatch(?:es|ed|ing)?",
    "hir(?:e|ing)",
    "lett?ing", "gift", "lend(?:ing)?",
)  # fmt: skip
_PROHIBITED: Final = _phrases("prohibited")

# --- violence against a person

_VIOLENT: Final = _phrases(
    "assault(?:s|ed|ing)?", "wound(?:ed|ing)?", "bodily (?:harm|injury)", "gbh", "abh", "murder", "manslaughter",
    "infanticide", "robbery", "robberies", "rob", "affray", "riot", "violent disorder", "violence",
    "(?:threats?|threaten(?:ing)?) to kill",
    "kidnap(?:s|ping|ped)?", "false(?:ly)? imprison(?:ment|ed|ing)?", "strangl(?:e|es|ing)", "strangulation",
    "suffocat(?:e|ion|ing)",
    "choke", "beating", "battery", "stab(?:s|bed|bing)?", "corrosive (?:fluid|substance) with intent", "hostage",
    "torture", "carjacking", "endanger life",
)  # fmt: skip
_NOT_VIOLENT: Final = _phrases(
    "driving", "vehicle", "racing", "badgers?", "birds?", "deer", "animals?", "wild mammals?",
    "protection (?:order|notice)",
    "fire safety",
)  # fmt: skip
_FAILS: Final = _phrases("fail(?:s|ed|ing|ure)?", "refus(?:e|es|ed|ing|al)", "non compliance")
_KILLING: Final = _phrases("murder", "manslaughter")
_UNDONE: Final = re.compile(
    r" (?:fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|neglect(?:s|ed|ing)? to|non compliance|breach(?:es|ed|ing)?|"
    r"contravene|contravention|obstruct(?:s|ed|ing)?) "
)
"""Titles about what somebody did not do, or about an order: no act of the sort that the order names."""


def _is_supply(words: str) -> bool:
    if _UNDONE.match(words) or _FAILS.search(words) or _NOT_DEALING.search(words) or not _SUPPLIES.search(words):
        return False
    return bool(_DRUG.search(words)) or ((" suppl" in words or " pwits " in words) and bool(_ALONE.fullmatch(words)))


def _is_weapon(words: str) -> bool:
    if _UNDONE.match(words) or _FAILS.search(words) or not _WEAPON.search(_FAR_AWAY.sub(" ", words)):
        return False
    papers = _PAPERS.search(words) and not _WITHOUT.search(words)
    return not papers and (not _TRADE.search(words) or bool(_PROHIBITED.search(words)))


def _is_violence(words: str) -> bool:
    if _KILLING.search(words):
        return True
    undone = _UNDONE.match(words) and not words.startswith(" obstruct")  # "obstructing or assaulting" is both
    return not undone and not _NOT_VIOLENT.search(words) and bool(_VIOLENT.search(words))
