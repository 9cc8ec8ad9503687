"""An event that somebody means by its id: looked up, waited for a moment, and said to be missing."""

from __future__ import annotations

from typing import Any

import pytest
from elasticsearch import NotFoundError

from ops.decisions import desk_publication
from ops.decisions.desk_publication import indexed_reference
from ops.errors import NotFound
from tests.unit.ops.test_supervisor_start import settings_of

FIRST_WORD = desk_publication.QUIET + desk_publication.LOOK_EVERY
GIVEN_UP = desk_publication.INDEXED_WITHIN


class Index:
    """An index that has the event from the ``comes_at``-th look on."""

    def __init__(self, comes_at: int) -> None:
        self.looks, self.comes_at = 0, comes_at

    def get(self, **_: str) -> dict[str, Any]:
        """The document."""
        self.looks += 1
        if self.looks < self.comes_at:
            raise NotFoundError("not there", None, None)  # type: ignore[arg-type]
        return {"_source": {"source_system": "patrols", "source_reference": "NN-1"}}

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in hundredths of a second."""
    monkeypatch.setattr(desk_publication, "QUIET", 0.1)
    monkeypatch.setattr(desk_publication, "INDEXED_WITHIN", 0.6)
    monkeypatch.setattr(desk_publication, "LOOK_EVERY", 0.02)


def looked_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, comes_at: int) -> Any:
    monkeypatch.setattr("indexers.bulk.client_for", lambda _: Index(comes_at))
    return indexed_reference(settings_of(tmp_path), "an-id")


def test_an_event_that_is_there_is_found_without_a_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert looked_up(monkeypatch, tmp_path, 1).source_reference == "NN-1"
    assert capsys.readouterr().err == ""


def test_one_that_comes_late_is_waited_for_and_whoever_waits_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert looked_up(monkeypatch, tmp_path, 12).source_system == "patrols"
    said = capsys.readouterr().err.strip()
    assert said == "No event an-id is in view C yet; one that was just published is waited for …"


def test_one_that_does_not_come_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    with pytest.raises(NotFound, match="there is no event an-id in view C; give --source and --reference when nothing"):
        looked_up(monkeypatch, tmp_path, 10**6)


def test_the_first_word_comes_within_two_seconds() -> None:
    assert FIRST_WORD < 2 < GIVEN_UP
