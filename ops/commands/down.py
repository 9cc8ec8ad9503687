"""``viper down``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.deployment.home_folder import Purged, check, purge
from ops.deployment.startup import stop
from ops.settings import home_of

app = typer.Typer()
Purge = Annotated[bool, typer.Option("--purge", help="Delete the data that Viper made in this home, too.")]


@app.command()
def down(*, purge_data: Purge = False, json: output.Json = False) -> None:
    """Stop everything; the data is kept."""
    home = home_of()
    if purge_data:
        check(home)
    stop(home)
    purged = purge(home) if purge_data else None
    if json:
        output.as_json({"stopped": True, "purged": purge_data, **(purged._asdict() if purged else {})})
        return
    output.say(f"Stopped. The data stays in {home}." if purged is None else _in_words(home, purged))


def _in_words(home: Path, purged: Purged) -> str:
    if not purged.deleted:
        return f"Stopped. There was no data of Viper's in {home}."
    gone = f"Stopped. {', '.join(purged.deleted)} in {home} are deleted"
    return f"{gone}; {', '.join(purged.left)} stay: Viper did not make them." if purged.left else f"{gone}, and it too."
