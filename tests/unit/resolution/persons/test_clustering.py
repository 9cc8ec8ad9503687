"""Clusters are joined by the support of the whole; blocks and components follow from what is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from streams.resolution.clustering.connected_components import ConnectedComponents
from streams.resolution.clustering.key_index import KeyIndex, ordered_pair
from streams.resolution.persons.clusters.blocking_keys import HUBS, LIMIT, key_hubs, key_limit
from streams.resolution.persons.clusters.cluster_support import SupportCache
from streams.resolution.persons.clusters.clustering import Clustering, DecidedPairs, ScoredLink, cluster_nodes
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

    return cluster_nodes([(node, SOMEBODY) for node in nodes], links, SupportCache(judging), rulings or DecidedPairs())


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


Keys = Mapping[int, tuple[str, ...]]


def share(blocks: KeyIndex[int], keys: Keys, both: Pair) -> bool:
    return blocks.brings_together(*both, set(keys[both[0]]).intersection(keys[both[1]]))


@given(st.lists(st.integers(0, 2 * LIMIT), min_size=LIMIT - 3, max_size=LIMIT + 20, unique=True), st.data())
def test_pairs_that_come_and_go_add_up_to_those_that_share_a_key_few_share(
    nodes: list[int], data: st.DataObject
) -> None:
    blocks, known, held = KeyIndex[int](key_limit, key_hubs), set[Pair](), dict[int, tuple[str, ...]]()
    for node in [*nodes, *data.draw(st.lists(st.sampled_from(nodes), max_size=10, unique=True))]:
        if node in held:
            change = blocks.remove(node, held.pop(node))
            known = {both for both in known if node not in both}
        else:
            held[node] = ("weak", "!strong") if node % 3 else ("weak",)
            change = blocks.add(node, held[node])
        known |= change.added | {ordered_pair(node, other) for other in change.met}
        known -= {both for both in change.removed if not share(blocks, held, both)}
    assert known == {both for both in combinations(sorted(held), 2) if share(blocks, held, both)}


def test_a_key_that_too_many_share_brings_nobody_together_but_a_strong_one_still_does() -> None:
    for key, meeting in (("weak", 0), ("!strong", HUBS)):
        blocks = KeyIndex[int](key_limit, key_hubs)
        for node in range(LIMIT + 1):
            blocks.add(node, [key])
        others, meet = range(HUBS, LIMIT + 1), partial(blocks.brings_together, shared=[key])
        with_all = [one for one in range(LIMIT + 1) if all(meet(one, other) for other in others)]
        assert len(with_all) == meeting


LINKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda both: both[0] != both[1]), max_size=40)


@given(LINKS, st.data())
def test_parts_hang_together_exactly_by_the_links_there_are(links: list[Pair], data: st.DataObject) -> None:
    components, near = ConnectedComponents[int](), dict[int, set[int]]()
    for one, other in links:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
        components.join(one, other)
    for one, other in data.draw(st.lists(st.sampled_from(links), max_size=10)) if links else []:
        near[one].discard(other)
        near[other].discard(one)
        components.remove_links([one, other], lambda node: near.get(node, set()))
    assert {node: components.component(node) for node in near} == {node: reached(node, near) for node in near}


def reached(start: int, near: Mapping[int, set[int]]) -> set[int]:
    found, ahead = {start}, [start]
    while ahead:
        new = near[ahead.pop()] - found
        found |= new
        ahead += new
    return found
