"""Clusters are joined by the support of the whole; blocks and components follow from what is there."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from streams.resolution.clustering.key_index import ordered_pair
from streams.resolution.persons.clusters.cluster_support import SupportCache
from streams.resolution.persons.clusters.clustering import (
    Clustering,
    DecidedPairs,
    ScoredLink,
    cluster_nodes,
    node_facts,
)
from streams.resolution.persons.comparison.pair_judgement import PairJudgement
from streams.resolution.persons.features.mention_features import Pair, mention_features
from tests.unit.resolution.persons.person_mentions import mention

SOMEBODY = mention_features(mention("x", called="Ann/Lee"))


def divided(bits: Mapping[Pair, int], rulings: DecidedPairs | None = None) -> Clustering:
    """Nodes whose pairs have these bits, or speak against; links from 10 bits on."""
    nodes = sorted({node for both in bits for node in both})
    links = [ScoredLink(worth, *both) for both, worth in bits.items() if worth >= 1000]

    def judging(one: int, other: int) -> PairJudgement:
        worth = bits.get(ordered_pair(one, other), -2000)
        return PairJudgement(worth, apart=False, shown=True, support=worth)

    known = [(node, node_facts(SOMEBODY)) for node in nodes]
    return cluster_nodes(known, links, SupportCache(judging), rulings or DecidedPairs())


def test_a_chain_of_likely_links_is_no_person() -> None:
    chain = {(at, at + 1): 1500 for at in range(6)}
    assert max(map(len, divided(chain).clusters)) == 2


def test_one_damaged_mention_does_not_veto_a_good_cluster() -> None:
    bits = dict.fromkeys(combinations(range(5), 2), 2500) | {(0, 4): -2000}
    assert divided(bits).clusters == ((0, 1, 2, 3, 4),)


def test_the_strongest_link_is_considered_first() -> None:
    assert divided({(1, 2): 1500, (2, 3): 2500, (1, 3): -2000}).clusters == ((1,), (2, 3))


def test_a_decision_joins_what_nothing_supports_and_keeps_apart_what_everything_does() -> None:
    division = divided({(1, 2): -2000, (2, 3): 3000}, DecidedPairs(same=[(1, 2)], different=[(2, 3)]))
    assert division.clusters == ((1, 2), (3,))
    assert [join.support for join in division.joins] == [None]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda both: both[0] < both[1]), st.integers(-2000, 3000)
)


@given(PAIRS)
def test_every_node_is_in_one_cluster(bits: dict[Pair, int]) -> None:
    held = [node for cluster in divided(bits).clusters for node in cluster]
    assert sorted(held) == sorted({node for both in bits for node in both})
