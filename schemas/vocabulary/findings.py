"""Findings of an item that says what was not so, how often something happens, and how sure the source is."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class Finding(OpenCode):
    """What checking came to. Anything but ``confirmed`` means that what the item is about does not count as found."""

    NOTHING_FOUND = "nothing-found"  # looked for, and not there
    NOT_SO = "not-so"  # checked, and untrue
    RETRACTED = "retracted"  # taken back by whoever reported it
    MALICIOUS = "malicious"  # reported falsely and knowingly
    MISTAKEN = "mistaken"  # of somebody or something else
    CONFIRMED = "confirmed"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each finding counts for."""
        return FINDINGS


FINDINGS: Final = Vocabulary(
    "finding",
    (
        term("nothing-found", M.FOUND_NOTHING, others="negative no-trace nil nil-result nft no-find nothing-seen"),
        term("not-so", M.EXONERATES, others="untrue incorrect disproved refuted wrong not-true unfounded false"),
        term("retracted", M.EXONERATES, others="withdrawn-by-reporter retraction taken-back allegation-retracted"),
        term("malicious", M.EXONERATES, others="malicious-report hoax fabricated false-report vexatious"),
        term("mistaken", M.EXONERATES, others="mistaken-identity in-error misidentified wrong-person wrong-address"),
        term("confirmed", M.FOUND_SOMETHING, others="corroborated verified substantiated found positive"),
    ),
)  # fmt: skip


class Frequency(OpenCode):
    """How often something happens within the span of the event."""

    ONCE = "once"
    OCCASIONALLY = "occasionally"
    SEVERAL_TIMES = "several-times"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    WEEKENDS = "weekends"
    SEVERAL_TIMES_A_WEEK = "several-times-a-week"
    MOST_DAYS = "most-days"
    MOST_NIGHTS = "most-nights"
    DAILY = "daily"
    NIGHTLY = "nightly"
    SEVERAL_TIMES_A_DAY = "several-times-a-day"
    CONSTANTLY = "constantly"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """The other words for each."""
        return FREQUENCIES


FREQUENCIES: Final = Vocabulary(
    "frequency",
    (
        term("once", others="one-off single-occasion one-time"),
        term("occasionally", others="sometimes now-and-then infrequently rarely"),
        term("several-times", others="repeatedly a-few-times more-than-once on-several-occasions multiple-times"),
        term("monthly", others="once-a-month every-month"),
        term("weekly", others="once-a-week every-week"),
        term("weekends", others="every-weekend at-weekends most-weekends"),
        term("several-times-a-week", others="a-few-times-a-week regularly frequently often"),
        term("most-days", others="almost-every-day almost-daily nearly-every-day"),
        term("most-nights", others="almost-every-night nearly-every-night most-evenings"),
        term("daily", others="every-day each-day once-a-day"),
        term("nightly", others="every-night each-night every-evening"),
        term("several-times-a-day", others="many-times-a-day all-day-long"),
        term("constantly", others="all-the-time all-hours at-all-hours continuously round-the-clock"),
    ),
)  # fmt: skip


class Certainty(OpenCode):
    """How sure the source is of one relation or address. It qualifies what is asserted; the grade stays the item's."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """The other words for each."""
        return CERTAINTIES


CERTAINTIES: Final = Vocabulary(
    "degree of certainty",
    (
        term("certain", others="known confirmed verified sure"),
        term("likely", others="probable believed probably highly-likely"),
        term("possible", others="maybe possibly perhaps suspected alleged rumoured unconfirmed"),
        term("doubtful", others="in-doubt unlikely unverified disputed uncertain"),
    ),
)
