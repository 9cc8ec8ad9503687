"""How well names alone are matched, beside plain string matchers on the same pairs.

python -m benchmarks.accuracy.names [--json]

Each matcher is given the threshold at which it does best, ours too; ``model`` is ours at the threshold it ships with.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from anyascii import anyascii
from rapidfuzz import distance, fuzz

from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.name_comparison import compare_names
from values.name import Name, read

PAIRS: Final = Path(__file__).parents[1] / "data" / "persons" / "name_bench_persons.csv.gz"

Matcher = Callable[[str, str], float]


def ours(one: str, other: str) -> float:
    """Bits."""
    first, second = read(one), read(other)
    return compare_names(first, second).total / 100 if isinstance(first, Name) and isinstance(second, Name) else -10.0


def _folded(matcher: Matcher) -> Matcher:
    return lambda one, other: matcher(anyascii(one).lower(), anyascii(other).lower())


def _folded_of(module: object, names: str, called: str) -> dict[str, Matcher]:
    return {f"{called} {name}": _folded(getattr(module, name)) for name in names.split()}


def _others() -> dict[str, Matcher]:
    """Matchers of other libraries, as far as they are installed; none is in the lock."""
    found: dict[str, Matcher] = {}
    if importlib.util.find_spec("jellyfish"):
        measures = "jaro_winkler_similarity jaro_similarity jaccard_similarity"
        found |= _folded_of(importlib.import_module("jellyfish"), measures, "jellyfish")
    if importlib.util.find_spec("textdistance"):
        algorithms = importlib.import_module("textdistance")
        for name in ["monge_elkan", "cosine", "sorensen_dice", "overlap", "ratcliff_obershelp", "editex", "mra"]:
            found[f"textdistance {name}"] = _folded(getattr(algorithms, name).normalized_similarity)
    return found


_SCORERS: Final = (
    "WRatio QRatio ratio partial_ratio token_ratio token_set_ratio token_sort_ratio partial_token_ratio "
    "partial_token_set_ratio partial_token_sort_ratio"
)
_DISTANCES: Final = "JaroWinkler Jaro Levenshtein DamerauLevenshtein Indel LCSseq OSA"

MATCHERS: Final[dict[str, Matcher]] = {
    "ours": ours,
    **_folded_of(fuzz, _SCORERS, "rapidfuzz"),
    **{f"rapidfuzz {name}": _folded(getattr(distance, name).normalized_similarity) for name in _DISTANCES.split()},
    **_others(),
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
    for called, rate in sorted(found.items(), key=lambda one: -one[1]):
        print(f"{called:30} {rate:.4f}")


if __name__ == "__main__":
    main()
