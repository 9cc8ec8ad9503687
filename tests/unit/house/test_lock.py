"""The lock is enough to install everything, by hash, and is what is installed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical

from tests.unit.house.repository import ROOT, project

LOCK = (ROOT / "requirements.lock").read_text()
ENTRY = re.compile(
    r"^(?P<pin>[a-z0-9][^\\#\n]*?) *\\\n(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def locked() -> dict[str, str]:
    """Version by name, of what the lock installs on this Python."""
    pins = (Requirement(match["pin"]) for match in ENTRY.finditer(LOCK))
    return {canonical(pin.name): str(pin.specifier)[2:] for pin in pins if pin.marker is None or pin.marker.evaluate()}


def asked_for() -> list[Requirement]:
    said = project()
    needed = [*said["project"]["dependencies"], *said["dependency-groups"]["dev"], *said["build-system"]["requires"]]
    return [Requirement(one) for one in needed]


def needed_by(requirement: Requirement, seen: set[str]) -> Iterator[Requirement]:
    """The requirement and whatever it needs in turn, as far as it is installed here."""
    yield requirement
    name = f"{canonical(requirement.name)}{sorted(requirement.extras)}"
    try:
        told = [] if name in seen else distribution(requirement.name).requires or []
    except PackageNotFoundError:
        told = []
    seen.add(name)
    for one in map(Requirement, told):
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*requirement.extras, "")):
            yield from needed_by(one, seen)


def test_the_lock_has_a_right_version_of_everything_that_is_needed() -> None:
    versions, seen = locked(), set[str]()
    needed = [one for asked in asked_for() for one in needed_by(asked, seen)]
    assert len(needed) > len(asked_for())
    assert [
        str(one) for one in needed if not one.specifier.contains(versions.get(canonical(one.name), "none"), True)
    ] == []


def test_every_line_of_the_lock_is_a_pin_with_hashes_or_a_comment() -> None:
    rest = ENTRY.sub("", LOCK).splitlines()
    assert [line for line in rest if line and not line.lstrip().startswith("#")] == []


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {}
    for name in locked():
        try:
            installed[name] = distribution(name).version
        except PackageNotFoundError:
            continue  # Makefile installs the lock whole; this looks only for what has drifted
    assert installed
    assert {name: version for name, version in installed.items() if locked()[name] != version} == {}


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert [line for line in LOCK.splitlines() if "://" in line or "index-url" in line or "find-links" in line] == []
