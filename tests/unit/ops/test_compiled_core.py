"""What is compiled concludes the same, and nothing that a snapshot holds is compiled."""

from __future__ import annotations

import ast
import importlib
import os
import pickle
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from ops.deployment.compiled_core import COPIED, build, modules
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.features.mention_features import MentionFeatures
from tests.unit.house.repository import ROOT
from tests.unit.resolution.persons.person_mentions import mention

RESOLVED = """
import pickle
import sys
from itertools import islice
from pathlib import Path
from benchmarks.resolution.labelled_records import labelled
import streams.pipeline
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.comparison import match_weight

data = Path(sys.argv[1])
persons = TrackedPersonIndex(population=1_000)
for one in islice(labelled(data / "fake_1000.csv.gz", data / "fake_1000.json", "cluster"), 600):
    persons.put(one.mention)
persons = pickle.loads(pickle.dumps(persons))
persons.drop(one.mention.id)
print(Path(match_weight.__file__).suffix)
print(sorted(persons.persons()), sorted(persons.graph.links_within(persons.graph.features)))
"""


def resolved(*path: Path) -> tuple[str, str]:
    """How modules are compiled, and persons and links, in a process that finds modules in these folders first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*path, ROOT)))}
    command = [sys.executable, "-c", RESOLVED, str(ROOT / "benchmarks" / "data" / "persons")]
    done = subprocess.run(command, env=environment, cwd="/", check=True, stdout=subprocess.PIPE, text=True)
    how, found = done.stdout.splitlines()
    return how, found


def test_every_module_that_is_compiled_is_there_and_in_a_package_that_is_copied() -> None:
    assert len(modules()) > 15
    assert all((ROOT / name).is_file() and name.split("/")[0] in COPIED for name in modules())


def test_a_folder_that_holds_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(FileExistsError, match="holds something else and is left as it is"):
        build(tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_no_module_that_is_compiled_looks_in_a_tuple_with_a_star_which_mypyc_cannot_compile() -> None:
    looks = [(name, node) for name in modules() for node in ast.walk(ast.parse((ROOT / name).read_text()))]
    right_sides = [(name, side) for name, node in looks if isinstance(node, ast.Compare) for side in node.comparators]
    starred = [
        f"{name}:{side.lineno}"
        for name, side in right_sides
        if any(isinstance(part, ast.Starred) for part in ast.iter_child_nodes(side))
    ]
    assert right_sides
    assert starred == []


def test_no_class_that_is_compiled_is_derived_from_by_one_that_is_not() -> None:
    names = {name.removesuffix(".py").replace("/", ".") for name in modules()}
    importlib.import_module("streams.pipeline")
    found = [one for name in names for one in vars(importlib.import_module(name)).values() if isinstance(one, type)]
    own = [one for one in found if one.__module__ in names and not issubclass(one, tuple)]
    assert ClusterIdentity in own
    assert [below for one in own for below in one.__subclasses__() if below.__module__ not in names] == []


class SeenClasses(pickle.Unpickler):
    """Reads what was pickled, and remembers the classes."""

    def __init__(self, pickled: bytes) -> None:
        super().__init__(BytesIO(pickled))
        self.classes = set[type]()

    def find_class(self, module: str, name: str, /) -> Any:
        found = super().find_class(module, name)
        if isinstance(found, type):
            self.classes.add(found)
        return found


def test_of_what_is_compiled_a_snapshot_holds_named_tuples_and_functions_alone() -> None:
    persons = TrackedPersonIndex()
    for name in ("Ann/Zywicki", "Anne/Zywicki", "Zoe/Quern"):
        persons.put(mention(name, called=name, birth_date="1990-04-12", home="1 A Road, Corby, NN17 2UT"))
    assert len(list(persons.persons())) > 1
    seen = SeenClasses(pickle.dumps(persons))
    assert isinstance(seen.load(), TrackedPersonIndex)
    compiled = {name.removesuffix(".py").replace("/", ".") for name in modules()}
    assert MentionFeatures in seen.classes
    assert [one for one in seen.classes if one.__module__ in compiled and not issubclass(one, tuple)] == []


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_compiled_and_not_the_same_persons_and_links_are_found(tmp_path: Path) -> None:
    assert len(build(tmp_path)) >= len(modules())
    plain, compiled = resolved(), resolved(tmp_path)
    assert (plain[0], compiled[0]) == (".py", ".so")
    assert plain[1] == compiled[1]
