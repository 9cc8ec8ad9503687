"""Fetch one pinned file over HTTP: resumed when it breaks off, checked by SHA-256, in place by one rename."""

from __future__ import annotations

import os
import time
from hashlib import file_digest
from pathlib import Path
from typing import Final

import requests
from jgo.constants import MAVEN_CENTRAL_URL

from ops.engines.errors import ArtefactUnavailable
from ops.engines.start_messages import Advance

FRUITLESS: Final = 6  # tries in a row that brought nothing
CHUNK: Final = 1 << 16  # bytes; what is lost, at most, when a connection breaks off
MAY_PASS: Final = frozenset({408, 425, 429})  # the other answers from 400 to 499 stay what they are


def repository() -> str:
    """The Maven repository: the mirror named by ``VIPER_MAVEN``, else the central one."""
    return (os.environ.get("VIPER_MAVEN") or str(MAVEN_CENTRAL_URL)).rstrip("/")


def fetch(url: str, target: Path, *, sha256: str, size: int, advance: Advance, pause: float = 0.5) -> None:
    """Have ``target`` hold what was pinned; what arrived before an interruption is kept beside it and used.

    Raise ArtefactUnavailable with what to do next. ``pause``: seconds after the first fruitless try, doubled each time.
    """
    part = target.with_name(f"{target.name}.part")
    advance(_arrived(part))
    fruitless = 0
    while (before := _arrived(part)) < size:
        refusal = _try_once(url, part, advance)
        fruitless = fruitless + 1 if _arrived(part) <= before else 0
        if fruitless >= FRUITLESS:
            raise ArtefactUnavailable(_refused(target.name, refusal)) from refusal
        time.sleep(min(pause * 2**fruitless, 10) if fruitless else 0)
    _check(part, sha256, target.name)
    part.replace(target)


def _try_once(url: str, part: Path, advance: Advance) -> requests.RequestException | None:
    try:
        _resume(url, part, advance)
    except requests.RequestException as error:
        if _is_final(error):
            raise ArtefactUnavailable(_refused(part.stem, error)) from error
        return error
    return None


def _resume(url: str, part: Path, advance: Advance) -> None:
    have = _arrived(part)
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with requests.get(url, headers=headers, stream=True, timeout=(10, 60)) as answer:
        answer.raise_for_status()
        if have and not answer.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            advance(-have)  # the server sends it all again
            have = 0
        with part.open("ab" if have else "wb") as file:
            for chunk in answer.iter_content(CHUNK):
                file.write(chunk)
                advance(len(chunk))


def _arrived(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _is_final(error: requests.RequestException) -> bool:
    status = error.response.status_code if error.response is not None else 0
    return 400 <= status < 500 and status not in MAY_PASS


def _refused(name: str, error: requests.RequestException | None) -> str:
    return f"Cannot fetch {name}: {_reason(error)}. Check the network, or name a mirror in VIPER_MAVEN, then try again."


def _reason(error: requests.RequestException | None) -> str:
    if error is not None and error.response is not None:
        return f"the repository answered {error.response.status_code}"
    if isinstance(error, requests.exceptions.SSLError):
        return "the repository's certificate is not trusted here"
    if isinstance(error, requests.Timeout):
        return "the repository did not answer in time"
    return "the connection could not be made, or kept breaking off"


def _check(part: Path, sha256: str, name: str) -> None:
    with part.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != sha256:
        part.unlink()
        raise ArtefactUnavailable(
            f"{name} is not what was pinned: its SHA-256 is {found}, not {sha256}. It was thrown away. Try again; "
            "when it happens twice, the repository or mirror serves something else and must not be used."
        )
