"""``viper demo``: every figure in its account is read back from the engines."""

from __future__ import annotations

import os
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from ops import output
from ops.admin import Lag
from ops.settings import Settings

app = typer.Typer()


@dataclass(slots=True)
class Account:
    """What happened."""

    timings: dict[str, float] = field(default_factory=dict)
    published: dict[str, Any] = field(default_factory=dict)
    already_known: bool = False
    records: int = 0
    dead_letters: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=dict)
    hottest: list[dict[str, Any]] = field(default_factory=list)
    near_repeats: int = 0
    healing: dict[str, Any] = field(default_factory=dict)
    year: dict[str, Any] = field(default_factory=dict)


@app.command()
def demo(
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Leave everything running afterwards.")] = False,
    json: output.Json = False,
) -> None:
    """The whole job on this machine, for real: three months of real data, an invented year, and what came of it."""
    from ops.commands.down import stop
    from ops.commands.up import start

    home = Path(os.environ.setdefault("VIPER_HOME", str(Path(".viper/demo").absolute())))
    account, began = Account(), time.monotonic()
    try:
        _say(json, "Starting Apache Kafka, Elasticsearch, the agents and the indexers …")
        settings, generation = start(home)
        account.timings["start"] = time.monotonic() - began
        _run(settings, generation, account, json)
    finally:
        if not keep:
            _say(json, "\nStopping everything …")
            stop(home)
    account.timings["all"] = time.monotonic() - began
    if json:
        output.as_json({one: getattr(account, one) for one in Account.__slots__})
    else:
        _what_next(account, home, keep=keep)


def _run(settings: Settings, generation: str, account: Account, json: bool) -> None:
    from ops.admin import Admin
    from schemas.topics import RECORDS

    with Admin(settings.bootstrap) as admin:
        account.already_known = bool(sum(admin.ends(RECORDS.named()).values()))
    _publish(settings, account, json)
    began = time.monotonic()
    _wait(settings, generation, json)
    account.timings["conclude and index"] = time.monotonic() - began
    _read_back(settings, generation, account)
    if not json:
        _show(account)
    _heal(settings, generation, account, json)
    _tell_the_year(settings, generation, account, json)


def _tell_the_year(settings: Settings, generation: str, account: Account, json: bool) -> None:
    from ops import viper_year

    _say(json, "\nTelling an invented year of Operation Viper next to it …")
    began, folder = time.monotonic(), settings.home / "story"
    year = viper_year.tell(settings, folder)
    account.timings["tell the year"] = time.monotonic() - began
    began = time.monotonic()
    _wait(settings, generation, json)
    account.timings["conclude and index it"] = time.monotonic() - began
    viper_year.read_back(settings, folder, year)
    account.year = asdict(year)
    if not json:
        viper_year.show(year)


def _publish(settings: Settings, account: Account, json: bool) -> None:
    from ops.publishing import publish_files, show
    from producers.police_uk.adapter import POLICE_UK
    from reference.police_uk import demo_files

    _say(json, "Publishing three months of police data as published by data.police.uk …\n")
    began = time.monotonic()
    report = publish_files(demo_files(), POLICE_UK, settings)
    account.timings["publish"] = time.monotonic() - began
    bad = [f"{one.file} line {one.line}: {one.problems[0]}" for one in report.bad]
    account.published = {"files": report.files, "events": report.events, "delivered": report.delivered, "bad": bad}
    if not json:
        show(report)


def _wait(settings: Settings, generation: str, json: bool) -> None:
    from ops.processes.readiness import wait_until_idle

    _say(json, "\nEnriching, resolving, correlating by location, indexing …")
    with output.progress("Records done by all stages", None) as more:
        done = 0

        def told(lags: dict[str, Lag]) -> None:
            nonlocal done
            now = sum(lag.committed for lag in lags.values())
            more(now - done, of=sum(lag.end for lag in lags.values()))
            done = now

        wait_until_idle(settings, generation, told=told)


def _read_back(settings: Settings, generation: str, account: Account) -> None:
    from ops.commands.search import ask
    from ops.commands.status import gather
    from ops.searching import Wanted

    found = gather(settings)
    account.records = found["agents"]["enrich"]["done"]
    account.dead_letters, account.documents = found["dead_letters"], found["documents"]
    account.hottest = ask(settings, Wanted(what="locations", hot=True, size=5))[1]
    cells = ask(settings, Wanted(what="locations", size=10_000))[1]
    account.near_repeats = sum(len(cell["near_repeats"]) for cell in cells)


def _show(account: Account) -> None:
    output.say("\nWhat came of it\n")
    known = " (all of it known from an earlier run: nothing was doubled)" if account.already_known else ""
    output.say(f"{account.published['delivered']:,} events in{known}; {account.records:,} records read by enrich.")
    if account.dead_letters:
        rows = [(one["stage"], one["rule"], one["count"]) for one in account.dead_letters]
        output.table("Refused", ["stage", "rule", "count"], rows, right=[2])
    else:
        output.say("Refused: none.")
    output.table("\nDocuments", ["index", "documents"], account.documents.items(), right=[1])
    rows_ = [(one["name"], one["explanation"]) for one in account.hottest]
    output.table("\nHottest map cells (0.74 km²), each with its reason", ["place", "why"], rows_)
    why = "These data have neither a day nor an address, so nobody can know." if not account.near_repeats else ""
    output.say(f"\nNear repeats claimed: {account.near_repeats or 'none'}. {why}")


def _heal(settings: Settings, generation: str, account: Account, json: bool) -> None:
    """Withdraw one event, show what changed, take the withdrawal back."""
    from ops.amending import named, send
    from ops.commands.withdraw import withdrawal

    if not account.hottest:
        return
    cell, event = account.hottest[0]["id"], account.hottest[0]["standing"]["items"][0].split("/")[0]
    target, now = named(settings, event), datetime.now(UTC)
    before = _cell(settings, cell)
    made = withdrawal(target, by="demo", reason="shown, then taken back", now=now)
    send(settings, made)
    _wait(settings, generation, json=True)
    during = _cell(settings, cell)
    later = now + timedelta(seconds=1)  # amendments are in the order of the seconds they were recorded in
    send(settings, withdrawal(target, by="demo", reason="taken back", now=later, undo=made.amendment_id))
    _wait(settings, generation, json=True)
    after = _cell(settings, cell)
    account.healing = {"event": event, "cell": cell, "before": before, "withdrawn": during, "taken_back": after}
    if not json:
        output.say(f"\nHealing: event {event} was withdrawn. Its cell {account.hottest[0]['name']} counted")
        output.say(f"{before} items before, {during} after, and {after} when the withdrawal was taken back.")


def _cell(settings: Settings, cell: str) -> int:
    from indexers.bulk import client_for
    from indexers.indices import alias
    from schemas.views import View

    client = client_for(settings.elasticsearch)
    client.indices.refresh(index=alias("locations", View.P))
    found: int = client.get(index=alias("locations", View.P), id=cell)["_source"]["total"]
    client.close()
    return found


def _what_next(account: Account, home: Path, *, keep: bool) -> None:
    output.say()
    output.table(
        "Time", ["step", "seconds"], [(name, f"{took:.1f}") for name, took in account.timings.items()], right=[1]
    )
    first = f"VIPER_HOME={home}"
    output.say("\nWhat to try next" + ("" if keep else f": `{first} .venv/bin/viper up`, then"))
    output.say("  viper search burglary --near 'NN1 1DE'        what happened near a postcode")
    output.say("  viper search --hot --view c                   which cells stand out, and why")
    output.say("  viper search --thing Duke --view c            what is said of one of the invented drug lines")
    output.say("  viper status                                  what every agent is doing")
    output.say("  viper withdraw EVENT --by ME --reason WHY     take a report back")


def _say(json: bool, text: str) -> None:
    if not json:
        output.say(text)
