"""How well names alone are matched, beside plain string matchers on the same pairs.

python -m benchmarks.names [--json]

Each matcher is given the threshold at which it does best, ours too; ``model`` is ours at the threshold it ships with.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from streams.resolution.persons.comparing_names import names_say
from streams.resolution.persons.mentions import Called
from streams.resolution.persons.naming import name
from streams.resolution.persons.saying import LIMITS

PAIRS: Final = Path(__file__).with_name("data") / "persons" / "name_bench_persons.csv.gz"

Matcher = Callable[[str, str], float]


def ours(one: str, other: str) -> float:
    """Bits."""
    first, second = name(Called(full=one)), name(Called(full=other))
    return names_say(first, second).total / 100 if first and second else -10.0


def _folded(matcher: Matcher) -> Matcher:
    return lambda one, other: matcher(anyascii(one).lower(), anyascii(other).lower())


MATCHERS: Final[dict[str, Matcher]] = {
    "ours": ours,
    "rapidfuzz WRatio": _folded(fuzz.WRatio),
    "rapidfuzz token_set_ratio": _folded(fuzz.token_set_ratio),
    "rapidfuzz token_sort_ratio": _folded(fuzz.token_sort_ratio),
    "rapidfuzz ratio": _folded(fuzz.ratio),
    "Jaro-Winkler": _folded(JaroWinkler.similarity),
}


def measure() -> dict[str, float]:
    """F1 by matcher."""
    with gzip.open(PAIRS, "rt", newline="", encoding="utf-8") as text:
        pairs = [(row["name1"], row["name2"], row["is_match"] == "true") for row in csv.DictReader(text)]
    truth = [same for _, _, same in pairs]
    found = {}
    for called, matcher in MATCHERS.items():
        scores = [matcher(one, other) for one, other, _ in pairs]
        found[called] = max(f1(scores, truth, threshold) for threshold in set(scores))
        if called == "ours":
            found["model"] = f1(scores, truth, LIMITS["same"] / 100)
    return {called: round(rate, 4) for called, rate in found.items()}


def f1(scores: Sequence[float], truth: Sequence[bool], threshold: float) -> float:
    """Of the pairs that reach the threshold."""
    right = sum(same and score >= threshold for score, same in zip(scores, truth, strict=True))
    return 2 * right / (sum(score >= threshold for score in scores) + sum(truth))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well names alone are matched.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    found = measure()
    if options.json:
        print(json.dumps(found))
        return
    for called, rate in found.items():
        print(f"{called:30} {rate:.4f}")


if __name__ == "__main__":
    main()
