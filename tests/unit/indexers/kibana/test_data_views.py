"""Fields are shown in words that agree with where the words are made, and ids open pages that the desk has."""

from desk.gathering import GATHERERS
from indexers.kibana.bundle import objects
from indexers.kibana.models.data_views import DataView, FieldFormat, LookupFormat, UrlFormat
from schemas.grading import Assessment, SourceEvaluation
from schemas.views import View
from streams.correlation.yardstick import in_words

VIEWS = [one for one in objects(View.P) if isinstance(one, DataView)]


def formats(field: str) -> list[FieldFormat]:
    return [found for one in VIEWS if (found := one.attributes.field_format_map.get(field))]


def keys(format_: FieldFormat) -> set[str]:
    assert isinstance(format_, LookupFormat)
    return {each.key for each in format_.params.lookup_entries}


def test_every_word_of_the_yardstick_is_shown_with_its_range() -> None:
    words = {in_words(chance / 100) for chance in range(101)}
    assert {frozenset(keys(each)) for each in formats("likely")} == {frozenset(words)}


def test_every_grade_is_shown_in_words() -> None:
    grades = {f"{source}{assessed}" for source in SourceEvaluation for assessed in Assessment}
    found = [keys(each) for each in (*formats("standing.best"), *formats("standing.worst"))]
    assert len(found) > 10
    assert all(each == grades for each in found)


def test_every_link_opens_a_page_that_the_desk_has() -> None:
    links = [each for one in VIEWS for each in one.attributes.field_format_map.values() if isinstance(each, UrlFormat)]
    pages = {each.params.url_template.rsplit("/", 2)[1] for each in links}
    assert pages <= GATHERERS.keys()
    assert {each.params.url_template.rpartition("/")[2] for each in links} == {"{{value}}"}
