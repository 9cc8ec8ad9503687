"""A batch Fellegi-Sunter library on the same records: Splink with plain settings, trained on the file itself.

Measured twice: with the prior that it estimates from the file, and with ours, one of so many people. Not in the lock;
measured when it is installed (``pip install splink pandas``), else left out.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from benchmarks.resolution.labelled_records import Labelled
from benchmarks.resolution.measures import measures
from streams.resolution.persons.features.mention import PersonMention

THRESHOLDS: Final = (0.5, 0.9, 0.99, 0.999)
"""Match probabilities at which its links are clustered; its best result counts."""

PAIRS: Final = 2_000_000
"""Random pairs from which it estimates how often strangers agree."""


def measure(records: Sequence[Labelled], population: int) -> dict[str, Any] | None:
    """Its measures at its best threshold, and at 0.99 with our prior; None when it is not installed."""
    if not (importlib.util.find_spec("splink") and importlib.util.find_spec("pandas")):
        return None
    start = time.perf_counter()
    truth, mentions = {one.mention.id: one.truth for one in records}, [one.mention for one in records]
    tried = [measures(clusters, truth) for _, clusters in _clusterings(mentions, None)]
    seconds = time.perf_counter() - start
    as_ours = {at: measures(clusters, truth) for at, clusters in _clusterings(mentions, 1 / population)}
    return {
        "library": f"splink {importlib.import_module('splink').__version__}",
        **_shown(max(tried, key=_f1)),
        "records_per_second": round(len(records) / seconds),
        "with_our_prior": {"at_0.99": _shown(as_ours[0.99]), "at_its_best": _shown(max(as_ours.values(), key=_f1))},
    }


def _f1(found: dict[str, Any]) -> float:
    return float(found["cluster"]["f1"])


def _shown(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("pairwise", "cluster", "mixed")}


def _clusterings(mentions: list[PersonMention], prior: float | None) -> Iterator[tuple[float, list[tuple[str, ...]]]]:
    linker, rules = _linker(mentions, prior)
    splink = importlib.import_module("splink")
    training = linker.training
    if prior is None:
        same = splink.block_on("given", "surname", "birth")
        training.estimate_probability_two_random_records_match([same], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=1)
    for rule in rules[:2]:
        training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    for threshold in THRESHOLDS:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, threshold_match_probability=threshold
        )
        clusters = defaultdict(list)
        for row in found.as_record_list():
            clusters[row["cluster_id"]].append(row["unique_id"])
        yield threshold, [tuple(cluster) for cluster in clusters.values()]


def _linker(mentions: list[PersonMention], prior: float | None) -> tuple[Any, list[Any]]:
    splink, library = importlib.import_module("splink"), importlib.import_module("splink.comparison_library")
    table = importlib.import_module("pandas").DataFrame([_row(one) for one in mentions])
    given = {name: table[name].notna().any() for name in table.columns}
    compared = [
        library.NameComparison(name).configure(term_frequency_adjustments=True) for name in ("given", "surname")
    ]
    compared.append(library.DateOfBirthComparison("birth", input_is_string=True))
    compared += [
        library.JaroWinklerAtThresholds(name, [0.9]).configure(term_frequency_adjustments=True)
        for name in ("postcode", "locality", "address", "birth_place", "occupation", "number")
        if given[name]
    ]
    rules = [splink.block_on("given", "surname"), splink.block_on("birth")]
    for name in ("postcode", "locality", "birth_place", "number"):
        if given[name]:
            rules += [splink.block_on(name, "surname"), splink.block_on(name, "given")]
    known = {} if prior is None else {"probability_two_random_records_match": prior}
    settings = splink.SettingsCreator(
        link_type="dedupe_only", comparisons=compared, blocking_rules_to_generate_predictions=rules, **known
    )
    return splink.Linker(splink.DuckDBAPI().register(table), settings, log_level=None), rules


def _row(mention: PersonMention) -> dict[str, str | None]:
    called = mention.names[0] if mention.names else None
    lives = mention.addresses[0] if mention.addresses else None
    said = {
        "given": called and " ".join(called.given),
        "surname": called and " ".join(called.surname),
        "birth": _dashed(str(mention.birth_date or "")),
        "postcode": lives and lives.postcode,
        "locality": lives and lives.locality,
        "address": lives and lives.address,
        "birth_place": mention.birth_place,
        "occupation": mention.occupation,
        "number": mention.numbers[0].canonical if mention.numbers else None,
    }
    return {"unique_id": mention.id, **{name: value or None for name, value in said.items()}}


def _dashed(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 and date.isdigit() else date
