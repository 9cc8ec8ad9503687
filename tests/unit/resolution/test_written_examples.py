"""What people wrote who did not know the rules: retellings and look-alikes, and a year of drug lines."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.accuracy import line_years, report_words, story_origins, story_pairs, story_weights, written_persons
from reference.report_words import SENSE, synonyms
from reference.report_words import report_words as report_words_table
from streams.resolution.stories.story_weights import WEIGHTS, WORDING
from streams.resolution.stories.word_weights import stem


@pytest.mark.parametrize("name", ["pairs.json", "pairs_of_agencies.json", "pairs_of_viewpoints.json"])
def test_most_written_retellings_are_found_and_hardly_a_look_alike_is_taken_for_one(name: str) -> None:
    pairs = story_pairs.story_pairs(story_pairs.PAIRS.with_name(name))
    for judged in (story_pairs.judged_alone(pairs), story_pairs.judged_together(pairs)):
        found = story_pairs.scores(pairs, judged)
        assert found.precision >= 0.97, [pair.id for pair in pairs if judged[pair.id] and not pair.same]
        assert found.recall >= 0.75


def test_a_copy_is_found_word_for_word_whatever_it_was_filed_under() -> None:
    pairs = story_pairs.story_pairs(story_pairs.PAIRS.with_name("pairs_of_agencies.json"))
    copies = [pair for pair in pairs if pair.kind == "verbatim-copy"]
    judged = story_pairs.judged_together(copies)
    assert [pair.id for pair in copies if not judged[pair.id]] == []


def test_every_line_of_a_written_year_is_one_line() -> None:
    found = line_years.measure()
    assert (found.precision, found.recall, found.lines) == (1.0, 1.0, len(set(found.true.values())))


def test_the_weights_of_stories_are_those_that_written_and_simulated_pairs_give() -> None:
    counted = story_weights.fit(story_weights.written_pairs())
    assert {reason: WEIGHTS[reason].unrelated for reason in counted.unrelated} == counted.unrelated
    another = {reason: weight.another for reason, weight in WEIGHTS.items()} | WORDING
    assert {name: another[name] for name in counted.another} == story_weights.in_use(counted.another)
    assert {another[reason] for reason in story_weights.SILENT} == {0}


def test_how_many_reports_use_a_word_is_counted_in_the_written_pairs() -> None:
    counted = dict(report_words.report_word_counts(report_words.written_accounts()))
    senses = {word[1:]: counted.pop(word) for word in list(counted) if word.startswith(SENSE)}
    assert report_words_table() == (counted.pop(""), counted, senses)


def test_no_word_for_a_thing_stands_for_two() -> None:
    used = Counter(stemmed for words in synonyms().values() for stemmed in {stem(word) for word in words})
    assert [stemmed for stemmed, groups in used.items() if groups > 1] == []


def test_of_written_worlds_nearly_every_pair_of_mentions_is_what_its_writer_says() -> None:
    found = written_persons.figures(written_persons.measure())
    joined, of = found.joined
    assert joined / of >= 0.85
    assert found.wrongly[0] <= 1
    assert found.worlds[0] / found.worlds[1] >= 0.92


def test_a_pair_is_right_where_it_is_joined_and_may_be_or_is_not_and_need_not_be() -> None:
    ann = {"occurred": "2019-01-01", "names": [{"full": "Annabel Quorndon"}], "role": "subject", "sex": "female"}
    dated = {**ann, "birth_date": "1984-05-06"}
    world = {
        "id": "w",
        "kind": "k",
        "mentions": [{**dated, "ref": "a"}, {**dated, "ref": "b"}, {**ann, "ref": "c"}],
        "expected": {"one": [["a", "b"], ["a", "c"]], "possible": [["b", "c"]], "apart": []},
        "accept": {"possible": [["a", "c"]]},
    }
    right = {pair.refs: (pair.right, pair.joined, pair.shown) for pair in written_persons.judged(world)}
    assert right == {("a", "b"): (True, True, True), ("a", "c"): (True, False, True), ("b", "c"): (True, False, True)}
    assert written_persons.figures(written_persons.judged(world)) == ((1, 1), (0, 1), (1, 1), (1, 1))


def test_lines_whose_names_are_misheard_and_whose_numbers_pass_are_not_mixed_and_hardly_split() -> None:
    found = line_years.measure(line_years.YEAR.with_name("year_of_misheard_names.json"))
    assert found.precision == 1.0
    assert found.recall >= 0.95
    assert found.lines <= len(set(found.true.values())) + 1


def test_retellings_are_found_as_well_whatever_the_origin_of_the_names_in_them() -> None:
    found = [story_origins.measure(origin, ["pairs.json"]) for origin in ("irish", "pakistani-bangladeshi", "polish")]
    assert {one.joined for one in found} == {0}
    assert max(one.recall for one in found) - min(one.recall for one in found) <= 0.05
