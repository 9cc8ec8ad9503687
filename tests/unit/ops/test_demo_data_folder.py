"""The demonstration begins afresh where another release left its data, and deletes nothing that is not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops.demo.data_folder import MARK, OWN, demo_home
from ops.deployment.home_folder import Purged, purge


def test_data_of_these_rules_are_kept_and_those_of_others_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for marked, gone in ((None, False), (None, False), ("other rules", True)):
        monkeypatch.setenv("VIPER_HOME", "")
        if marked:
            (OWN / MARK).write_text(marked)
            (OWN / "data").write_text("old")
        folder, afresh = demo_home()
        assert (folder, afresh) == (tmp_path / OWN, gone)
        assert not (OWN / "data").exists()
        assert (OWN / MARK).exists()


def test_a_folder_that_somebody_named_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("theirs")
    monkeypatch.setenv("VIPER_HOME", str(tmp_path))
    assert demo_home() == (tmp_path, False)
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_its_own_folder_is_viper_s_to_delete_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIPER_HOME", "")
    folder, _ = demo_home()
    (folder / "story").mkdir()
    assert purge(folder) == Purged(("story", MARK), ())
    assert not folder.exists()
