"""How a cuckooed address is shown: in the place's document and in its alerts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import BandSpan, Cuckooing
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns.band_spells import BandRun, CuckooedHistory, CuckooedSpell
from streams.correlation.location.patterns.cuckooed_address import NAME, POINTS, TOGETHER, VERSION, Band
from streams.correlation.location.patterns.cuckooed_signs import SIGNS
from streams.correlation.location.patterns.month_alert import place_subject
from streams.correlation.raised_alert import AlertRule, alert_document, day_in_words, midnight, support_standing
from streams.correlation.sign_summary import sign_summaries, supporting_items
from streams.correlation.signs import DayLevel, Side, SignNote, active_notes
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, REALISTIC_POSSIBILITY

RULE: Final = AlertRule(NAME, VERSION)
LIKELIHOOD: Final = {Band.GREEN: REALISTIC_POSSIBILITY, Band.AMBER: LIKELY, Band.RED: HIGHLY_LIKELY}
QUESTION: Final = "A question: who lives there, have they been seen and are they well, and who has the say at the door?"
"""What is to be known of a place that is green: a few weak reports raise no alert, but a visit would answer it."""

SPANS: Final = 20
"""Spans of a band that a document shows, at most: the latest."""


def cuckooing_summary(of: CuckooedHistory) -> Cuckooing | None:
    """The document's section on cuckooing at its peak; None if no day reached a band."""
    if of.peak is None:
        return None
    level, band = of.peak
    return Cuckooing(
        rule=NAME,
        version=VERSION,
        band=band.name.lower(),
        likely=LIKELIHOOD[band],
        bands=tuple(map(_span, of.runs[-SPANS:])),
        signs=tuple(sign_summaries(level, of.noted, SIGNS)),
        weighed=len({note.item for note in of.noted}),
        explanation=_in_words(level, band, of.noted),
    )


def cuckooed_alerts(subject: str, where: NamedPlace, of: CuckooedHistory) -> Iterator[AlertDocument]:
    """One alert for each spell."""
    for spell in of.spells:
        raised = list(_speaking(of.noted, spell.raised.day))
        until = day_in_words(midnight(spell.until))
        yield alert_document(
            RULE,
            place_subject(subject, where),
            supporting_items(raised),
            midnight(spell.until),
            supporting_items(active_notes(of.noted, SIGNS, spell.raised.day, spell.until)),
            band=spell.band.name.lower(),
            likely=LIKELIHOOD[spell.band],
            signs=tuple(sign_summaries(spell.raised, of.noted, SIGNS)),
            explanation=_why(where.name, spell, raised),
            raised_again_by=f"after {until}, signs of dealing and of the home that come together anew, from two "
            f"independent origins; before, once dismissed, a sign from an origin that is not among its items",
        )


def _why(name: str, spell: CuckooedSpell, raised: Sequence[SignNote]) -> str:
    band = spell.band.name.lower()
    then = day_in_words(max(note.at for note in raised))
    until = day_in_words(midnight(spell.until))
    return (
        f"It is {LIKELIHOOD[spell.band]} that {name} was cuckooed ({band}). Raised {then}: "
        f"{_summed(spell.raised, raised)} "
        f"With nothing new it has faded by {until}. A suggestion to be looked at, no finding."
    )


def _in_words(level: DayLevel, band: Band, noted: Sequence[SignNote]) -> str:
    counting = list(_speaking(noted, level.day))
    most = f"Most spoke for it on {day_in_words(midnight(level.day))}: {_summed(level, counting)}"
    if band is Band.GREEN and level.score >= POINTS[Band.AMBER]:
        most += (
            f" Not more than green: no two independent origins, both sides and a telling sign within {TOGETHER} days."
        )
    if band is Band.GREEN:
        most += f" {QUESTION}"
    return f"{LIKELIHOOD[band].capitalize()} that it was cuckooed ({band.name.lower()}). {most}"


def _speaking(noted: Sequence[SignNote], day: int) -> Iterator[SignNote]:
    """Notes active on that day that speak for cuckooing."""
    return (note for note in active_notes(noted, SIGNS, day, day + 1) if SIGNS[note.sign].side is not Side.AGAINST)


def _summed(level: DayLevel, noted: Sequence[SignNote]) -> str:
    stands = support_standing(supporting_items(noted))
    sentences = [_side(level, side) for side in Side]
    one = f"{stands.items_total} item{'s' * (stands.items_total != 1)}"
    origins = f"{stands.origins} independent origin{'s' * (stands.origins != 1)}"
    return (
        f"{one} from {origins}, graded {stands.best} to {stands.worst}; "
        f"{'; '.join(filter(None, sentences))}; {level.score:.1f} points in all."
    )


def _side(level: DayLevel, side: Side) -> str:
    own = {name: points for name, points in level.points.items() if SIGNS[name].side is side}
    if not own:
        return "nothing against it" if side is Side.AGAINST else ""
    ordered = sorted(own, key=lambda name: (-own[name], name))
    called = {Side.DEALING: "of dealing", Side.HOME: "of the home", Side.AGAINST: "against it"}[side]
    return f"{called} {', '.join(name.replace('-', ' ') for name in ordered)}"


def _span(run: BandRun) -> BandSpan:
    start, until = date.fromordinal(run.first), date.fromordinal(run.until)
    return BandSpan(band=run.band.name.lower(), start=start, until=until)
