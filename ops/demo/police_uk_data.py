"""Three months of real police data: published, read back, and shown."""

from __future__ import annotations

from ops import output
from ops.demo.summary import DemoAccount
from ops.settings import Settings


def publish(settings: Settings, account: DemoAccount, *, quiet: bool) -> None:
    """As data.police.uk publishes them."""
    from ops.broker.admin import Admin
    from ops.publication.file_publication import publish_files, show
    from producers.police_uk.adapter import POLICE_UK
    from reference.police_uk import demo_files
    from schemas.topics import RECORDS

    with Admin(settings.bootstrap) as admin:
        account.already_known = bool(sum(admin.ends(RECORDS.named()).values()))
    with account.timed("publish real data"):
        report = publish_files(demo_files(), POLICE_UK, settings)
    bad = [f"{row.file} line {row.line}: {row.problems[0]}" for row in report.bad]
    account.published = {"files": report.files, "events": report.events, "delivered": report.delivered, "bad": bad}
    if not quiet:
        show(report)


def read_back(settings: Settings, account: DemoAccount) -> None:
    """What the engines hold of it."""
    from ops.deployment.health import health_report
    from ops.search.hits import search
    from ops.search.request import SearchRequest

    found = health_report(settings)
    account.records = found["agents"]["enrich"]["done"]
    account.dead_letters, account.documents = found["dead_letters"], found["documents"]
    account.hottest = search(settings, SearchRequest(family="locations", hot=True, size=3))[1]
    cells = search(settings, SearchRequest(family="locations", size=10_000))[1]
    account.near_repeats = sum(len(cell["near_repeats"]) for cell in cells)


def show(account: DemoAccount) -> None:
    """For people."""
    known = " (all of it known from an earlier run: nothing was doubled)" if account.already_known else ""
    output.say(f"\n{account.published['delivered']:,} events in{known}; {account.records:,} records read by enrich.")
    if account.dead_letters:
        rows = [(counted["stage"], counted["rule"], counted["count"]) for counted in account.dead_letters]
        output.table("Refused", ["stage", "rule", "count"], rows, right=[2])
    else:
        output.say("Refused: none.")
    rows_ = [(cell["name"], cell["explanation"]) for cell in account.hottest]
    output.table("\nHottest map cells (0.74 km²), each with its reason", ["place", "why"], rows_)
    why = "These data have neither a day nor an address, so nobody can know." if not account.near_repeats else ""
    output.say(f"\nNear repeats claimed: {account.near_repeats or 'none'}. {why}")
