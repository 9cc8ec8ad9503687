"""Where the demonstration keeps its data: its own folder, begun afresh by every release that concludes otherwise."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

OWN: Final = Path(".viper/demo")
MARK: Final = "rules"
"""The file that says which rules the data there were concluded by."""


def demo_home() -> tuple[Path, bool]:
    """The folder, and whether it had data of another release in it, which are gone now.

    Only from the demonstration's own folder anything is deleted; one that ``VIPER_HOME`` names is left as it is.
    """
    if named := os.environ.get("VIPER_HOME"):
        return Path(named), False
    folder = OWN.absolute()
    os.environ["VIPER_HOME"] = str(folder)
    return folder, _of_these_rules(folder)


def _of_these_rules(folder: Path) -> bool:
    from ops.deployment.home_folder import claim
    from ops.deployment.startup import stop
    from streams.generation import rules

    mark = folder / MARK
    stale = folder.exists() and (not mark.exists() or mark.read_text() != rules())
    if stale:
        stop(folder)  # --keep may have left it running
        shutil.rmtree(folder)
    claim(folder)
    mark.write_text(rules())
    return stale
