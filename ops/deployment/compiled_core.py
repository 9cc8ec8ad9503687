"""What compares and clusters persons, compiled to machine code with mypyc: an option for many mentions, never a need.

python -m ops.deployment.compiled_core [FOLDER]

The folder (``build/compiled``) gets a copy of the packages that decide, with extension modules beside the sources; the
sources of the project stay as they are. A process that is started with this folder first in ``PYTHONPATH`` and outside
of the project's folder runs it. It concludes the same, in the same generation, since the sources are the same.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from ops.output import say

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "build" / "compiled"
COPIED: Final = ("values", "schemas", "reference", "streams")

MARK: Final = "compiled-by-viper"
"""An empty file in a folder that this module made, and may therefore make anew."""

_PERSONS: Final = "streams/resolution/persons"
_CLUSTERS: Final = ("blocking_keys", "given_names", "cannot_links")
_STORED: Final = ("pair_judgement",)
"""Modules whose instances a snapshot holds. What mypyc compiles cannot be pickled."""

_SETUP: Final = """
import sys
from mypyc.build import mypycify
from setuptools import setup

flags = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
setup(
    name="viper-core",
    packages=[],
    ext_modules=mypycify([*flags, *sys.argv[1:]], opt_level="3"),
    script_args=["--quiet", "build_ext", "--inplace"],
)
"""


def modules(root: Path = ROOT) -> tuple[str, ...]:
    """The modules that are compiled, by path below the root: functions, and values that no snapshot holds.

    No class that one which is not compiled derives from: mypyc refuses that when it is imported.
    """
    folders = (root / _PERSONS / "comparison", root / _PERSONS / "features")
    found = [file for folder in folders for file in folder.glob("*.py") if file.stem not in ("__init__", *_STORED)]
    found += [root / _PERSONS / "clusters" / f"{name}.py" for name in _CLUSTERS]
    found += [root / "reference/names" / f"{name}.py" for name in ("rarity", "sounds")]
    return tuple(sorted(str(file.relative_to(root)) for file in found))


def build(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Make the folder anew, and return the extension modules in it.

    Needs a C compiler and setuptools. Raises ``CalledProcessError`` where the compiler failed, and has then said why;
    ``FileExistsError`` where the folder holds what was not made here.
    """
    _clear(folder)
    for package in COPIED:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    subprocess.run([sys.executable, "-c", _SETUP, *modules()], cwd=folder, check=True)
    return tuple(sorted(file for package in COPIED for file in (folder / package).rglob("*.so")))


def _clear(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise FileExistsError(f"{folder} holds something else and is left as it is. Name a new or empty folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def main() -> None:
    """Build, and say how the result is used."""
    parser = argparse.ArgumentParser(description="Compile what compares and clusters persons.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args().folder.resolve()
    try:
        built = build(folder)
    except FileExistsError as error:
        sys.exit(str(error))
    say(f"{len(built)} modules compiled. Start with PYTHONPATH={folder} in the environment.")


if __name__ == "__main__":
    main()
