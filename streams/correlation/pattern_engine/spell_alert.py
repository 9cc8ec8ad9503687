"""The alert of one spell of a pattern."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.documents.alerts import AlertDocument
from streams.correlation.pattern_engine.band_history import Spell
from streams.correlation.pattern_engine.pattern import LIKELIHOOD, Pattern
from streams.correlation.pattern_engine.reasons import notes_in_favour, sign_summaries, sum_in_words
from streams.correlation.pattern_engine.sign_notes import SignNote, active_notes, supporting_items
from streams.correlation.raised_alert import AlertSubject, SupportingItem, alert_document, day_in_words, midnight


def spell_alert(
    pattern: Pattern,
    about: AlertSubject,
    spell: Spell,
    noted: Sequence[SignNote],
    claim: str,
    again: str,
    beside: Sequence[SupportingItem] = (),
) -> AlertDocument:
    """The alert. ``claim`` completes "It is likely that", ``again`` says what would raise it again after it ended;
    ``beside``: further items that it stands on. The signs are those of the day on which most spoke for it.
    """
    raised = notes_in_favour(noted, pattern, spell.raised.day)
    then, until = day_in_words(max(note.at for note in raised)), day_in_words(midnight(spell.until))
    band, likely = spell.band.name.lower(), LIKELIHOOD[spell.band]
    most = f" At most {spell.peak.score:.1f} points, on {day_in_words(midnight(spell.peak.day))}."
    active = active_notes(noted, pattern.signs, spell.raised.day, spell.until)
    return alert_document(
        pattern.rule,
        about,
        supporting_items(raised),
        midnight(spell.until),
        [*beside, *supporting_items(active)],
        band=band,
        likely=likely,
        signs=tuple(sign_summaries(spell.peak, noted, pattern)),
        explanation=f"It is {likely} that {claim} ({band}). Raised {then}: "
        f"{sum_in_words(spell.raised, noted, pattern)}{most if spell.peak.day > spell.raised.day else ''} "
        f"With nothing new it has faded by {until}. A suggestion to be looked at, no finding.",
        raised_again_by=f"after {until}, {again}",
    )
