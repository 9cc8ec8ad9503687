"""Input in which many share what should tell them apart: work stays bounded, and strangers stay apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.resolution.bad_mentions import CASES, NAMED_AT_ONCE, figures, resolved, statements, wrongly_joined
from streams.resolution.persons.clusters.blocking_keys import LIMIT

SIZES = dict.fromkeys(CASES, 100) | {"household": 200, "birth date": 200, "placeholder": 200, "phone": 200}
"""Mentions and decisions of each case: enough to pass the limit of a key, a door or a phone."""


@pytest.mark.parametrize("case", CASES)
def test_the_work_an_event_takes_is_bounded_however_many_share_a_value(case: str) -> None:
    log = CASES[case].log(SIZES[case])
    found = resolved(statements(log))
    decisions = sum(record.kind == "identity-decision" for record in log.records)
    put_back = decisions * (NAMED_AT_ONCE if case == "large decisions" else 2)
    assert found.comparisons / (len(found.seconds) + put_back) <= LIMIT
    assert found.facts / len(found.seconds) <= LIMIT
    assert len(found.persons) == sum(record.kind != "identity-decision" for record in log.records)


@pytest.mark.parametrize("case", ["placeholder", "household", "phone"])
def test_what_is_shared_by_many_joins_no_strangers(case: str) -> None:
    log = CASES[case].log(SIZES[case])
    assert wrongly_joined(resolved(statements(log)), log.truth) == 0


def test_a_chain_of_decisions_is_one_person_and_contradictions_keep_every_two_neighbours_apart() -> None:
    chain = resolved(statements(CASES["chain"].log(SIZES["chain"])))
    assert len(set(chain.persons.values())) == 1
    contradicted = list(resolved(statements(CASES["contradictions"].log(60))).persons.values())
    assert all(one != other for one, other in pairwise(contradicted))


def test_who_is_wrongly_joined_is_counted_by_mention() -> None:
    found = resolved(statements(CASES["chain"].log(8)))
    truth = dict.fromkeys(found.persons, 1) | {next(iter(found.persons)): 2}
    assert (wrongly_joined(found, truth), wrongly_joined(found, {})) == (4, 0)
    assert figures(found, truth, 0)["largest"] == 4
