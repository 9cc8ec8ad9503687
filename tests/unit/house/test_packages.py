"""Our top-level packages are ours alone, and every folder of tests is a package."""

from __future__ import annotations

from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.unit.house.repository import PACKAGES, ROOT, project, tracked

OURS = (*PACKAGES, "benchmarks", "tests")


def test_the_wheel_holds_every_package_of_ours() -> None:
    assert tuple(project()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES


@pytest.mark.parametrize("name", OURS)
def test_an_import_of_ours_finds_this_repository(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin == str(ROOT / name / "__init__.py")


def test_no_installed_distribution_brings_a_package_of_our_name() -> None:
    shadowing = {
        (distribution.name, file.parts[0])
        for distribution in distributions()
        if distribution.name != project()["project"]["name"]
        for file in distribution.files or ()
        if file.parts[0].removesuffix(".py") in OURS
    }
    assert shadowing == set()


def test_every_folder_with_tests_in_it_is_a_package() -> None:
    folders = {path.parent for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")}
    above = {up for folder in folders for up in (folder, *folder.parents) if up.is_relative_to(ROOT / "tests")}
    assert {folder for folder in above if not (folder / "__init__.py").is_file()} == set[Path]()
