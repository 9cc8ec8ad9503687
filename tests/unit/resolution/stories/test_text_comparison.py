"""What two texts say of each other when place, people or time differ or are missing. Every person is invented."""

from __future__ import annotations

from typing import Any

import pytest

from streams.resolution.stories.account_comparison import compare_accounts
from streams.resolution.stories.account_findings import account_findings, compare_people, compare_places, compare_times
from streams.resolution.stories.accounts import Account, AccountPlaces, AccountThings
from streams.resolution.stories.amounts import amounts
from streams.resolution.stories.earlier_report import earlier_report
from streams.resolution.stories.relative_days import DaySpan
from streams.resolution.stories.story_index import StoryIndex
from streams.resolution.stories.story_weights import WEIGHTS
from streams.resolution.stories.text_comparison import AlwaysRare, compare_texts
from streams.resolution.stories.word_postings import counted_words
from streams.resolution.stories.word_weights import distinctive_words, text_words, weight
from tests.unit.resolution.stories.accounts import item, someone, telling

DAY = 1_440
NOWHERE = AccountPlaces()
HARP = (
    "A harp in a coffin-shaped case was taken from the vestry by two women with a donkey, who told the verger that "
    "they were sent by the bishop of Snaresbrook to have it restrung for the jubilee."
)
HARP_RETOLD = "Verger let two females with a donkey load the church's harp; they said the bishop wanted it restrung."
FORM = (
    "Caller reports suspected drug dealing from the address. Males on bikes, short visits, smell of cannabis. No "
    "weapons seen, no children seen. Area searched, no trace. Passed to neighbourhood team, log closed, caller updated."
)


def account(name: str, text: str, *, day: int = 0, where: AccountPlaces = NOWHERE, **changed: object) -> Account:
    """What is told in an event of this name, on a day known by the day alone, nowhere unless it says where."""
    words, phrases, runs = text_words(text)
    told = telling(name, kind="crimestoppers-report", minutes=DAY, at=DAY * day)
    own = {"where": where, "things": AccountThings(), "words": words, "phrases": phrases, "runs": runs}
    return told._replace(earlier=earlier_report(text), **own | changed)  # type: ignore[arg-type]


def at(premises: str, street: str = "sample street/northampton") -> AccountPlaces:
    return AccountPlaces((premises,), (street,), (), (street.partition("/")[2],))


def one_story(*told: Account) -> bool:
    """Whether the first two are one story where all of these are known."""
    index = StoryIndex()
    for each in told:
        index.put(each)
    story = index.story(told[0].item)
    return story is not None and told[1].item in story.items


def test_a_copy_without_its_place_is_one_story_with_the_original() -> None:
    assert one_story(account("a", HARP, where=at("address/1")), account("b", HARP, day=1))


def test_a_copy_filed_under_another_place_and_other_people_is_one_story_with_the_original() -> None:
    original = account("a", HARP, where=at("address/1"), people=(someone("Ada Finch"),))
    copy = account("b", HARP, where=at("address/9", "mill lane/corby"), people=(someone("Bo Wren"),))
    assert one_story(original, copy)


def test_a_retelling_in_other_words_is_found_by_the_uncommon_words_it_repeats() -> None:
    assert one_story(account("a", HARP, where=at("address/1")), account("b", HARP_RETOLD, day=2))


def test_a_later_report_is_a_retelling_where_its_text_says_so() -> None:
    original = account("a", HARP)
    assert one_story(original, account("b", f"As reported last week: {HARP_RETOLD}", day=10))


def test_a_text_that_names_the_day_of_the_other_fits_it() -> None:
    original = account("a", HARP)
    (named,) = (
        feature.reason
        for feature in compare_accounts(original, account("b", f"On 3 September. {HARP_RETOLD}", day=9)).features
        if "names the day" in feature.reason
    )
    assert named == "the text names the day of the other"


def test_a_text_that_names_the_day_of_the_next_visit_does_not_fit_the_report_of_that_visit() -> None:
    first = account("a", "Weekly visit. Tenant well, the parrot too. Next visit: 10/9.")
    second = account("b", "Weekly visit. Tenant well, the parrot too. Next visit: 17/9.", day=7)
    reasons = [feature.reason for feature in compare_accounts(first, second).another]
    assert "the text names the day of the other" not in reasons
    assert "different times" in reasons
    assert not one_story(first, second)


def test_a_form_filled_in_twice_for_two_places_is_two_stories() -> None:
    assert not one_story(account("a", FORM, where=at("address/1")), account("b", FORM, where=at("address/2")))


def test_the_same_words_about_other_offenders_are_two_stories() -> None:
    offenders: list[dict[str, Any]] = [
        {"people": (who,), "actors": (who,)} for who in (someone("Ada Finch"), someone("Bo Wren"))
    ]
    one, other = (account(f"a{at}", HARP_RETOLD, **each) for at, each in enumerate(offenders))
    assert not one_story(one, other)
    assert "other people are named as acting" in {feature.reason for feature in compare_accounts(one, other).features}


def test_what_befalls_one_victim_every_fortnight_in_the_same_words_is_two_stories() -> None:
    victim: dict[str, Any] = {
        "people": (someone("Ada Finch"),),
        "victims": (someone("Ada Finch"),),
        "where": at("address/1"),
    }
    text = "Handwritten note in purple ink with a slur pushed through the letterbox. Note seized."
    assert not one_story(account("a", text, **victim), account("b", text, day=14, **victim))


def test_two_burglaries_of_one_sort_in_one_street_are_two_stories() -> None:
    one = "Rear patio door forced with a screwdriver overnight. Jewellery and car keys taken from the bedroom."
    other = "Rear patio door forced with a screwdriver overnight. Laptop and cash taken from the kitchen."
    assert not one_story(account("a", one, where=at("address/1")), account("b", other, day=4, where=at("address/2")))


def test_the_same_person_and_house_on_another_day_say_nothing_for_one_story() -> None:
    who: dict[str, Any] = {"people": (someone("Ada Finch"),), "where": at("address/1")}
    one = account("a", "Her bank card was used at the bookmakers.", **who)
    other = account("b", "She was found by the postman with a bruised eye.", day=2, **who)
    assert not one_story(one, other)


def test_without_texts_a_house_and_a_day_are_not_enough() -> None:
    where = at("address/1")
    assert not one_story(account("a", "", where=where), account("b", HARP, where=where))


def test_a_phrase_that_very_many_reports_hold_makes_no_copy() -> None:
    others = [account(f"o{at}", HARP, day=200 + 40 * at) for at in range(33)]
    pair = (account("a", HARP, where=at("address/1")), account("b", HARP, where=at("address/2", "mill lane/corby")))
    index = StoryIndex()
    for each in (*pair, *others):
        index.put(each)
    alone = compare_accounts(*pair).bits
    assert index._graph.judge(pair[0].item, pair[1].item).bits < alone  # what the index knows of all reports
    for each in others:
        index.drop(each.item)
    assert index._graph.judge(pair[0].item, pair[1].item).bits == alone


def test_a_word_that_many_reports_of_the_month_use_says_less() -> None:
    pair = (account("a", HARP), account("b", HARP_RETOLD))
    index = StoryIndex()
    for each in pair:
        index.put(each)
    before = index._graph.judge(item("a"), item("b")).bits
    for at_ in range(30):
        index.put(account(f"o{at_}", "The harp of the verger and his donkey.", where=at(f"address/{at_}")))
    assert index._graph.judge(item("a"), item("b")).bits < before


def test_accounts_without_a_word_come_and_go_beside_others() -> None:
    index = StoryIndex()
    silent = [account(name, "", where=NOWHERE) for name in "ab"]
    for each in (*silent, account("c", HARP)):
        index.put(each)
    for name in "cab":
        index.drop(item(name))
    assert list(index.stories()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 4am", "approx 0400 hrs"),
        ("9.15pm", "21:15"),
        ("85 pounds", "\u00a385"),
        ("twelve vapes", "12 vape"),
        ("males", "male"),
        ("the 14th", "the 14"),
        ("64,300", "64300"),
    ],
)
def test_figures_and_times_are_compared_however_they_are_written(one: str, other: str) -> None:
    assert set(distinctive_words(one)) & set(distinctive_words(other)) - {"approximat", "pound"}


@pytest.mark.parametrize("name", ["AF", "Ada Finsh", "Finch"])
def test_a_person_by_initials_with_a_slip_or_by_one_name_may_be_the_same(name: str) -> None:
    assert someone("Ada Finch").same(someone(name))
    assert someone(name).same(someone("Ada Finch"))


def test_other_initials_are_somebody_else() -> None:
    assert not someone("Ada Finch").same(someone("BW"))


@pytest.mark.parametrize(
    ("text", "days", "repeats"),
    [
        ("Further to the call of 2 July", (702,), True),
        ("As previously reported on 14th of October", (1014,), True),
        ("on 03/09/18 two men", (903,), False),
        ("Two men on a bike", (), False),
        ("He was seen in May", (), False),
        ("noise visit 17/6, three men", (617,), False),
        ("dealing 24/7", (), False),
        ("next appt 1/52", (), False),
        ("A handbag was taken from the table", (), False),
        ("Taken from the log of Friday", (), True),
        ("She has it from the housing officer", (), True),
        ("He opened up about what happened before Christmas", (), True),
        ("At it again tonight, I told you last week", (), False),
    ],
)
def test_a_text_says_that_it_repeats_something_and_names_days(text: str, days: tuple[int, ...], repeats: bool) -> None:
    assert earlier_report(text)[:2] == (repeats, days)


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("He was out there again with the same dog", True),
        ("This is the fifth report of a swan in the lido", True),
        ("He rang again about the swan", False),
        ("Further to the call of 2 July about the swan again", False),
        ("A swan was in the lido", False),
    ],
)
def test_a_text_may_say_that_the_like_happened_once_more(text: str, recurs: bool) -> None:
    assert earlier_report(text).recurs == recurs


def park(name: str, town: str = "corby") -> AccountPlaces:
    return AccountPlaces(towns=(town,), named=(f"{name}/{town}",))


def test_a_place_that_is_known_by_its_name_alone_is_the_same_where_one_report_names_more_of_it() -> None:
    pond, goose_pond = (account(name, HARP, where=park(name)) for name in ("pond", "goose pond"))
    assert compare_places(pond, goose_pond) == compare_places(goose_pond, pond) == "the same named place"


def test_places_of_one_name_in_two_towns_and_of_two_names_in_one_are_not_the_same_named_place() -> None:
    pond = account("a", HARP, where=park("goose pond"))
    assert compare_places(pond, account("b", HARP, where=park("goose pond", "daventry"))) == "different towns"
    duck_pond = account("b", HARP, where=park("duck pond"))
    assert compare_places(pond, duck_pond) == "the same town of 20,000 to 100,000 people"


def test_that_two_reports_are_of_one_town_says_the_more_the_fewer_people_live_there() -> None:
    said = []
    for town in ("northampton", "corby", "oundle"):
        found = [account(name, HARP, where=AccountPlaces(towns=(town,))) for name in "ab"]
        said.append(WEIGHTS[compare_places(*found)].unrelated)
    assert said == sorted(set(said))


def test_a_place_that_the_other_report_names_in_its_words_alone_is_one_in_common() -> None:
    gate = account("a", HARP, where=at("address/1"), place_names=(("quorngat",),))
    told = account("b", "Two women with a donkey came out at Quorngate.")
    assert compare_places(gate, told) == compare_places(told, gate) == "the place is named in the other's words"
    own = told._replace(subjects=frozenset(distinctive_words("Quorngate")))
    assert compare_places(gate, own) == ""
    street = account("a", HARP, place_names=(("quorngat", "vestr"),))
    assert compare_places(street, told) == ""


def test_a_later_day_says_little_where_it_is_only_the_day_of_the_report() -> None:
    first = account("a", HARP)
    assert compare_times(first, account("b", HARP, day=9)) == "different times"
    reported = account("b", HARP, day=9, dated_by_report=True)
    assert compare_times(first, reported) == compare_times(reported, first) == "a later day, on which it was reported"
    assert compare_times(account("a", HARP, dated_by_report=True), account("b", HARP, day=9)) == "different times"


def test_a_later_report_of_the_like_happening_again_is_none_of_what_happened_first() -> None:
    again = account("b", "The donkey was led past the vestry again.", day=9, dated_by_report=True)
    reason = "a later time, and a text that says it happened once more"
    assert compare_times(account("a", HARP), again) == reason
    assert compare_times(account("a", HARP), account("b", "The donkey was there again.")) == "the same time, to the day"


def test_a_report_of_a_later_day_that_says_when_fits_what_happened_then() -> None:
    first = account("a", HARP)
    told = account("b", HARP, day=9, says_when=(DaySpan(first.day_number - 2, first.day_number + 4),))
    reason = "the text says about when the other happened"
    assert compare_times(first, told) == compare_times(told, first) == reason
    exact = account("b", HARP, day=9, says_when=(DaySpan(first.day_number, first.day_number),))
    assert compare_times(first, exact) == "the text names the day of the other"
    other = account("b", HARP, day=9, says_when=(DaySpan(first.day_number + 2, first.day_number + 4),))
    assert compare_times(first, other) == "different times"
    again = told._replace(earlier=earlier_report("The donkey was there again."))
    assert compare_times(first, again) == "a later time, and a text that says it happened once more"


def test_amounts_that_one_report_rounds_may_be_the_same() -> None:
    texts = ("She had £2,800 in a sock.", "Nearly three grand was in the sock.", "A sock held £700.")
    counted, rounded, other = (account(str(at), text, amounts=amounts(text)) for at, text in enumerate(texts))
    assert "an amount that may be the other's, rounded" in set(account_findings(counted, rounded))
    assert "other figures" in set(account_findings(counted, other))


def test_a_thing_that_two_reports_call_by_different_words_is_shared_and_says_more_the_fewer_reports_name_it() -> None:
    cellar, man = (
        compare_texts(account("a", one), account("b", other), AlwaysRare()).words
        for one, other in (("The cellar.", "Her basement."), ("A man.", "The bloke."))
    )
    assert cellar > man >= 0


def test_a_form_of_one_day_that_shares_neither_people_nor_a_place_is_another_round() -> None:
    text = "BLOCK CHECK. Stairs: {}. Bins: {}. Lifts: working. Notices: torn. Persons seen: {}. Reported: yes."
    first = account("a", text.format("needles x2", "full", "2 males, left when asked"), where=park("heron court"))
    second = account("b", text.format("foil", "broken", "1 female in a shawl"), where=park("otter court"))
    assert not one_story(first, second)


def test_a_form_is_no_retelling_of_one_of_another_day_that_only_its_report_dates() -> None:
    text = "Weekly visit. Tenant {}. Rent {}. Kitchen clean, no visitors, parrot well. Next visit: as agreed."
    where: dict[str, Any] = {"where": at("address/1"), "people": (someone("Ada Finch"),)}
    first = account("a", text.format("cheerful", "paid"), **where)
    assert not one_story(first, account("b", text.format("low", "owed"), day=9, dated_by_report=True, **where))


def test_exact_times_an_hour_apart_are_nearer_than_those_of_half_a_day_apart() -> None:
    first, soon, late = (telling(str(after), HARP, at=after) for after in (0, 50, 600))
    assert compare_times(first, soon) == "times at most an hour apart"
    assert compare_times(first, late) == "different times within a day"


def test_a_name_from_one_report_among_the_words_of_the_other_speaks_for_one_story() -> None:
    named = account("a", HARP, people=(someone("Zebedee Quorndon"),))
    told = account("b", "She thinks a Quorndon took the harp.")
    assert compare_people(named, told) == compare_people(told, named) == "a name is among the other's words"
    whole = account("b", "She thinks Zebedee Quorndon took the harp.")
    assert compare_people(named, whole) == "a person is named in the other's words"


def test_a_name_that_the_other_report_gives_to_somebody_else_or_that_is_a_common_word_is_no_name_of_theirs() -> None:
    named = account("a", HARP, people=(someone("Zebedee Quorndon"),))
    text = "She thinks Zebedee Plumtree took the harp."
    other = account("b", text, people=(someone("Zebedee Plumtree"),), subjects=frozenset(distinctive_words("Zebedee")))
    assert compare_people(named, other) == "other people are named"
    assert (
        compare_people(account("a", HARP, people=(someone("House Street"),)), account("b", "A house in the street."))
        == ""
    )


def test_a_word_that_reports_use_says_less_than_one_as_common_in_english_that_they_do_not() -> None:
    assert weight("lad") == weight("sock")
    lads = compare_texts(account("a", "A lad."), account("b", "The lad."), AlwaysRare())
    socks = compare_texts(account("a", "A sock."), account("b", "The sock."), AlwaysRare())
    assert 0 < lads.words < socks.words


def test_an_initial_beside_the_same_surname_is_no_other_person() -> None:
    assert someone("Zebedee Quorndon").same(someone("Z B Quorndon"))
    assert not someone("Zebedee Quorndon").same(someone("K B Quorndon"))
    assert not someone("Zebedee Quorndon").same(someone("Z B Plumtree"))


def test_words_that_become_common_in_the_month_of_one_part_both() -> None:
    pair = (account("a", HARP, day=15), account("b", HARP_RETOLD))
    assert pair[0].month != pair[1].month
    assert one_story(*pair)
    index, others = StoryIndex(), [account(f"o{n}", HARP_RETOLD, where=at(f"address/{n}")) for n in range(30)]
    for each in (*pair, *others):
        index.put(each)
        index.changes()
    alone = index.story(pair[0].item)
    assert alone is not None
    assert alone.items == (pair[0].item,)
    assert {story.items for story in index.stories()} >= {alone.items}
    assert not one_story(*pair, *others)


def bits(one: Account, other: Account) -> int:
    """How much speaks for one story where nothing else is known."""
    return compare_accounts(one, other).bits


SEARCH = (
    "Grounds: smell of cannabis, evasive when approached, area of high drug use. Searched, {}. Slip offered and {}."
)


def test_a_form_filled_in_twice_in_one_hour_is_two_stories_though_nearly_all_of_it_is_the_same() -> None:
    first = account(
        "a", SEARCH.format("nothing found", "refused"), where=at("address/1"), people=(someone("Ada Finch"),)
    )
    second = account(
        "b", SEARCH.format("a lock knife found", "taken"), where=at("address/2"), people=(someone("Bo Wren"),)
    )
    assert compare_accounts(first, second).differs


def test_what_recurs_to_one_person_in_the_same_form_is_two_stories() -> None:
    who: dict[str, Any] = {"people": (someone("Ada Finch"),), "where": at("address/1")}
    visits = [
        account(f"v{at_}", SEARCH.format(what, "taken"), day=at_, **who) for at_, what in ((0, "a pipe"), (9, "cash"))
    ]
    assert not one_story(*visits)


def test_a_copy_with_a_preface_and_a_cut_end_is_one_story_with_the_original() -> None:
    copy = f"Please see below from the parish. {HARP[:175]}"
    assert one_story(account("a", HARP, where=at("address/1")), account("b", copy, day=1))


def test_the_same_person_on_the_same_day_in_other_words_is_one_story() -> None:
    who: dict[str, Any] = {"people": (someone("Ada Finch"),)}
    call = account(
        "a",
        "She came to school late on Monday in new trainers and smelt of cannabis. She said she found the second phone.",
        **who,
    )
    letter = account(
        "b",
        "Turned up at school on Monday stinking of weed, in brand new shoes, with an extra phone she claims she found.",
        **who,
    )
    other = account("c", "Her kitchen window was broken by a football.", **who)
    assert one_story(call, letter)
    assert not one_story(call, other)


def test_what_speaks_against_one_story_before_anything_is_compared_is_said_first() -> None:
    strangers = compare_accounts(account("a", HARP), account("b", HARP_RETOLD))
    who: dict[str, Any] = {"people": (someone("Ada Finch"),), "where": at("address/1")}
    relatives = compare_accounts(account("a", HARP, **who), account("b", HARP_RETOLD, day=9, **who))
    assert strangers.features[0] == (-160, "of the reports of two months one in so many retells this one")
    assert relatives.features[0] == (0, "as often about another event of the same people, place or form")


@pytest.mark.parametrize(
    "name",
    ["Ada Finch", "Mohammed Khan", "Nguyen Van An", "Oluwaseun Adeyemi", "Agnieszka Nowak", "Wei Li", "Ion Popa"],
)
def test_two_reports_that_name_somebody_weigh_the_same_whatever_the_origin_of_the_name(name: str) -> None:
    texts = (f"{name} was seen with a harp by the verger.", f"The verger saw {name} carry a harp away.")
    subjects = frozenset(distinctive_words(name))
    pair = [account(f"p{at_}", text, people=(someone(name),), subjects=subjects) for at_, text in enumerate(texts)]
    plain = [
        account(f"p{at_}", text.replace(name, "X"), people=(someone("Ada Finch"),)) for at_, text in enumerate(texts)
    ]
    assert bits(*pair) == bits(*plain)


def test_one_uncommon_word_brings_two_reports_of_a_day_together_and_not_two_of_a_month() -> None:
    words = [
        counted_words(account(f"p{day}", text, day=day))
        for day, text in ((0, HARP), (0, HARP_RETOLD), (1, HARP), (9, HARP))
    ]
    assert [words[0].needed(other) for other in words[1:]] == [1, 2, 3]
