from schemas.events import Event
from schemas.ids import digest
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import Folded, fold
from tests.make import crime, grade, item, regrade, withdrawal


def folded(*said: SourceRecord, view: View = View.C) -> Folded:
    return fold({digest(encode(one)): one for one in said}, view)


def says(*said: SourceRecord, view: View = View.C) -> Event:
    event = folded(*said, view=view).event
    assert event is not None
    return event


def test_the_highest_revision_speaks() -> None:
    assert says(crime("A1", item(crime_type="drugs"), revision=2), crime("A1"), crime("A1", revision=1)).revision == 2


def test_a_withdrawn_event_has_nothing_left_to_say() -> None:
    assert says(crime("A1"), withdrawal("A1")).items == ()


def test_a_withdrawal_outlasts_later_revisions() -> None:
    assert says(withdrawal("A1", recorded=1), crime("A1"), crime("A1", revision=2, recorded=50)).items == ()


def test_a_withdrawn_withdrawal_gives_the_event_back() -> None:
    event = crime("A1")
    undone = withdrawal("A1", withdraws="w1", named="w2", recorded=200)
    assert says(event, withdrawal("A1"), undone).items == event.items


def test_a_withdrawal_cannot_take_back_a_later_one() -> None:
    undone = withdrawal("A1", withdraws="w1", named="w2", recorded=50)
    assert says(crime("A1"), withdrawal("A1", recorded=100), undone).items == ()


def test_one_item_can_be_withdrawn_alone() -> None:
    event = crime("A1", item(1), item(2))
    assert [one.number for one in says(event, withdrawal("A1", item_number=1)).items] == [2]


def test_a_regrade_beats_the_grade_recorded_before_it() -> None:
    assert says(crime("A1"), regrade(graded="2CP")).items[0].grade == grade("2CP")


def test_a_later_revision_restates_the_grade_and_beats_it() -> None:
    later = crime("A1", item(graded="1AP"), revision=2, recorded=300)
    assert says(crime("A1"), regrade(graded="2CP", recorded=100), later).items[0].grade == grade("1AP")


def test_the_regrade_recorded_last_wins_whatever_its_arrival() -> None:
    first, last = regrade(graded="2CP", named="a", recorded=100), regrade(graded="3DP", named="b", recorded=101)
    assert says(last, crime("A1"), first).items[0].grade == grade("3DP")


def test_an_item_regraded_to_c_is_gone_from_view_p() -> None:
    event = crime("A1", item(1), item(2))
    assert [one.number for one in says(event, regrade(number=1, graded="1BC"), view=View.P).items] == [2]


def test_opening_an_item_from_c_to_p_needs_a_source_that_may() -> None:
    event = crime("A1", item(graded="1BC"))
    refused = folded(event, regrade(graded="1BP"))
    assert refused.event is not None
    assert refused.event.items[0].grade == grade("1BC")
    assert list(refused.refused.values()) == ["regrade-not-allowed"]
    assert says(event, regrade(graded="1BP", by="intelligence-unit")).items[0].grade == grade("1BP")


def test_a_conflict_is_decided_by_content_and_the_other_is_set_aside() -> None:
    one, other = crime("A1", item(text="one")), crime("A1", item(text="other"))
    assert folded(one, other) == folded(other, one)
    assert list(folded(one, other).refused.values()) == ["conflict"]


def test_records_that_differ_only_in_what_p_does_not_see_are_no_conflict_in_p() -> None:
    one = crime("A1", item(1), item(2, graded="1BC", text="one"))
    other = crime("A1", item(1), item(2, graded="1BC", text="other"))
    assert folded(one, other, view=View.P).refused == {}
    assert list(folded(one, other, view=View.C).refused.values()) == ["conflict"]


def test_an_amendment_waits_for_its_event() -> None:
    assert folded(withdrawal("A1")) == Folded(None, {})
