"""What a pattern is: a table of signs and bands. Each pattern is one file that holds such a table.

Points are judgements of what one item says by itself; each table says why. Grades weigh alike in all
(``sign_notes.grade_weight``), origins count once in all, and sources that are not reliable raise nothing alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple

from streams.correlation.raised_alert import AlertRule
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, REALISTIC_POSSIBILITY


class Side(StrEnum):
    """What a sign is about."""

    DEALING = "dealing"  # what happens at the place
    HOME = "home"  # whose home it is, and who has the say there
    TAKEOVER = "takeover"  # that others live there or decide there, for whatever end
    EXPLOITATION = "exploitation"  # what is done to a person
    VIOLENCE = "violence"  # violence or weapons, done or suffered
    ASSERTED = "asserted"  # what a source says of a line
    INFERRED = "inferred"  # what follows from who was seen, or is read beside it
    AGAINST = "against"  # a reason that needs no crime


class Sign(NamedTuple):
    """One sign: name, side, points, half-life in days, and the reason for both numbers."""

    name: str
    side: Side
    points: float  # above nothing, on either side
    half_life: int  # days of event time; 0 in a pattern that does not fade
    reason: str
    common: bool = False  # has many other reasons: with others of its kind alone it does not reach amber
    also: Side | None = None  # another side that it speaks of as well
    explains: frozenset[str] = frozenset()  # of a sign against: the signs that it takes points from; none named: all


class Level(IntEnum):
    """How severe it looks. Amber and red raise an alert; green is a question."""

    NONE = 0
    GREEN = 1
    AMBER = 2
    RED = 3


LIKELIHOOD: Final = {Level.GREEN: REALISTIC_POSSIBILITY, Level.AMBER: LIKELY, Level.RED: HIGHLY_LIKELY}


BAND_CALLED: Final = {word: level.name.lower() for level, word in LIKELIHOOD.items()}
"""The name of the band that has this word."""


class Band(NamedTuple):
    """What a day needs for a level. Of several bands that hold the highest level counts."""

    level: Level
    points: float
    origins: int = 0  # independent, within the pattern's days
    sides: frozenset[Side] = frozenset()  # that must have been noted within these days
    telling: int = 0  # origins that note a sign which has few other reasons


class Pattern(NamedTuple):
    """One pattern. Its signs fade (``band_history``), add up (``corroboration``), or rise (``rising``)."""

    rule: AlertRule
    signs: Mapping[str, Sign]
    bands: tuple[Band, ...]
    together: int = 0  # days within which sides and origins must come together; 0: however far apart
    half_lives: float = 0.0  # half-lives for which a note counts as one of them, where that is less; 0: all these days
    lasts: float = 0.0  # points below which an alert ends, where signs fade
    quiet: int = 0  # days without a report after which an alert ends, where they do not
    before: int = 0  # of what rises: stretches of as many days before that are compared with …
    times: int = 0  # … and more than how many times as many as in a mean one it takes
    needs: frozenset[Side] = frozenset()  # sides of which one at least has to be noted, or there is no band at all …
    needed_within: int = 0  # … within these days; 0: within those of its sign

    @property
    def floor(self) -> float:
        """The fewest points that mean anything."""
        return min(self.lasts, *(band.points for band in self.bands))

    def days_of(self, sign: str) -> int:
        """Days for which a note of this sign is one of those that come together."""
        most = self.half_lives * self.signs[sign].half_life
        return min(self.together, round(most)) if most else self.together


def sign_table(*signs: Sign) -> dict[str, Sign]:
    """The signs by name."""
    return {sign.name: sign for sign in signs}
