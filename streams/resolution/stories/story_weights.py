"""What each thing that two reports share or differ in says for one event, in tenths of a bit.

Two reports are set against two other explanations: that they have nothing to do with each other (*unrelated*), and
that they are about another event of the same people, place or form (*another*). A weight is the logarithm of how much
likelier a finding is where both tell of one event than under that explanation. How often retellings show a finding is
counted in the written pairs of ``benchmarks/data/stories`` (half a count added to each); how often others do is
derived beside each number. ``python -m benchmarks.accuracy.story_weights`` counts again. ADR 0029 has the reasoning.
"""

from __future__ import annotations

from math import log2
from typing import Final, NamedTuple


class Weight(NamedTuple):
    """Tenths of a bit for one event, against unrelated reports and against another event of the same sort."""

    unrelated: int
    another: int


REPORTS_A_MONTH: Final = 8_000
"""Reports in a month: the 6,100 crimes and incidents that data.police.uk publishes of Northamptonshire on average of
the six months packaged here, and a third as many reports of officers and partners (an assumption)."""

RETELLINGS: Final = 0.25
"""Retellings that a report has in the two months around it: an assumption, as no force publishes it. Half or double
of it moves the prior by one bit."""

PRIOR: Final = Weight(-round(10 * log2(2 * REPORTS_A_MONTH / RETELLINGS)), 0)
"""Before anything is compared. Unrelated: of the reports of two months one in 64,000 retells this one. Another: of the
reports about the same people or premises in two months about as many tell of another event as retell this one (an
assumption)."""

SAME: Final = 20
"""Posterior from which on two reports are one story: four to one. A wrong joining takes away a corroboration without
anybody noticing; a missed one leaves two texts side by side, where a reader sees it: it costs a quarter as much."""

APART: Final = -20
"""Below it, whatever else brings them together, two reports clearly differ: four to one the other way."""

WEIGHTS: Final = {
    # Unrelated: the time is anywhere in 60 days. Another: half of what recurs within 60 days does so in the first 14.
    "the same time, to the minute": Weight(65, 54),
    "the same time, to the hour": Weight(65, 54),
    "the same time, to the day": Weight(50, 39),
    "times at most an hour apart": Weight(37, -27),
    "times that fit": Weight(10, 10),
    "the text names the day of the other": Weight(13, 12),  # one text in ten names a day
    "the next day": Weight(7, -4),
    "different times within a day": Weight(-13, -24),
    "different times within three days": Weight(-31, -42),
    "different times": Weight(-64, -60),
    "a later time, and a text that says it repeats something earlier": Weight(13, 15),  # one text in twenty says so
    # One text in sixteen says "again", of look-alikes one in six; one report in eight has only its own day.
    "a later time, and a text that says it happened once more": Weight(-15, -27),
    "a later day, on which it was reported": Weight(-4, -1),
    # Places: 2,000 premises, 350 streets and as many other named places are named about equally often; three reports in
    # ten are of the same town.
    "the same premises": Weight(92, 0),
    "the same street": Weight(65, 0),
    "the same named place": Weight(51, 0),
    "other premises of one street": Weight(0, -26),
    "different places": Weight(-17, -14),
    "the same town": Weight(16, 0),
    "different towns": Weight(-30, -26),
    # People: of two unrelated reports that name somebody one in 3,000 names the same; two of them one in 30,000; in one
    # text in 500 is a name of one of them.
    "the same person is named": Weight(112, 0),
    "the same people are named": Weight(144, 0),
    "a person is named in the other's words": Weight(59, 0),
    "a name is among the other's words": Weight(60, 0),
    "other people are named": Weight(-48, -48),
    "other people are named as acting": Weight(-79, -79),
    "different victims": Weight(-51, -51),
    # Things and reporters: as seldom the same by chance as persons; few pairs hold them, so they are set as those.
    "the same reporter": Weight(90, 0),
    "the same registration": Weight(100, 0),
    "the same phone number": Weight(100, 0),
    "other registrations": Weight(-30, -30),
    "the same weapon": Weight(15, 0),
    "another weapon": Weight(-40, -40),
    # Figures: of two reports that both give some nearly all differ, of two of one sort half do.
    "other figures": Weight(-20, -11),
}
"""By the reason that is shown."""

IN_USE: Final = (100, 71, 47, 29, 11)
"""In 100: what a shared word is worth by how many reports of the month use it, see ``word_postings.EDGES``."""

NO_WORDS_SHARED: Final = -70
"""Against unrelated reports: two texts that share nothing. Fitted, beside ``rarity``, to the written pairs that are one
event and to pairs of unrelated reports of the same files."""

MOST_WORDS: Final = 400
"""What all shared words may say together."""

OWN_WORDS: Final = (("few words", 73), ("some words", 146), ("many words", 220), ("very many words", MOST_WORDS))
"""Texts in words of their own by how much their shared words say, at most."""

WORDING: Final = {
    "copy": 28,  # nearly all runs of words are the same, and nothing contradicts
    "form": 1,  # some runs of words are the same and others are not: a form, or a phrase of the trade
    "few words": -63,
    "some words": -7,
    "many words": 21,
    "very many words": 29,
}
"""Against another event: what the wording of two texts says."""

COPY_FILED_ELSEWHERE: Final = 12
"""Of a copy whose place, people or time contradict, for each uncommon word: a form has few (a judgement)."""
