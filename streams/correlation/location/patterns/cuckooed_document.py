"""A cuckooed address as it is shown: in the place's document and in its alerts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import BandSpan, Cuckooing
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns.cuckooed_address import CUCKOOED
from streams.correlation.location.patterns.month_alert import place_subject
from streams.correlation.pattern_engine.band_history import BandHistory, BandRun
from streams.correlation.pattern_engine.fading import DayLevel
from streams.correlation.pattern_engine.pattern import LIKELIHOOD, Level
from streams.correlation.pattern_engine.reasons import next_band_in_words, sign_summaries, sum_in_words
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.pattern_engine.spell_alert import spell_alert
from streams.correlation.raised_alert import day_in_words, midnight

QUESTION: Final = "A question: who lives there, have they been seen and are they well, and who has the say at the door?"
"""What is to be known of a place that is green: a few weak reports raise no alert, but a visit would answer it."""

AGAIN: Final = (
    "signs of dealing and of the home that come together anew, from two independent origins; before, once dismissed, a "
    "sign from an origin that is not among its items"
)

SPANS: Final = 20
"""Spans of a band that a document shows, at most: the latest."""


def cuckooing_summary(of: BandHistory) -> Cuckooing | None:
    """The document's section on cuckooing at its peak; None if no day reached a band."""
    if of.peak is None:
        return None
    level, band = of.peak.level, of.peak.band
    return Cuckooing(
        rule=CUCKOOED.rule.name,
        version=CUCKOOED.rule.version,
        band=band.name.lower(),
        likely=LIKELIHOOD[band],
        bands=tuple(map(_span, of.runs[-SPANS:])),
        signs=tuple(sign_summaries(level, of.noted, CUCKOOED)),
        weighed=len({note.item for note in of.noted}),
        explanation=_in_words(level, band, of.noted),
    )


def cuckooed_alerts(subject: str, where: NamedPlace, of: BandHistory) -> Iterator[AlertDocument]:
    """One alert for each spell."""
    about, claim = place_subject(subject, where), f"{where.name} was cuckooed"
    return (spell_alert(CUCKOOED, about, spell, of.noted, claim, AGAIN) for spell in of.spells)


def _in_words(level: DayLevel, band: Level, noted: Sequence[SignNote]) -> str:
    most = f"Most spoke for it on {day_in_words(midnight(level.day))}: {sum_in_words(level, noted, CUCKOOED)}"
    more = next_band_in_words(level, band, noted, CUCKOOED)
    question = QUESTION if band is Level.GREEN else ""
    words = f"{LIKELIHOOD[band].capitalize()} that it was cuckooed ({band.name.lower()})."
    return " ".join(filter(None, (words, most, more, question)))


def _span(run: BandRun) -> BandSpan:
    start, until = date.fromordinal(run.first), date.fromordinal(run.until)
    return BandSpan(band=run.band.name.lower(), start=start, until=until)
