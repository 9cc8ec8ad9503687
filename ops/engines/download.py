"""Fetch one pinned file over HTTP: resumed when it breaks off, checked by SHA-256, in place by one rename."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import Final

import requests
from jgo.constants import MAVEN_CENTRAL_URL

from ops.engines.errors import ArtefactUnavailable

TRIES: Final = 6
CHUNK: Final = 1 << 20
Progress = Callable[[int], None]
"""Told how many bytes more have arrived; negative when a broken download starts again."""


def repository() -> str:
    """The Maven repository: the mirror named by ``VIPER_MAVEN``, else the central one."""
    return os.environ.get("VIPER_MAVEN", MAVEN_CENTRAL_URL).rstrip("/")


def fetch(url: str, target: Path, *, sha256: str, size: int, progress: Progress = lambda _: None) -> None:
    """Have ``target`` hold what was pinned. Raise ArtefactUnavailable with what to do next when that cannot be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(target.parent).free
    if free < size * 2:
        message = (
            f"{target.parent} has {free >> 20} MB free and {size * 2 >> 20} MB are needed: make room, then try again"
        )
        raise ArtefactUnavailable(message)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        _with_retries(url, part, size, progress)
        _check(part, sha256, target.name)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _with_retries(url: str, part: Path, size: int, progress: Progress) -> None:
    for tried in range(1, TRIES + 1):
        try:
            _resume(url, part, progress)
        except requests.RequestException as error:
            if tried == TRIES or _is_final(error):
                raise ArtefactUnavailable(_refused(part, error)) from error
            time.sleep(min(2**tried / 4, 10))
        else:
            if part.stat().st_size >= size:
                return
    raise ArtefactUnavailable(
        f"{part.name} kept breaking off after {part.stat().st_size} of {size} bytes: try again later"
    )


def _resume(url: str, part: Path, progress: Progress) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with requests.get(url, headers=headers, stream=True, timeout=(10, 60)) as answer:
        answer.raise_for_status()
        if have and answer.status_code != requests.codes.partial_content:
            progress(-have)  # the server sends it all again
            have = 0
        with part.open("ab" if have else "wb") as file:
            for chunk in answer.iter_content(CHUNK):
                file.write(chunk)
                progress(len(chunk))


def _is_final(error: requests.RequestException) -> bool:
    return error.response is not None and 400 <= error.response.status_code < 500


def _refused(part: Path, error: requests.RequestException) -> str:
    name = part.name.split(".part")[0]
    said = (
        f"the repository answered {error.response.status_code}" if error.response is not None else type(error).__name__
    )
    return f"cannot fetch {name}: {said}. Check the network, or name a mirror in VIPER_MAVEN, then try again"


def _check(part: Path, sha256: str, name: str) -> None:
    with part.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise ArtefactUnavailable(
            f"{name} is not what was pinned: SHA-256 {found}, expected {sha256}. Nothing was kept"
        )
