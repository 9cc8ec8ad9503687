"""The alerts that any place may raise: hot spots, near-repeat series, violence that rises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.alerts import AlertDocument
from streams.correlation.location.gathered import Gathered
from streams.correlation.location.hot import Verdict
from streams.correlation.location.patterns.hot_spot import hot_spots
from streams.correlation.location.patterns.near_repeat_series import series
from streams.correlation.location.patterns.violence_rising import rising
from streams.correlation.location.pieces import Pieces
from streams.correlation.location.seen import Month
from streams.correlation.location.where import Where


def raised(
    subject: str, where: Where, verdicts: Mapping[Month, Verdict], gathered: Gathered, pieces: Pieces
) -> Iterator[AlertDocument]:
    """Of premises none but violence: what else rises there, rises in its map cell."""
    yield from rising(subject, where, pieces.violent, pieces.months)
    if where.cell:
        yield from hot_spots(subject, where, verdicts, pieces.months)
        yield from series(subject, where, gathered.repeats.latest, pieces.all())
