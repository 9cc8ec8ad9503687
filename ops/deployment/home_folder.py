"""The folder that holds a deployment's local data, and which of its contents Viper made and may therefore delete.

``viper up`` claims, in the file ``viper-made.json``, each of its own names that is not there yet: from then on Viper
made them. Whatever else lies in the folder, before or after, is never deleted.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final, NamedTuple

from ops.errors import PurgeRefused

CLAIM_FILE: Final = "viper-made.json"
OWN_NAMES: Final = ("kafka", "elasticsearch", "run", "log", "derived", "story", "rules")
"""Everything that Viper writes directly under its home: data of the engines, pids and liveness, logs, what resolve
derived, and of a demonstration the simulated year and the mark of its rules."""

ENGINES: Final = ("kafka", "elasticsearch")


class Purged(NamedTuple):
    """What was deleted, and what was left because Viper did not make it; both by name."""

    deleted: tuple[str, ...]
    left: tuple[str, ...]


def claim(home: Path) -> None:
    """Note which names under ``home`` are Viper's to delete: those noted before, and those that are not there yet.

    A home from before there was such a note is known by the ports of a local engine, and claimed whole.
    """
    home.mkdir(parents=True, exist_ok=True)
    ours = {*claimed(home), *(name for name in OWN_NAMES if _is_missing(home / name) or _has_engine(home))}
    (home / CLAIM_FILE).write_text(json.dumps(sorted(ours)) + "\n", encoding="utf-8")


def claimed(home: Path) -> tuple[str, ...]:
    """The names under ``home`` that Viper made; none where it noted none."""
    try:
        noted = json.loads((home / CLAIM_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(name for name in OWN_NAMES if name in noted) if isinstance(noted, list) else ()


def deletable(home: Path) -> tuple[str, ...]:
    """The names of what ``purge`` would delete now."""
    return tuple(name for name in claimed(home) if not _is_missing(home / name))


def purge(home: Path) -> Purged:
    """Delete what Viper made under ``home``, and ``home`` itself where nothing else is left in it.

    Symbolic links are removed, never followed. Raise PurgeRefused, with nothing deleted, where Viper made nothing, or
    where ``home`` is ``/`` or somebody's home directory; and where the disk does not let go of something.
    """
    if not home.exists():
        return Purged((), ())
    check(home)
    deleted = tuple(name for name in claimed(home) if _delete(home / name))
    left = tuple(sorted(path.name for path in home.iterdir() if path.name != CLAIM_FILE))
    (home / CLAIM_FILE).unlink()
    if not left and not home.is_symlink():
        home.rmdir()
    return Purged(deleted, left)


def check(home: Path) -> None:
    """Raise PurgeRefused where ``purge`` would, before anything is stopped or deleted."""
    if not home.exists():
        return
    forbidden = {Path("/"), Path.home().resolve()}
    if home.resolve() in forbidden:
        raise PurgeRefused(
            f"{home} is not a folder of Viper's alone: set VIPER_HOME to the folder that `viper up` made"
        )
    if not claimed(home):
        advice = "look into it, and delete by hand what is not needed"
        raise PurgeRefused(f"{home} holds no {CLAIM_FILE}, so nothing in it is known to be Viper's: {advice}")


def _is_missing(path: Path) -> bool:
    return not path.exists() and not path.is_symlink()


def _has_engine(home: Path) -> bool:
    return any((home / name / "ports.json").is_file() for name in ENGINES) and not (home / CLAIM_FILE).exists()


def _delete(path: Path) -> bool:
    if _is_missing(path):
        return False
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        raise PurgeRefused(f"{error.filename or path} could not be deleted: {error.strerror}; try again") from error
    return True
