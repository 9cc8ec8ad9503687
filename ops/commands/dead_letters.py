"""``viper dead-letters``."""

from __future__ import annotations

from typing import Annotated

import typer

from ops import output
from ops.errors import NotFound
from ops.settings import load
from schemas.bookkeeping.dead_letters import DeadLetter

app = typer.Typer(help="List, show and requeue what could not go on.")
Stage = Annotated[str | None, typer.Option(help="Only those of this stage.")]
Rule = Annotated[str | None, typer.Option(help="Only those refused by this rule.")]
MOST = 50


@app.command("list")
def list_(*, stage: Stage = None, rule: Rule = None, json: output.Json = False) -> None:
    """Every dead letter: its key, where it was read, and why."""
    found = _chosen(stage, rule)
    if json:
        output.as_json({key: _plain(letter) for key, letter in found.items()})
        return
    if not found:
        output.say("No dead letters.")
        return
    rows = [
        (key, f"{letter.topic}/{letter.partition}/{letter.offset}", str(letter.problems[0]))
        for key, letter in [*found.items()][:MOST]
    ]
    output.table(f"{len(found):,} dead letters", ["key", "read at", "why"], rows)
    if len(found) > MOST:
        output.say(f"… and {len(found) - MOST:,} more; narrow it with --stage or --rule, or list all with --json.")


@app.command()
def show(
    key: str,
    *,
    content: Annotated[bool, typer.Option("--content", help="Print the value too. It may hold personal data.")] = False,
    json: output.Json = False,
) -> None:
    """One dead letter whole."""
    letter = _chosen(None, None).get(key)
    if letter is None:
        raise NotFound(f"there is no dead letter {key}; `viper dead-letters list` shows them")
    if json:
        output.as_json(_plain(letter))
        return
    output.say(
        f"Refused by {letter.stage}, read from {letter.topic} partition {letter.partition} offset {letter.offset}."
    )
    for problem in letter.problems:
        output.say(f"  {problem}")
    size = "no value" if letter.value is None else f"{len(letter.value):,} bytes"
    output.say(f"Key {letter.key!r}, {size}, headers {', '.join(name for name, _ in letter.headers) or 'none'}.")
    if content:
        output.say("The value, which may hold personal data:")
        output.say((letter.value or b"").decode(errors="backslashreplace"))
    else:
        output.say("`--content` prints the value; it may hold personal data.")


@app.command()
def requeue(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys of dead letters.")] = None,
    *,
    stage: Stage = None,
    rule: Rule = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    json: output.Json = False,
) -> None:
    """Publish them again, untouched, where they were read. Those that would be refused again stay."""
    from ops.broker.dead_letter_queue import requeue as send_back
    from ops.broker.dead_letter_queue import still_refused

    if not (keys or stage or rule):
        raise NotFound("nothing is chosen: give keys, as `viper dead-letters list` shows them, or --stage or --rule")
    chosen = _chosen(stage, rule) if stage or rule else {}
    every = _chosen(None, None)
    for key in keys or []:
        if key not in every:
            raise NotFound(f"there is no dead letter {key}; `viper dead-letters list` shows them")
        chosen[key] = every[key]
    refused = {key: why for key, letter in chosen.items() if (why := still_refused(letter))}
    ready = {key: letter for key, letter in chosen.items() if key not in refused}
    done = 0 if dry_run else send_back(load(needs=["Kafka"]).bootstrap, ready.items())
    if json:
        output.as_json({"requeued": done, "ready": list(ready), "still_refused": refused})
        return
    output.say(f"{len(ready):,} {'would be' if dry_run else 'were'} requeued.")
    for key, why in refused.items():
        output.say(f"  {key} stays, it would be refused again: {why}")


def _chosen(stage: str | None, rule: str | None) -> dict[str, DeadLetter]:
    from ops.broker.dead_letter_queue import dead_letters

    found = dead_letters(load(needs=["Kafka"]).bootstrap)
    return {
        key: letter for key, letter in found.items() if stage in {None, letter.stage} and rule in {None, letter.rule}
    }


def _plain(letter: DeadLetter) -> dict[str, object]:
    return {
        "stage": letter.stage,
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "problems": [str(problem) for problem in letter.problems],
        "bytes": len(letter.value or b""),
        "headers": [name for name, _ in letter.headers],
    }
