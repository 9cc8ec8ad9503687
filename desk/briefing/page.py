"""The briefing of an operation's month as one page: whom to protect, where to go first, what spread, what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desk.briefing.material import BriefingMaterial
from desk.briefing.places import hot_cells, lines_heard, places_to_visit
from desk.briefing.quoted import quoted
from desk.document_store import Document
from desk.drawings.month_bars import month_bars
from desk.page_model import Page, Section, Table, facts_of
from desk.pages.operation import HEADS, achieved
from desk.pages.parts import PROTECTING, UNANSWERED, more, people
from desk.wording import counted, day, handling_lines, is_conditional, listed, named, plain, support


def briefing_page(material: BriefingMaterial) -> Page:
    """Every section that has something to say, whom to protect before all else."""
    operation, asked = material.operation, material.month_asked
    codes = _strictest(material)
    return Page(
        kind="operation",
        id=operation["id"],
        title=f"Operation {operation['name']}, {asked.words}",
        label="Briefing",
        handling=handling_lines(codes),
        conditional=is_conditional(codes),
        facts=_facts(material),
        explanation=_in_short(material),
        sections=(
            _to_protect(material),
            *places_to_visit(material),
            *lines_heard(material),
            *material.charts,
            _groups(material),
            _done(material),
            *_over_time(material),
            hot_cells(material),
            _alerts(material),
            _not_known(material),
            quoted(material),
        ),
    )


def _strictest(material: BriefingMaterial) -> Mapping[str, str]:
    """The handling of all that it quotes: C where anything is, and of each code of that the strictest."""
    standings = [one["standing"] for one in _documents(material) if one.get("standing")]
    conditional = [one for one in standings if is_conditional(one)]
    codes = {name: min((one[name] for one in conditional if one.get(name)), default="") for name in ("action",)}
    codes |= {"sanitisation": max((one.get("sanitisation") or "" for one in conditional), default="")}
    return {"handling": "C" if conditional else "P", **codes}


def _documents(material: BriefingMaterial) -> Iterable[Document]:
    yield from (material.operation, *material.months)
    for hits in (material.persons, material.alerts, material.lines, material.groups, material.hot):
        yield from hits.documents
    yield from material.questions[1]


def _in_short(material: BriefingMaterial) -> str:
    found = material.month
    if found is not None:
        return str(found["explanation"])
    nothing = f"Nothing was reported of the operation in {material.month_asked.words}."
    return f"{nothing} {material.operation['explanation']}"


def _facts(material: BriefingMaterial) -> tuple[tuple[str, str], ...]:
    return facts_of(
        *(zip(map(str.capitalize, HEADS), achieved(material.month), strict=True) if material.month else ()),
        ("Stands on", support(material.month["standing"]) if material.month and material.month.get("standing") else ""),
        ("Handling", "on every sheet; the strictest of what it quotes"),
    )  # type: ignore[return-value]


def _to_protect(material: BriefingMaterial) -> Section:
    rows = tuple(
        (
            named(person),
            listed(town["town"] for town in person.get("towns", ())[:4]),
            _reasons(person),
            day(person["last_seen"]),
            support(person["standing"]),
        )
        for person in material.persons.documents
    )
    table = Table(("who", "towns", "why", "last heard of", "stands on"), rows)
    note = more(material.persons.total, len(rows), "person")
    return Section("Children and exploited people", tables=(table,), note=note)


def _reasons(person: Document) -> str:
    return " ".join(trait["reason"] for trait in person.get("traits", ()) if trait["trait"] in PROTECTING)


def _groups(material: BriefingMaterial) -> Section:
    rows = tuple(
        (
            f"{group['name']} ({plain(group['kind'])})",
            group.get("home_town") or "not known",
            people(group.get("members", ())[:6]) or "",
            f"{group['violence']['given']} given, {group['violence']['taken']} taken",
            listed(rival["name"] for rival in group.get("rivals", ())),
            listed(f"{plain(one['name'])} ({one['items']})" for one in group.get("enforcement", ())),
        )
        for group in material.groups.documents
    )
    table = Table(("group", "home", "members", "violence", "at odds with", "what was done"), rows)
    return Section(
        "Gangs and other groups heard of", tables=(table,), note=more(material.groups.total, len(rows), "group")
    )


def _done(material: BriefingMaterial) -> Section:
    if material.month is None:
        return Section("What was done")
    before = material.month.get("year_before")
    rows = [(material.month_asked.words, *achieved(material.month))]
    rows += [("the same month a year before", *achieved(before))] if before else []
    of_towns = [(town["name"], *achieved(town)) for town in material.month.get("towns", ())]
    columns = ("", *HEADS)
    numbers = frozenset(range(1, len(columns)))
    tables = (Table(columns, tuple(rows), numbers), Table(("town", *HEADS), tuple(of_towns), numbers))
    kinds = listed(f"{plain(one['name'])} ({one['items']})" for one in material.month["protection"]["kinds"])
    lines = (f"To protect people: {kinds}.",) if kinds else ()
    note = "" if before else "Nothing is known of the same month a year before."
    return Section("What was done, and for whom", lines, tables, note=note)


def _over_time(material: BriefingMaterial) -> tuple[Section, ...]:
    of = {
        "Warrants, arrests and charges by month": _counts(material.months, ("warrants", "arrests", "charges")),
        "Acts of protection by month": {_first(one): one["protection"]["acts"] for one in material.months},
    }
    return tuple(Section(title, drawing=month_bars(+Counter(counts), "acts")) for title, counts in of.items())


def _counts(months: Sequence[Document], acts: Sequence[str]) -> dict[date, int]:
    return {_first(one): sum(one["enforcement"][act] for act in acts) for one in months}


def _first(one: Document) -> date:
    return date.fromisoformat(one["month"])


def _alerts(material: BriefingMaterial) -> Section:
    counts = Counter((plain(alert["rule"]), alert["status"] in UNANSWERED) for alert in material.alerts.documents)
    rules = sorted({rule for rule, _ in counts})
    rows = tuple((rule, str(counts[rule, True]), str(counts[rule, False])) for rule in rules)
    table = Table(("alerts active in the month", "wait for an answer", "answered"), rows, frozenset({1, 2}))
    note = more(material.alerts.total, len(material.alerts.documents), "alert")
    return Section("Alerts", tables=(table,), note=note)


def _not_known(material: BriefingMaterial) -> Section:
    total, first = material.questions
    homeless = [line["name"] for line in material.lines.documents if not line.get("home_town")]
    false = material.operation.get("suspected_false", 0)
    lines = (
        f"Whether they are one person is open of {counted(total, 'pair')} of people where it matters." if total else "",
        f"Where these lines come from is not known: {listed(homeless)}." if homeless else "",
        f"{counted(false, 'item')} of the operation are assessed as suspected to be false, and count for nothing."
        if false
        else "",
        "A month without reports is no month without crime: what nobody told is not here.",
    )
    rows = tuple(
        (f"{named(one['first'])} or {named(one['second'])}", one["likely"], one["to_know"]) for one in first[:10]
    )
    table = Table(("two persons, or one", "how likely one", "what would settle it"), rows)
    return Section("What is not known", tuple(filter(None, lines)), (table,), note=more(total, len(rows), "question"))
