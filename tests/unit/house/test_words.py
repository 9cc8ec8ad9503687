"""What must not stand in any file of the repository: where packages were fetched from, and whose machine it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.house.repository import ROOT, text_of, tracked

URL = re.compile(r"\b[a-z][a-z+.-]*://(?:[^\s/@]*@)?+(?P<host>[\w.-]+)")
NOBODYS = re.compile(r"(?:127(?:\.\d+){3}|localhost|(?:[\w-]+\.)*(?:example|invalid)|kafka|elasticsearch|kibana)\.?")
REGISTRY = re.compile(
    r"(?i)\b[\w.-]*(?:pypi|pythonhosted|maven|sonatype|docker|npmjs|jfrog|quay|ghcr)[\w.-]*\.(?:org|io|com|net|co)\b"
)
MACHINE = re.compile(
    r"(?<![\w.}/-])(?:/work|/root|/home/\w+|/Users/\w+)(?=[/\s\"'`),:;]|$)|\.\./shared\b", re.MULTILINE
)
IDENTIFIERS = frozenset(
    {"vega.github.io", "json-schema.org", "www.w3.org", "graphml.graphdrawing.org"}
)  # nothing is fetched there
OTHERS = ROOT / "tests/data"  # unchanged, with the addresses their authors wrote into them


def our_texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        text = None if path.is_relative_to(OTHERS) or path == Path(__file__) else text_of(path)
        if text is not None:
            yield str(path.relative_to(ROOT)), text


def hosts(text: str) -> set[str]:
    return {match["host"] for match in URL.finditer(text) if not NOBODYS.fullmatch(match["host"])} - IDENTIFIERS


def test_no_file_names_an_address_on_the_network() -> None:
    assert {name: found for name, text in our_texts() if (found := hosts(text))} == {}


def test_no_file_names_a_registry() -> None:
    assert {name: found.group() for name, text in our_texts() if (found := REGISTRY.search(text))} == {}


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert {name: found.group() for name, text in our_texts() if (found := MACHINE.search(text))} == {}


@pytest.mark.parametrize("written", ["https://" + "files.pythonhosted.org/x", "ftp://user:word@mirror.net/simple"])
def test_an_address_is_found_where_there_is_one(written: str) -> None:
    assert len(hosts(f"fetched from {written} today")) == 1


@pytest.mark.parametrize(
    "written", ["http://127.0.0.1:9200", "http://kafka:1", "https://search.example/", "a://{host}"]
)
def test_addresses_of_no_real_machine_are_fine(written: str) -> None:
    assert hosts(written) == set()


@pytest.mark.parametrize("parts", [("work", "main"), ("root", ".cache"), ("home", "ann", "x")])
def test_a_machine_path_is_found_and_a_path_in_a_container_is_not(parts: tuple[str, ...]) -> None:
    written = "/".join(("", *parts))
    assert MACHINE.search(f"cd {written}")
    assert MACHINE.search(f'Path("{written}")')
    assert not MACHINE.search("/var/lib/viper or ~/.cache/viper or docs/work/plan")
