"""What each thing that two reports share or differ in says for one event, in tenths of a bit.

Two reports are set against two other explanations: that they have nothing to do with each other (*unrelated*), and
that they are about another event of the same people, place or form (*another*). A weight is the logarithm of how much
likelier a finding is where both tell of one event than under that explanation. Against unrelated reports: how often
retellings show a finding is counted in the written pairs of ``benchmarks/data/stories`` (half a count added to each);
how often others do is derived beside each number. Against another event: all findings and the wording are estimated
together in written and simulated pairs, each with the sign that it must have; what two events of the same people, place
or form share as often counts nothing. ``python -m benchmarks.accuracy.story_weights`` counts again. ADR 0029 and 0039.
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
    # Unrelated: the time is anywhere in 60 days.
    "the same time, to the minute": Weight(65, 42),
    "the same time, to the hour": Weight(63, 13),
    "the same time, to the day": Weight(50, 13),
    "times at most an hour apart": Weight(42, -8),
    "times that fit": Weight(10, 19),
    "the text names the day of the other": Weight(19, 9),  # three texts in twenty name a day
    "the text says about when the other happened": Weight(19, 34),
    "the next day": Weight(5, -9),
    "different times within a day": Weight(-17, -36),
    "different times within three days": Weight(-35, -23),
    "different times": Weight(-68, -57),
    "a later time, and a text that says it repeats something earlier": Weight(3, 19),  # one text in twenty says so
    # One text in sixteen says "again"; one report in eight has only its own day.
    "a later time, and a text that says it happened once more": Weight(-13, -48),
    "a later day, on which it was reported": Weight(-5, 0),
    # Places: 2,000 premises, 350 streets and as many other named places are named about equally often; of 60,000 pairs
    # of unrelated texts 25 have the name of the other's place. Of a town are as many reports as of the county's people.
    "the same premises": Weight(88, 0),
    "the same street": Weight(63, 0),
    "the same named place": Weight(46, 0),
    "the place is named in the other's words": Weight(81, 0),
    "other premises of one street": Weight(0, -42),
    "different places": Weight(-23, -2),
    "the same town": Weight(15, 0),
    "the same town of 20,000 to 100,000 people": Weight(39, 0),
    "the same town of fewer than 20,000": Weight(65, 0),
    "different towns": Weight(-33, 0),
    # People: of two unrelated reports that name somebody one in 3,000 names the same; two of them one in 30,000; in one
    # text in 500 is a name of one of them.
    "the same person is named": Weight(111, 0),
    "the same people are named": Weight(144, 0),
    "a person is named in the other's words": Weight(56, 0),
    "a name is among the other's words": Weight(60, 0),
    "other people are named": Weight(-45, 0),
    "other people are named as acting": Weight(-82, -54),
    "different victims": Weight(-45, -27),
    # Things and reporters: as seldom the same by chance as persons; few pairs hold them, so they are set as those.
    "the same reporter": Weight(90, 0),
    "the same registration": Weight(100, 0),
    "the same phone number": Weight(100, 0),
    "other registrations": Weight(-30, -30),
    "the same weapon": Weight(15, 0),
    "another weapon": Weight(-40, -13),
    # Figures: of two reports that both give some nearly all differ; one in thirty is near one of the other.
    "an amount that may be the other's, rounded": Weight(23, 24),
    "other figures": Weight(-23, -14),
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
    "copy": 48,
    "copy filed elsewhere, each uncommon word": 18,
    "copy, and something contradicts": -48,
    "form": 10,
    "form, each uncommon word": 3,
    "form, and all words of the shorter text": 25,
    "form, and neither people nor a place in common": -33,
    "form, and not known to be of one day": -51,
    "form, and something contradicts": -42,
    "few words": -16,
    "some words": 12,
    "many words": 32,
    "very many words": 42,
}
"""Against another event: what the wording of two texts says, estimated together with ``Weight.another``."""

MOST_UNCOMMON: Final = 10
"""Uncommon words of a copy or a form that count."""

WHOLE: Final = 95
"""In 100 of the words of the shorter text, by weight: as good as all of them."""
