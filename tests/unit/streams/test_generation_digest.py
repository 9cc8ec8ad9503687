"""The digest of a generation covers everything that decides: our source, and the libraries it computes with."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from streams import generation
from streams.generation import DECIDING, LIBRARIES, STEPS, rules, runtime
from tests.unit.house.repository import PACKAGES


def sources() -> Iterator[Path]:
    """Every module that decides."""
    for package in DECIDING:
        for folder in package.__path__:
            yield from Path(folder).rglob("*.py")
    yield from (Path(generation.__file__).with_name(f"{name}.py") for name in STEPS)


def imported(source: Path) -> Iterator[str]:
    """The top-level names of what a module imports."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_library_that_a_deciding_module_imports_is_part_of_the_rules() -> None:
    names = {name for source in sources() for name in imported(source)}
    foreign = names - set(sys.stdlib_module_names) - set(PACKAGES)
    distributions = {one.lower().replace("_", "-") for name in foreign for one in packages_distributions()[name]}
    assert distributions <= set(LIBRARIES)


def test_another_version_of_a_library_or_of_python_makes_other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {_rules(monkeypatch, runtime() | {name: "0.0.0"}) for name in runtime()}
    assert len(seen | {rules()}) == len(runtime()) + 1


def test_the_same_versions_make_the_same_rules_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _rules(monkeypatch, dict(reversed(runtime().items()))) == rules()


def _rules(monkeypatch: pytest.MonkeyPatch, versions: dict[str, str]) -> str:
    with monkeypatch.context() as patched:
        patched.setattr(generation, "runtime", lambda: versions)
        return rules.__wrapped__()
