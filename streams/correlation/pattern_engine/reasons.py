"""Why a pattern is believed, as documents and alerts show it: its signs with their items, and the sums in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.documents.alerts import WeighedSign
from schemas.grading import SourceEvaluation
from streams.correlation.pattern_engine.corroboration import corroborated_points
from streams.correlation.pattern_engine.fading import DayLevel
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign
from streams.correlation.pattern_engine.sign_notes import SignNote, active_notes, supporting_items
from streams.correlation.raised_alert import support_standing

ITEMS: Final = 5
"""Items named with one sign, at most: the earliest."""

_CALLED: Final = {
    Side.DEALING: "of dealing",
    Side.HOME: "of the home",
    Side.TAKEOVER: "of a takeover",
    Side.EXPLOITATION: "of exploitation",
    Side.VIOLENCE: "of violence",
    Side.ASSERTED: "asserted",
    Side.INFERRED: "inferred",
    Side.AGAINST: "against it",
}


def sign_summaries(level: DayLevel, noted: Sequence[SignNote], pattern: Pattern) -> Iterator[WeighedSign]:
    """The signs that count on that day, those with most points first."""
    counting = list(active_notes(noted, pattern.signs, level.day, level.day + 1))
    for name, points in sorted(level.points.items(), key=lambda pair: (-pair[1], pair[0])):
        yield _weighed(pattern.signs[name], points, [note for note in counting if note.sign == name])


def corroborated_signs(noted: Sequence[SignNote], pattern: Pattern) -> tuple[WeighedSign, ...]:
    """The signs of a pattern that does not fade, in the order of its table: of each origin what counts most."""
    found = ((sign, [note for note in noted if note.sign == sign.name]) for sign in pattern.signs.values())
    return tuple(_weighed(sign, _corroborated(sign, own), own) for sign, own in found if own)


def _corroborated(sign: Sign, noted: Iterable[SignNote]) -> float:
    return corroborated_points((note.origin, note.counts * sign.points) for note in noted)


def _weighed(sign: Sign, points: float, noted: Sequence[SignNote]) -> WeighedSign:
    items = tuple(dict.fromkeys(note.item for note in noted))
    return WeighedSign(
        name=sign.name,
        speaks=sign.side.value,
        weight=sign.points,
        half_life_days=sign.half_life,
        points=round(points, 2),
        items_total=len(items),
        items=items[:ITEMS],
        origins=len({note.origin for note in noted}),
        reason=sign.reason,
    )


def notes_in_favour(noted: Sequence[SignNote], pattern: Pattern, day: int) -> list[SignNote]:
    """Notes active on that day that speak for the pattern."""
    active = active_notes(noted, pattern.signs, day, day + 1)
    return [note for note in active if pattern.signs[note.sign].side is not Side.AGAINST]


def next_band_in_words(level: DayLevel, band: Level, noted: Sequence[SignNote], pattern: Pattern) -> str:
    """What the next band would take beside what was noted by that day; empty where there is none."""
    above = [each for each in pattern.bands if each.level > band]
    if not above:
        return ""
    wanted = min(above, key=lambda each: (each.level, each.points))
    recent = [
        note
        for note in notes_in_favour(noted, pattern, level.day)
        if note.counts and note.day + pattern.days_of(note.sign) > level.day
    ]
    lacking = list(_lacking(wanted, level, recent, pattern))
    listed = " and ".join(filter(None, [", ".join(lacking[:-1]), *lacking[-1:]]))
    return f"{wanted.level.name.capitalize()} would take {listed}, within {pattern.together} days."


def _lacking(wanted: Band, level: DayLevel, recent: Sequence[SignNote], pattern: Pattern) -> Iterator[str]:
    signs, origins = [pattern.signs[note.sign] for note in recent], len({note.origin for note in recent})
    sources = {note.grade.source_evaluation for note in recent}
    if level.score < wanted.points:
        yield f"{wanted.points - level.score:.1f} points more"
    if origins < wanted.origins:
        more = wanted.origins - origins
        yield "another independent origin" if more == 1 else f"{more} independent origins"
    for side in sorted(wanted.sides - {side for sign in signs for side in (sign.side, sign.also)}):
        yield f"a sign {_CALLED[side]}"
    telling = {note.origin for note, sign in zip(recent, signs, strict=True) if not sign.common}
    if len(telling) < wanted.telling:
        yield "a sign with few other reasons"
    if wanted.level >= Level.AMBER and all(note.read for note in recent):
        yield "an item that a source states"
    elif wanted.level >= Level.AMBER and sources <= {SourceEvaluation.NOT_RELIABLE}:
        yield "a source that is not unreliable"


def sum_in_words(level: DayLevel, noted: Sequence[SignNote], pattern: Pattern) -> str:
    """Items, origins, grades, the signs of each side, and the points of that day."""
    stands = support_standing(supporting_items(notes_in_favour(noted, pattern, level.day)))
    sentences = [_side_in_words(level, side, pattern) for side in Side]
    items = f"{stands.items_total} item{'s' * (stands.items_total != 1)}"
    origins = f"{stands.origins} independent origin{'s' * (stands.origins != 1)}"
    return (
        f"{items} from {origins}, graded {stands.best} to {stands.worst}; "
        f"{'; '.join(filter(None, sentences))}; {level.score:.1f} points in all."
    )


def _side_in_words(level: DayLevel, side: Side, pattern: Pattern) -> str:
    own = {name: points for name, points in level.points.items() if pattern.signs[name].side is side}
    if own:
        ordered = sorted(own, key=lambda name: (-own[name], name))
        return f"{_CALLED[side]} {', '.join(name.replace('-', ' ') for name in ordered)}"
    weighed = side is Side.AGAINST and any(sign.side is side for sign in pattern.signs.values())
    return "nothing against it" if weighed else ""
