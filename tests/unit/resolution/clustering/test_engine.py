"""Pairs follow from keys, links from pairs, components from links and clusters from components, in any order."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.resolution.clustering.agglomeration import Agglomeration, Group
from streams.resolution.clustering.candidate_graph import CandidateGraph
from streams.resolution.clustering.connected_components import ConnectedComponents, component_of
from streams.resolution.clustering.key_index import KeyIndex, ordered_pair
from streams.resolution.clustering.key_postings import KeyPostings, ListPostings, PackedPostings
from streams.resolution.clustering.link_table import MappedLinks, PackedLinks
from streams.resolution.clustering.live_index import LiveIndex
from streams.resolution.clustering.recent_cache import RecentCache
from streams.resolution.persons.clusters.blocking_keys import HUBS, LIMIT, key_hubs, key_limit


class Words(CandidateGraph[int, str, int]):
    """Numbers that bear a word: its letters are their keys, and three may share one."""

    def __init__(self) -> None:
        super().__init__(KeyIndex(lambda _: 3))

    def blocking_keys(self, node: int) -> Sequence[str]:
        return sorted(set(self.values[node]))

    def link(self, one: int, other: int) -> int | None:
        """As many bits as letters are shared; one is not enough."""
        shared = len(set(self.values[one]) & set(self.values[other]))
        return shared if shared > 1 else None


class WordClusters(LiveIndex[int]):
    """Whatever hangs together is a cluster."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = Words()
        self.cluster: dict[int, frozenset[int]] = {}
        self.clustered = list[frozenset[int]]()

    def put(self, node: int, word: str) -> None:
        if node in self.graph.values:
            self.mark_stale(self.graph.replace({node: word}))
        else:
            self.mark_stale(self.graph.add(node, word))

    def drop(self, node: int) -> None:
        self.mark_stale(self.graph.remove(node))
        self.cluster.pop(node, None)

    def is_present(self, node: int) -> bool:
        return node in self.graph.values

    def component(self, node: int) -> Iterable[int]:
        return component_of(node, self.graph.neighbours) or ()

    def recluster(self, piece: frozenset[int]) -> None:
        self.clustered.append(piece)
        self.cluster.update(dict.fromkeys(piece, piece))


WORDS = st.dictionaries(st.integers(0, 9), st.text("abcd", min_size=1, max_size=3), min_size=1)


@given(WORDS, WORDS, st.randoms(use_true_random=False), st.booleans())
def test_what_was_replaced_or_withdrawn_leaves_no_trace_in_any_order(
    words: dict[int, str], passing: dict[int, str], random: Random, asked: bool
) -> None:
    fresh, lived = WordClusters(), WordClusters()
    for node, word in words.items():
        fresh.put(node, word)
    order = [*words.items()]
    random.shuffle(order)
    for node, word in [*passing.items(), *order]:
        lived.put(node, word)
        if asked:
            lived.recompute()
    for node in passing.keys() - words.keys():
        lived.drop(node)
    for clusters in (fresh, lived):
        clusters.recompute()
    assert lived.cluster == fresh.cluster
    assert {node: lived.graph.links(node) for node in words} == {node: fresh.graph.links(node) for node in words}


def test_only_what_a_change_touches_is_clustered_again() -> None:
    clusters = WordClusters()
    for node, word in enumerate(("ab", "ab", "cd", "cd")):
        clusters.put(node, word)
    clusters.recompute()
    clusters.clustered.clear()
    clusters.put(4, "cd")
    clusters.recompute()
    assert clusters.clustered == [frozenset({2, 3, 4})]


def test_a_key_over_its_limit_unlinks_those_it_alone_brought_together() -> None:
    graph = Words()
    for node, word in enumerate(("ab", "ab", "abz", "abz")):
        graph.add(node, word)
    assert [set(graph.links(node)) for node in range(4)] == [set(), set(), {3}, {2}]
    graph.remove(0)
    assert [set(graph.links(node)) for node in range(1, 4)] == [{2, 3}, {1, 3}, {1, 2}]


def test_a_bond_holds_until_it_is_taken_back_as_often_as_it_was_made() -> None:
    graph = Words()
    graph.add(1, "ab")
    graph.add(2, "cd")
    for _ in range(2):
        assert graph.add_bond(1, 2) == {1, 2}
    graph.remove_bond(2, 1)
    assert set(graph.neighbours(1)) == {2}
    graph.remove_bond(1, 2)
    assert set(graph.neighbours(1)) == set()


def test_no_join_goes_across_a_decision_and_the_larger_group_takes_in_the_smaller() -> None:
    found = Agglomeration[int, Group[int], str]({member: Group(member) for member in range(4)})
    found.keep_apart([(0, 3)])
    assert found.join(0, 1, "first")
    assert found.join(2, 0, "second")
    assert not found.join(1, 3, "never")
    assert found.join(1, 2, "again")
    assert (sorted(sorted(group.members) for group in found.groups()), found.joins) == (
        [[0, 1, 2], [3]],
        ["first", "second"],
    )


def test_a_cache_keeps_what_was_asked_lately() -> None:
    cache = RecentCache[str, int](2)
    for at, key in enumerate("abc"):
        cache.store(key, at)
    assert (cache.recent, cache.older("a")) == ({"c": 2}, 0)
    cache.store("d", 3)
    cache.store("e", 4)
    assert cache.older("a") is None
    assert (again := pickle.loads(pickle.dumps(cache))).recent == {}
    assert [again.store(key, 1) and again.older("a") for key in "abc"] == [None, None, 1]
    cache.forget("ce".__contains__)
    assert (cache.recent, cache.older("c"), cache.older("d")) == ({}, None, 3)


Keys = Mapping[int, tuple[str, ...]]


def share(blocks: KeyIndex[int], keys: Keys, both: tuple[int, int]) -> bool:
    return blocks.brings_together(*both, set(keys[both[0]]).intersection(keys[both[1]]))


@pytest.mark.parametrize("postings", [ListPostings[int], PackedPostings])
@given(nodes=st.lists(st.integers(0, 2 * LIMIT), min_size=LIMIT - 3, max_size=LIMIT + 20, unique=True), data=st.data())
def test_pairs_that_come_and_go_add_up_to_those_that_share_a_key_few_share(
    postings: Callable[[], KeyPostings[int]], nodes: list[int], data: st.DataObject
) -> None:
    blocks = KeyIndex[int](key_limit, key_hubs, postings())
    known, held = set[tuple[int, int]](), dict[int, tuple[str, ...]]()
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
    assert len(blocks) == len({key for keys in held.values() for key in keys})
    assert all(
        blocks.met(node, keys) == {other for other in held if other != node and share(blocks, held, (node, other))}
        for node, keys in held.items()
    )


def test_a_key_that_too_many_share_brings_nobody_together_but_a_strong_one_still_does() -> None:
    for key, meeting in (("weak", 0), ("!strong", HUBS)):
        blocks = KeyIndex[int](key_limit, key_hubs)
        for node in range(LIMIT + 1):
            blocks.add(node, [key])
        others, meet = range(HUBS, LIMIT + 1), partial(blocks.brings_together, shared=[key])
        with_all = [one for one in range(LIMIT + 1) if all(meet(one, other) for other in others)]
        assert len(with_all) == meeting


NODES_64 = st.sampled_from([0, 1, 2**31, 2**63, 2**64 - 2, 2**64 - 1])


@given(st.lists(st.tuples(NODES_64, NODES_64, st.sampled_from(["weak", "strong", None])), max_size=60))
def test_links_that_are_packed_are_those_that_were_stored(changes: list[tuple[int, int, str | None]]) -> None:
    plain, tight = MappedLinks[int, str](), PackedLinks[str]()
    for one, other, link in changes:
        if one != other and (link or other in plain.of(one)):
            for table in (plain, tight):
                table.replace([] if link else [(one, other)], [(one, other, link)] if link else [])
    for tight_again in (tight, pickle.loads(pickle.dumps(tight))):  # what is loaded has to be unpacked
        assert all(dict(tight_again.of(node)) == dict(plain.of(node)) for both in changes for node in both[:2])


LINKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda both: both[0] != both[1]), max_size=40)


@given(LINKS, st.data())
def test_parts_hang_together_exactly_by_the_links_there_are(links: list[tuple[int, int]], data: st.DataObject) -> None:
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
