"""Who is known for drug supply, and which missing child is with a dealer, against the truth of the simulator.

python -m benchmarks.accuracy.traits [--seed 1] [--scale 1] [--json]

A person is whoever most of their mentions are of. The truth of drug supply is everybody of a gang of whom any mention
makes a person record; of a missing child, every runner with a missing episode and a birth date or age under eighteen.
The baseline calls everybody a nominal who is named once in any role in anything about drugs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from producers.simulator.simulation import simulated_events
from producers.simulator.truth import MentionTruth, PersonTruth
from producers.simulator.world.ground_truth import world
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude

GANG: Final = frozenset({"nominal", "runner"})
DRUGS: Final = frozenset({"drug-supply", "drugs", "drug-dealing", "cuckooing"})
CHILD: Final = "missing-child-with-dealer"

Document = dict[str, Any]


class Year(NamedTuple):
    """What was concluded of a year in view C, and who is who."""

    persons: list[Document]
    alerts: list[Document]
    named_in_drugs: frozenset[str]  # mentions
    part: dict[str, str]
    of: dict[str, str]  # mention to true person


def year(seed: int, scale: float) -> Year:
    """Without its cameras."""
    said: list[SourceRecord] = []
    part: dict[str, str] = {}
    of: dict[str, str] = {}
    for truth in world(seed, scale):
        if isinstance(truth, PersonTruth):
            part[truth.person] = truth.part
    for one in simulated_events(seed=seed, scale=scale):
        of |= {
            each.mention: each.thing for each in one.truths if isinstance(each, MentionTruth) and each.of == "person"
        }
        if getattr(one.event, "kind", "") != "vehicle-read":
            said.append(one.event)
    told = conclude(said, flow=Flow(PURE, views=(View.C,))).documents
    found = {family: [json.loads(v) for k, v in told.items() if k.family == family] for family in _FAMILIES}
    return Year(found["persons"], found["alerts"], frozenset(_in_drugs(found["events"])), part, of)


_FAMILIES: Final = ("events", "persons", "alerts")


def _in_drugs(events: Iterable[Document]) -> Iterable[str]:
    for event in events:
        for item in event["items"]:
            if item.get("category") in DRUGS:
                yield from (f"{item['item_id']}/{one['mention']}" for one in item.get("persons", ()))


def measure(seed: int, scale: float) -> dict[str, Any]:
    """Both, and the traits by the part that people play."""
    told = year(seed, scale)
    who = {one["id"]: _who(told, one) for one in told.persons}
    truth = {one for one in who.values() if one and told.part.get(one) in GANG}
    nominal = [who[one["id"]] for one in told.persons if _has(one, "drug-supply-nominal")]
    baseline = [who[one["id"]] for one in told.persons if told.named_in_drugs.intersection(one["mentions"])]
    missing = {
        who[one["id"]]
        for one in told.persons
        if told.part.get(who[one["id"]] or "") == "runner" and _has(one, "missing") and _has(one, "child")
    }
    at_risk = {who.get(one) for alert in told.alerts if alert["rule"] == CHILD for one in alert["subject"].split("+")}
    runners = [one for one in at_risk if told.part.get(one or "") == "runner"]
    return {
        "seed": seed,
        "scale": scale,
        "drug supply": _score(nominal, truth),
        "baseline": _score(baseline, truth),
        "missing child with dealer": {"truth": len(missing), "found": len(missing.intersection(runners))},
        "traits": {
            trait: dict(Counter(told.part.get(who[one["id"]] or "", "?") for one in told.persons if _has(one, trait)))
            for trait in sorted({each["trait"] for one in told.persons for each in one["traits"]})
        },
        "role conflicts": sum("role_conflict" in one for one in told.persons),
    }


def _score(raised: list[str | None], truth: set[str]) -> dict[str, Any]:
    right = [one for one in raised if one in truth]
    return {
        "truth": len(truth),
        "raised": len(raised),
        "precision": round(len(right) / max(1, len(raised)), 3),
        "recall": round(len(set(right)) / max(1, len(truth)), 3),
    }


def _who(told: Year, person: Document) -> str | None:
    counted = Counter(told.of[one] for one in person["mentions"] if one in told.of)
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def _has(person: Document, trait: str) -> bool:
    return any(one["trait"] == trait for one in person["traits"])


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    head = f"| traits, seed {found['seed']}, scale {found['scale']:g} (`python -m benchmarks.accuracy.traits`)"
    rows = [f"{head} | truth | raised | precision | recall |\n|---|---|---|---|---|"]
    for name in ("drug supply", "baseline"):
        one = found[name]
        rows.append(f"| {name} | {one['truth']} | {one['raised']} | {one['precision']} | {one['recall']} |")
    child = found["missing child with dealer"]
    rows.append(f"| missing child with dealer | {child['truth']} | {child['found']} of them | | |")
    for trait, parts in found["traits"].items():
        rows.append(
            f"| {trait} | | {sum(parts.values())} | {', '.join(f'{k} {v}' for k, v in sorted(parts.items()))} | |"
        )
    return "\n".join([*rows, f"| role conflicts | | {found['role conflicts']} | | |"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well traits of persons are told, against the truth.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.seed, asked.scale)
    print(json.dumps(found, indent=1) if asked.json else table(found))


if __name__ == "__main__":
    main()
