import pytest

from values.operation_names import shown, subject


@pytest.mark.parametrize(
    "written", ["Viper", "viper", "VIPER", "Operation Viper", "operation  VIPER", "Op Viper", "Op. 'Viper'", '"Viper"']
)
def test_one_operation_is_one_subject_however_it_is_written(written: str) -> None:
    assert subject(written) == "viper"


@pytest.mark.parametrize("written", ["Operation", "op.", "'' ", "--", "N/A", "Op TBC", "not known"])
def test_words_that_name_no_operation_make_no_subject(written: str) -> None:
    assert subject(written) is None


def test_a_name_that_merely_begins_like_the_word_is_kept() -> None:
    assert subject("Operetta") == "operetta"
    assert subject("Opal Night") == "opal-night"


def test_what_is_shown_is_the_name_as_written() -> None:
    assert shown(" Operation  VIPER. ") == "VIPER"


def test_a_subject_never_holds_the_separator_and_stays_short() -> None:
    assert subject("Viper|Two / Three") == "viper-two-three"
    one, other = subject("vixen" * 59 + "a"), subject("vixen" * 59 + "b")
    assert one != other
    assert one is not None
    assert len(one) == 100
