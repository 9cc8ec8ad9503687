"""Kinds of event and protective acts, and what each counts for."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class Referral(OpenCode):
    """The sort of protective act. A code nobody knows is shown and counts for nothing."""

    MASH = "mash"  # to the multi-agency safeguarding hub
    NRM = "nrm"  # to the National Referral Mechanism: modern slavery
    PPN = "ppn"  # a public protection notice
    MISSING_EPISODE = "missing-episode"  # ``occurred`` spans it; links ``missing-from``, and ``found-at`` at its end
    CUCKOOING_VISIT = "cuckooing-visit"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each act counts for."""
        return REFERRALS


EVENT_KINDS: Final = Vocabulary(
    "kind of event",
    (
        term("intelligence-report", M.REPORT),
        term("crime-report", M.REPORT, M.CRIME),
        term("crimestoppers-report", M.REPORT),
        term("recorded-crime", M.REPORT, M.CRIME),
        term("stop-and-search", M.ENFORCEMENT),
        term("patrol-sighting", M.PATROL),
        term("vehicle-read", M.READ),
        term("warrant-executed", M.ENFORCEMENT),
        term("arrest", M.ENFORCEMENT),
        term("seizure", M.ENFORCEMENT),
        term("charge", M.ENFORCEMENT, M.IN_COURT),
        term("sentence", M.ENFORCEMENT, M.IN_COURT),
        term("safeguarding-referral", M.PROTECTION),
        term("identity-decision", M.DECISION),
        term("alert-decision", M.DECISION),
    ),
)

REFERRALS: Final = Vocabulary(
    "protective act",
    (
        term(
            "mash",
            M.PROTECTION,
            title="referral to the multi-agency safeguarding hub",
            others="mash-referral safeguarding-hub",
        ),
        term(
            "nrm",
            M.PROTECTION,
            M.EXPLOITATION,
            title="referral to the National Referral Mechanism",
            others="national-referral-mechanism nrm-referral",
        ),
        term("ppn", M.PROTECTION, title="public protection notice", others="public-protection-notice"),
        term(
            "missing-episode",
            M.MISSING,
            title="missing episode",
            others="missing missing-person missing-incident misper",
        ),
        term(
            "cuckooing-visit", M.CUCKOOING_VISIT, title="cuckooing visit", others="cuckooing-welfare-visit cuckoo-visit"
        ),
    ),
)
