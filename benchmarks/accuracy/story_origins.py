"""Whether retellings are found as well whatever the origin of the names in them: the written pairs, with other names.

python -m benchmarks.accuracy.story_origins

The names of the persons of a pair are replaced, in fields and texts, by frequent names of one origin. Initials stay as
they are written, so that fewer are found than with the names of the writers; every origin loses the same.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, Final, NamedTuple

from benchmarks.accuracy.story_pairs import PAIRS, PairScores, judged_together, pair_of, scores, written
from benchmarks.accuracy.story_weights import WRITTEN
from reference.tables import rows

NAMES: Final = 40
"""Given names, and surnames, of each origin: the most frequent. Origins with fewer are left out."""

SHORTEST: Final = 3
"""Letters of a word of a name that is replaced."""

_TITLES: Final = frozenset({"mrs", "miss", "sister", "doctor"})

_CODES: Final = frozenset({"id", "kind", "sex", "role", "precision"})
"""Fields whose words are no names, also where somebody is called so ("a female")."""


class OriginNames(NamedTuple):
    """Frequent names of one origin."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]


@cache
def origin_names() -> Mapping[str, OriginNames]:
    """The names of each origin that has enough, the most frequent first."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for kind, origin, name, bits in rows("name_origins.csv.gz"):
        found[origin, kind].append((int(bits), name))
    most = {key: tuple(name for _, name in sorted(names)[:NAMES]) for key, names in found.items()}
    origins = sorted({origin for origin, _ in most})
    names = {one: OriginNames(most.get((one, "given"), ()), most.get((one, "surname"), ())) for one in origins}
    return {origin: each for origin, each in names.items() if min(map(len, each)) == NAMES}


def with_names(pair: Mapping[str, Any], names: OriginNames, dice: random.Random) -> Any:
    """The pair with other names, the same on both sides and wherever they are written."""
    new = {word: dice.choice(names.surnames if last else names.given) for word, last in dict(_words(pair)).items()}
    return _replaced(pair, new)


def measure(origin: str, files: Iterable[str] = WRITTEN) -> PairScores:
    """The pairs of these files that are right where every person has names of one origin."""
    dice, total = random.Random(1), PairScores(0, 0, 0, 0)
    for name in files:
        pairs = [pair_of(with_names(one, origin_names()[origin], dice)) for one in written(PAIRS.with_name(name))]
        found = scores(pairs, judged_together(pairs))
        total = PairScores(*(one + other for one, other in zip(total, found, strict=True)))
    return total


def _words(pair: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The words of the names of persons, each with whether it is the last of its name."""
    for side in (pair["a"], pair["b"]):
        for name in (name for person in side["people"] for name in person.get("names") or ()):
            *given, last = (word.casefold() for word in name.get("full", "").split() or [""])
            for word in (*given, last):
                if len(word) >= SHORTEST and word not in _TITLES:
                    yield word, word == last


def _replaced(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        pattern = rf"\b({'|'.join(map(re.escape, new)) or '(?!)'})\b"
        return re.sub(pattern, partial(_as_written, new), value, flags=re.IGNORECASE)
    if isinstance(value, dict):
        return {key: each if key in _CODES else _replaced(each, new) for key, each in value.items()}
    return [_replaced(each, new) for each in value] if isinstance(value, list) else value


def _as_written(new: Mapping[str, str], found: re.Match[str]) -> str:
    name = new[found.group().casefold()]
    return name.upper() if found.group().isupper() else name.title()


def main() -> None:
    """Measure and print."""
    for origin in origin_names():
        found = measure(origin)
        print(f"{origin:24} precision {found.precision:.3f} recall {found.recall:.3f} {found}")


if __name__ == "__main__":
    main()
