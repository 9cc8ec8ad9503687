"""Sentences: what the type of a sentence means for liberty, by the words of its code.

A type is a code of the courts or of a force (``suspended-imprisonment-activated``, ``ipp``), so it is read by its words
and not by a list of codes. In other writing (``IPP``, ``Imprisonment for Public Protection``) it is one where each of
its words is a court's: any other text may be about somebody. Sources: Sentencing Act 2020 (parts 9 to 11), Powers of
Criminal Courts (Sentencing) Act 2000, Criminal Justice Act 2003 (sections 225 and 226: public protection), Mental
Health Act 1983 (part 3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from schemas.vocabulary.terms import as_code, has_form_of_a_code


class Served(StrEnum):
    """What a sentence means for liberty."""

    CUSTODY = "custody"  # for its term in days
    INDETERMINATE = "indeterminate"  # no end: days, if any, are the minimum term
    SUSPENDED = "suspended"  # a term that is not served unless a court activates it
    ELSEWHERE = "no-custody"  # community, youth, hospital and other orders, fines, discharges


class SentenceStanding(StrEnum):
    """Whether what a court passed stands."""

    PASSED = "passed"
    VARIED = "varied"  # in place of what was passed before for the same offence
    QUASHED = "quashed"  # nothing of it is left


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words)})(?![a-z0-9])")


_QUASHED: Final = _words(
    "quash(?:ed|ing)?", "overturn(?:ed|ing)?", "set-aside", "annulled", "rescinded", "void",
    "conviction-appeal-allowed", "appeal-against-conviction-allowed", "acquitted-on-appeal",
)  # fmt: skip
_VARIED: Final = _words(
    "varied", "variation", "substitut(?:ed|ion)", "reduced", "increased", "re-?sentenc(?:ed|e|ing)", "amended",
    "in-place-of", "replac(?:es|ed|ing)", "on-appeal", "appeal-allowed", "slip-rule", "unduly-lenient",
    "appeal-against-sentence-allowed",
)  # fmt: skip
_INDETERMINATE: Final = _words("ipp", "dpp", "indeterminate", "whole-life", "pleasure", "hmp",
                               "(?:imprisonment|detention|custody|sentence)-for-public-protection")  # fmt: skip
_LIFE: Final = _words("life")
_PUBLIC_PROTECTION: Final = _words("public-protection")
_EXTENDED: Final = _words("extended", "eds", "epp", "determinate")
_SUSPENDED: Final = _words("suspended", "sso", "suspension")
_ACTIVATED: Final = _words(
    "activat(?:ed|ion|e|ing)", "implement(?:ed|ation)", "invok(?:ed|ing)", "tak(?:es|e|ing|en)-effect", "took-effect",
    "in(?:to)?-effect", "in(?:to)?-operation", "in(?:to)?-force", "served", "to-serve", "enforced", "lifted",
    "triggered", "brought-in", "commit(?:ted|al)-to-(?:prison|custody)",
)  # fmt: skip
_TIME_SERVED: Final = _words("time-(?:already-)?served", "served-on-remand")
_NOT: Final = _words("not", "no", "non", "never", "without", "un")
_CUSTODY: Final = _words(
    "imprison(?:ment|ed)?", "custody", "custodial", "detention", "detained", "prison", "borstal", "dto", "yoi", "jail",
    "gaol", "section-250", "section-91", "s250", "s91", "youth-custody", "time-served", "committal",
)  # fmt: skip
_NOT_CUSTODY: Final = _words(
    "community", "rehabilitation", "yro", "referral", "fine", "fined", "discharge", "compensation", "unpaid", "curfew",
    "disqualif(?:ied|ication)", "ban(?:ned|ning)?", "forfeiture", "confiscation", "supervision", "reparation",
    "attendance", "bind-over", "bound-over", "probation", "hospital", "guardianship", "treatment", "costs", "surcharge",
    "restraining", "behaviour", "caution", "deferred", "deferment", "electronic", "tag", "notification", "prevention",
    "action-plan", "penalty", "endorsement", "points", "deprivation", "destruction", "deportation", "closure",
    "non-custodial",
)  # fmt: skip
_HOSPITAL_WITH_PRISON: Final = _words("limitation")


_BESIDE: Final = _words(
    "sentences?", "sentenced", "term", "orders?", "young", "youth", "offenders?", "institution", "training",
    "majesty", "s", "majestys", "her", "his", "immediate", "minimum", "mandatory", "discretionary", "standard",
    "special", "concurrent", "consecutive", "conditional", "absolute", "work", "programme", "requirements?",
    "monitoring", "whole", "full", "part", "partly", "terms?", "breach", "court", "crown", "magistrates",
    "appeal", "direction", "adult", "offence", "of", "for", "in", "an?", "the", "and", "or", "to", "by", "on",
    "at", "with", "from",
)  # fmt: skip
"""Words that say nothing of liberty by themselves, beside those that do."""
_KNOWN: Final = (
    *(_QUASHED, _VARIED, _INDETERMINATE, _LIFE, _PUBLIC_PROTECTION, _EXTENDED, _SUSPENDED, _ACTIVATED, _TIME_SERVED),
    *(_NOT, _CUSTODY, _NOT_CUSTODY, _HOSPITAL_WITH_PRISON),
)


TYPES: Final[Mapping[Served, tuple[str, ...]]] = MappingProxyType(
    {
        Served.CUSTODY: ("imprisonment", "detention", "youth-custody", "extended-sentence-of-imprisonment",
                         "suspended-imprisonment-activated", "time-served"),
        Served.INDETERMINATE: ("life", "ipp", "imprisonment-for-public-protection", "indeterminate-sentence",
                               "whole-life-order", "detention-at-pleasure"),
        Served.SUSPENDED: ("suspended-imprisonment", "suspended-sentence-order", "sso"),
        Served.ELSEWHERE: ("community-order", "youth-rehabilitation-order", "fine", "conditional-discharge",
                           "hospital-order", "referral-order"),
    }
)  # fmt: skip
"""Types as courts write them, by what they mean. Others are read by the same words."""


def sentence_code(written: str) -> str | None:
    """The code of a type in whatever writing: ``IPP`` is ``ipp``. None where a word of it is none of a court's."""
    code = as_code(written)
    if not has_form_of_a_code(code) or not any(words.search(code) for words in _KNOWN):
        return None
    left = code
    for words in (*_KNOWN, _BESIDE):
        left = words.sub("", left)
    return None if left.strip("-") else code


@lru_cache(maxsize=1_024)
def served(sentence_type: str) -> Served:
    """What a sentence of this type means for liberty. A type that nobody knows is custody: its days are of custody."""
    words = as_code(sentence_type)
    if _SUSPENDED.search(words) and not _is_activated(words):
        return Served.SUSPENDED
    if _NOT_CUSTODY.search(words) and not _is_custody(words):
        return Served.ELSEWHERE
    if _is_indeterminate(words):
        return Served.INDETERMINATE
    return Served.CUSTODY


def is_time_served(sentence_type: str) -> bool:
    """Whether its days were served on remand and are over with the hearing."""
    return bool(_TIME_SERVED.search(as_code(sentence_type)))


@lru_cache(maxsize=1_024)
def standing(sentence_type: str) -> SentenceStanding:
    """Whether it stands, by the words of its type."""
    words = as_code(sentence_type)
    if _QUASHED.search(words) and not _SUBSTITUTES.search(words):
        return SentenceStanding.QUASHED
    return SentenceStanding.VARIED if _QUASHED.search(words) or _VARIED.search(words) else SentenceStanding.PASSED


_SUBSTITUTES: Final = _words("substitut(?:ed|ion)", "in-place-of", "replac(?:es|ed|ing)", "varied", "reduced")
"""A sentence that is quashed and another put in its place (Criminal Appeal Act 1968, section 11)."""


def _is_activated(words: str) -> bool:
    return bool(_ACTIVATED.search(words)) and not _NOT.search(words)


def _is_custody(words: str) -> bool:
    if _HOSPITAL_WITH_PRISON.search(words) or _is_indeterminate(words):
        return True
    return bool(_CUSTODY.search(words)) and "non-custodial" not in words


def _is_indeterminate(words: str) -> bool:
    if _EXTENDED.search(words) and not _LIFE.search(words) and "indeterminate" not in words:
        return False
    if _LIFE.search(words):
        return not _NOT_CUSTODY.search(words)
    return bool(_INDETERMINATE.search(words) or _PUBLIC_PROTECTION.search(words))
