"""``viper demo``: every figure in its account is read back from the engines, but for the truth."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.broker.admin import Lag
from ops.commands.brief import briefed
from ops.commands.desk import serve
from ops.demo import police_uk_data, simulated_year, year_tables
from ops.demo.data_folder import demo_home
from ops.demo.summary import DemoAccount
from ops.demo.withdrawal_trial import try_withdrawal
from ops.settings import Settings
from schemas.views import View

app = typer.Typer()
MONTH = "2018-10"
"""The month of which a briefing is written: the third of Operation Viper, when it is in full swing."""


@app.command()
def demo(
    *,
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave everything running, and serve the desk until Ctrl-C.")
    ] = False,
    json: output.Json = False,
) -> None:
    """The whole job on this machine, for real: real data, an invented year, what it adds up to, and what is right."""
    from ops.deployment.startup import start, stop

    folder, afresh = demo_home()
    account = DemoAccount()
    if afresh:
        _say(json, f"What another release left in {folder} is gone: this one concludes otherwise.")
    try:
        with account.timed("all"):
            _say(json, "Starting Apache Kafka, Elasticsearch, the agents and the indexers …")
            with account.timed("start"):
                settings, generation = start(folder)
            _real_data(settings, generation, account, json)
            _the_year(settings, generation, account, json)
            with account.timed("write the briefing"):
                account.briefing = str(_briefing(settings))
    finally:
        if not keep:
            _say(json, "\nStopping everything …")
            stop(folder)
    if json:
        output.as_json(account.as_json())
    else:
        _what_next(account, folder, keep=keep)
        if keep:
            output.say(f"\nEverything runs until `VIPER_HOME={folder} .venv/bin/viper down`.")
            serve(settings)


def _briefing(settings: Settings) -> Path:
    """The briefing of a month of the year, written into the demonstration's folder."""
    file = settings.home / f"briefing-viper-{MONTH}.html"
    file.write_bytes(briefed(settings, View.C, "Viper", MONTH)[1])
    return file


def _real_data(settings: Settings, generation: str, account: DemoAccount, json: bool) -> None:
    _say(json, "Publishing three months of police data as published by data.police.uk …\n")
    police_uk_data.publish(settings, account, quiet=json)
    with account.timed("conclude and index them"):
        _wait(settings, generation, json)
    police_uk_data.read_back(settings, account)
    if not json:
        police_uk_data.show(account)


def _the_year(settings: Settings, generation: str, account: DemoAccount, json: bool) -> None:
    share = f"seed {simulated_year.SEED}, {simulated_year.SCALE:.0%} of a force"
    _say(json, f"\nTelling an invented year of Operation Viper as forces send it ({share}; nobody in it exists) …")
    folder = settings.home / "story"
    with account.timed("tell the year"):
        account.year = simulated_year.publish_year(settings, folder)
    with account.timed("conclude and index it"):
        _wait(settings, generation, json)
    with account.timed("read it back"):
        found = simulated_year.read_back(settings)
        simulated_year.evaluate(account.year, found, folder)
        police_uk_data.read_back(settings, account)
    if not json:
        simulated_year.print_year(account.year)
    with account.timed("withdraw a report, and take that back"):
        account.year.healing = try_withdrawal(
            settings, found.alerts, found.persons, lambda: _wait(settings, generation, json=True)
        )
    if not json:
        if account.year.healing:
            year_tables.healing(account.year.healing)
        year_tables.accuracy_table(account.year.accuracy, account.year.days_ahead)
        year_tables.found_and_missed(account.year.missed)


def _wait(settings: Settings, generation: str, json: bool) -> None:
    from ops.processes.readiness import wait_until_idle

    _say(json, "\nEnriching, resolving, correlating, indexing …")
    with output.progress("Records done by all stages", None) as more:
        done = 0

        def show_progress(lags: dict[str, Lag]) -> None:
            nonlocal done
            now = sum(lag.committed for lag in lags.values())
            more(now - done, of=sum(lag.end for lag in lags.values()))
            done = now

        wait_until_idle(settings, generation, on_progress=show_progress)


def _what_next(account: DemoAccount, folder: Path, *, keep: bool) -> None:
    output.table("\nDocuments", ["index", "documents"], account.documents.items(), right=[1])
    timings = [(name, f"{took:.1f}") for name, took in account.timings.items()]
    output.table("\nTime", ["step", "seconds"], timings, right=[1])
    first = f"VIPER_HOME={folder}"
    output.say(f"\nThe briefing of October 2018, to open in a browser or to print: {account.briefing}")
    output.say("\nWhat to try next" + ("" if keep else f": `{first} .venv/bin/viper up`, then"))
    output.say("  viper alert list --view c                     what the rules ask you to look at")
    output.say("  viper search --lines Duke --view c            what is known of one of the invented drug lines")
    output.say("  viper search --hot --view c                   which cells stand out, and why")
    output.say("  viper desk                                    all of it in a browser, one page about each thing")
    output.say("  viper status                                  what every agent is doing")
    output.say("  viper withdraw EVENT --by ME --reason WHY     take a report back")


def _say(json: bool, text: str) -> None:
    if not json:
        output.say(text)
