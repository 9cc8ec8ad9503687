"""``viper down``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.command_options import Yes
from ops.deployment.home_folder import Purged, check, deletable, purge
from ops.deployment.startup import stop
from ops.settings import home_of

app = typer.Typer()
Purge = Annotated[bool, typer.Option("--purge", help="Delete the data that Viper made in this home, too.")]


@app.command()
def down(*, purge_data: Purge = False, yes: Yes = False, json: output.Json = False) -> None:
    """Stop everything; the data is kept. With --purge it is deleted, after asking."""
    home = home_of()
    if purge_data:
        check(home)
        _ask(home, yes=yes)
    stop(home)
    purged = purge(home) if purge_data else None
    if json:
        output.as_json({"stopped": True, "purged": purge_data, **(purged._asdict() if purged else {})})
        return
    output.say(_in_words(home, purged))


def _ask(home: Path, *, yes: bool) -> None:
    """Ask whether to delete what there is. Raise NotAsked where nobody can answer."""
    if names := deletable(home):
        question = f"Stop everything and delete {', '.join(names)} in {home}, with all that was ever recorded there?"
        output.check_answerable(question, yes=yes)
        if not yes:
            typer.confirm(question, abort=True)


def _in_words(home: Path, purged: Purged | None) -> str:
    if purged is None:
        return f"Stopped. The data stays in {home}." if home.exists() else f"There is no {home}: nothing runs there."
    if not purged.deleted:
        return f"Stopped. There was no data of Viper's in {home}."
    gone = f"Stopped. {', '.join(purged.deleted)} in {home} are deleted"
    return f"{gone}; {', '.join(purged.left)} stay: Viper did not make them." if purged.left else f"{gone}, and it too."
