"""What was found of a written world, pattern by pattern, beside a trivial rule.

An alert is about somebody or some place of the truth where it stands on an event that speaks of them and bears their
name: an address by its numbers, a person by the surname. It is right where they were so when it was raised; what the
world calls ``either`` or ``already_served`` is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any, Final, NamedTuple

Document = dict[str, Any]

SLACK: Final = timedelta(days=14)
"""Before and after: a report may be of days not exactly known, and what is reported late is late, not wrong."""

TOGETHER: Final = timedelta(days=45)
REPORTS: Final = 3
DRUGS: Final = frozenset({"drugs", "drug-supply", "cuckooing", "county-lines"})
"""The trivial rules: three items about drugs at one address in 45 days (one, for a question), three items that name a
line in a town, whoever is referred as missing or to the National Referral Mechanism, whoever is named with somebody
missing.
"""


class World(NamedTuple):
    """The truth of a world, and the documents concluded, by family."""

    name: str
    truth: Mapping[str, Any]
    documents: Mapping[str, list[Document]]

    def raised(self, rule: str) -> list[Document]:
        """Alerts of this rule, in the order of time."""
        own = [alert for alert in self.documents.get("alerts", ()) if alert["rule"] == rule]
        return sorted(own, key=lambda alert: (alert["active_from"], alert["id"]))

    def items(self) -> Iterator[tuple[datetime, Document]]:
        """Each item with the time it happened, and its event's id."""
        for event in self.documents.get("events", ()):
            for item in event["items"]:
                yield moment(event["occurred"]["start"]), item | {"event": event["id"], "of": event["kind"]}


class Scores(NamedTuple):
    """How many were raised, how many of these are right, how much of the truth was found."""

    raised: int = 0
    right: int = 0
    found: int = 0
    of_two: int = 0  # found, of those that left two reports at least
    days: tuple[float, ...] = ()  # before the police came

    @property
    def median_days(self) -> float | None:
        """None where nothing was found that the police ended."""
        return median(self.days) if self.days else None


class Found(NamedTuple):
    """One pattern of one world or several."""

    pattern: str
    truth: int
    two: int  # that left two reports at least
    ours: Scores
    trivial: Scores
    called: Mapping[str, list[bool]]  # by word of the yardstick: whether it was so
    remarks: tuple[str, ...]


class _Claim(NamedTuple):
    """Something raised: about which of the truth (None: nothing that was so), when, and in which word."""

    about: int | None
    at: datetime
    likely: str | None = None
    name: str = ""


def moment(text: str) -> datetime:
    """From JSON; a day begins at midnight."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def pooled(several: Sequence[Found]) -> Found:
    """One pattern of several worlds."""
    called: dict[str, list[bool]] = defaultdict(list)
    for of in several:
        for word, so in of.called.items():
            called[word] += so
    return Found(
        several[0].pattern,
        sum(of.truth for of in several),
        sum(of.two for of in several),
        _summed([of.ours for of in several]),
        _summed([of.trivial for of in several]),
        called,
        tuple(remark for of in several for remark in of.remarks),
    )


def _summed(several: Sequence[Scores]) -> Scores:
    days = tuple(day for of in several for day in of.days)
    raised, right, found, of_two = (sum(column) for column in zip(*(of[:4] for of in several), strict=True))
    return Scores(raised, right, found, of_two, days)


def _found(of: World, pattern: str, truth: Sequence[Document], ours: list[_Claim], trivial: list[_Claim]) -> Found:
    called: dict[str, list[bool]] = defaultdict(list)
    for claim in ours:
        called[str(claim.likely)].append(claim.about is not None)
    found = {claim.about for claim in ours}
    remarks = [f"{of.name}: wrong: {claim.name} {claim.at:%d %b}" for claim in ours if claim.about is None]
    remarks += [f"{of.name}: missed: {_name(one)}" for at, one in enumerate(truth) if at not in found]
    two = {at for at, one in enumerate(truth) if len(one.get("reports", ())) >= 2}
    mine, plain = _scores(truth, ours, two), _scores(truth, trivial, two)
    return Found(pattern, len(truth), len(two), mine, plain, called, tuple(remarks))


def _scores(truth: Sequence[Document], claims: Sequence[_Claim], two: set[int]) -> Scores:
    first: dict[int, datetime] = {}
    for claim in claims:
        if claim.about is not None:
            first[claim.about] = min(claim.at, first.get(claim.about, claim.at))
    right = sum(claim.about is not None for claim in claims)
    police = [at for at in first if truth[at].get("until") and truth[at].get("outcomes")]
    days = tuple((moment(truth[at]["until"]) - first[at]).total_seconds() / 86_400 for at in police)
    return Scores(len(claims), right, len(first), len(first.keys() & two), days)


def _name(one: Document) -> str:
    where = one.get("address")
    return f"{' '.join(where['address'])}, {where.get('town')}" if isinstance(where, dict) else str(one)[:120]


def _events(alert: Document) -> set[str]:
    return {item.partition("/")[0] for origin in alert["origins"] for item in origin["items"]}


def _during(one: Document, at: datetime) -> bool:
    until = moment(one["until"]) if one.get("until") else datetime.max.replace(tzinfo=UTC)
    return moment(one["from"]) - SLACK <= at and (at - SLACK) <= until


# Cuckooed homes


def cuckooed(of: World) -> Found:
    """Homes taken over, by the alerts about addresses."""
    truth = of.truth["cuckooed"]
    ours = [
        _Claim(_home(truth, alert["name"], moment(alert["active_from"])), moment(alert["active_from"]), alert["likely"])
        for alert in of.raised("cuckooed-address")
    ]
    named = [
        claim._replace(name=alert["name"]) for claim, alert in zip(ours, of.raised("cuckooed-address"), strict=True)
    ]
    trivial = [_Claim(_home(truth, name, at), at) for name, at in _three_drug_reports(of)]
    return _found(of, "cuckooed home", truth, named, trivial)


def _home(truth: Sequence[Document], name: str, at: datetime) -> int | None:
    own = (index for index, one in enumerate(truth) if _during(one, at) and _is_called(one["address"], name))
    return next(own, None)


def _is_called(address: Document, name: str) -> bool:
    """Whether a name of premises holds the numbers of the address, in their order, and a word of its street."""
    lines = " ".join(address.get("address") or [address.get("street", "")])
    numbers = re.findall(r"\d+[a-z]?\b", lines.casefold())
    words = [word for word in re.findall(r"[a-z]{4,}", lines.casefold()) if word not in {"flat", "road", "street"}]
    called = name.casefold()
    return all(re.search(rf"\b{number}\b", called) for number in numbers) and any(word in called for word in words)


def _three_drug_reports(of: World) -> Iterator[tuple[str, datetime]]:
    reports: dict[str, list[datetime]] = defaultdict(list)
    for at, item in of.items():
        if item.get("category") in DRUGS:
            for name in {place["name"] for place in item.get("places", ()) if place["precision"] == "address"}:
                reports[name].append(at)
    for name, several in reports.items():
        times = sorted(several)
        for first, last in zip(times, times[REPORTS - 1 :], strict=False):
            if last - first <= TOGETHER:
                yield name, last
                break


def questions(of: World) -> Found:
    """The same homes, by every band that a document shows: green asks a question, and raises no alert."""
    truth = of.truth["cuckooed"]
    ours = [
        _Claim(_home(truth, place["name"], at), at, name=place["name"])
        for place in of.documents.get("locations", ())
        if place["kind"] == "address" and (band := place.get("cuckooing"))
        for at in [moment(band["bands"][0]["start"])]
    ]
    trivial = [_Claim(_home(truth, name, at), at) for name, at in _any_drug_report(of).items()]
    return _found(of, "home with a question", truth, ours, trivial)


def _any_drug_report(of: World) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for at, item in of.items():
        if item.get("category") in DRUGS:
            for place in item.get("places", ()):
                if place["precision"] == "address":
                    first[place["name"]] = min(at, first.get(place["name"], at))
    return first


# Lines in new places


def lines(of: World) -> Found:
    """Pairs of a line and a town that it began to serve."""
    truth = [reached | {"line": _line(line)} for line in of.truth["lines"] for reached in line.get("reaches", ())]
    known = {(_line(line), town) for line in of.truth["lines"] for town in _served(line)}
    ours = [(alert["name"], alert["town"], alert) for alert in of.raised("line-reaching-a-new-place")]
    claims = [
        _Claim(_pair(truth, name, town), moment(alert["active_from"]), alert["likely"], f"{name} in {town}")
        for name, town, alert in ours
        if (name.casefold(), str(town).casefold()) not in known
    ]
    trivial = [
        _Claim(_pair(truth, name, town), at)
        for (name, town), at in _three_names(of).items()
        if (name.casefold(), town.casefold()) not in known
    ]
    return _found(of, "line in a new place", truth, claims, trivial)


def _line(line: Document) -> str:
    return str(line.get("line") or line.get("name")).casefold()


def _served(line: Document) -> Iterator[str]:
    yield str(line.get("home_town")).casefold()
    for served in line.get("already_served", ()):
        yield (served["town"] if isinstance(served, dict) else str(served)).casefold()


def _pair(truth: Sequence[Document], name: str, town: str | None) -> int | None:
    wanted = name.casefold().removeprefix("the ").removesuffix(" line"), str(town).casefold()
    return next((at for at, one in enumerate(truth) if (one["line"], one["town"].casefold()) == wanted), None)


def _three_names(of: World) -> dict[tuple[str, str], datetime]:
    times: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for at, item in of.items():
        names = {
            thing["name"] for thing in item.get("objects", ()) if thing["kind"] == "drug-line" and thing.get("name")
        }
        towns = {place["town"] for place in item.get("places", ()) if place.get("town")}
        towns |= {town["value"] for town in (item.get("extracted") or {}).get("towns") or ()}
        for pair in ((name, town) for name in names for town in towns):
            times[pair].append(at)
    return {pair: sorted(several)[REPORTS - 1] for pair, several in times.items() if len(several) >= REPORTS}


# Exploited persons


def exploited(of: World) -> Found:
    """Persons who are exploited, at home or as runners."""
    truth, either = of.truth["exploited"], [str(name).casefold() for name in of.truth.get("either", ())]
    ours = [
        _Claim(_person(truth, alert, alert["name"]), moment(alert["active_from"]), alert["likely"], alert["name"])
        for alert in of.raised("exploited-person")
    ]
    counted = [claim for claim in ours if claim.about is not None or claim.name.casefold() not in either]
    trivial = [_Claim(_named(truth, name, at), at) for name, at in _referred(of).items()]
    return _found(of, "exploited person", truth, counted, trivial)


def _person(truth: Sequence[Document], alert: Document, name: str) -> int | None:
    at = moment(alert["active_from"])
    by_name = _named(truth, name, at)
    if by_name is not None:
        return by_name
    events = _events(alert)
    partly = (index for index, one in enumerate(truth) if events & set(one["reports"]) and _names_partly(one, name))
    return next(partly, None)


def _named(truth: Sequence[Document], name: str, at: datetime) -> int | None:
    own = (index for index, one in enumerate(truth) if _same_person(one.get("name"), name) and _during(one, at))
    return next(own, None)


def _same_person(true: str | None, name: str) -> bool:
    """Whether the surname is the same, and the given name begins alike."""
    if not true or not name:
        return False
    given, surname = true.casefold().split()[0], true.casefold().split()[-1]
    words = name.casefold().split()
    return surname in words and any(word[:1] == given[:1] for word in words if word != surname)


def _names_partly(one: Document, name: str) -> bool:
    """Whether the truth has no name, or one of whose words is all of this."""
    return not one.get("name") or name.casefold() in one["name"].casefold().split()


def _referred(of: World) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for at, item in of.items():
        if item["of"] == "safeguarding-referral" and item.get("category") in {"missing-episode", "nrm"}:
            for name in _names(item):
                first[name] = min(at, first.get(name, at))
    return first


def _names(item: Document) -> Iterator[str]:
    yield from (person["name"] for person in item.get("persons", ()) if person.get("name"))


# Missing children


def missing_with_dealer(of: World) -> Found:
    """Missing children who are with a dealer."""
    truth = of.truth["missing_with_dealer"]
    ours = [
        _Claim(_two(truth, alert["name"]), moment(alert["active_from"]), alert["likely"], alert["name"])
        for alert in of.raised("missing-child-with-dealer")
    ]
    pairs = [one for one in of.documents.get("associations", ()) if _has_missing(one)]
    trivial = [_Claim(_two(truth, _pair_name(one)), moment(one["first_seen"])) for one in pairs]
    return _found(of, "missing child with dealer", truth, ours, trivial)


def _two(truth: Sequence[Document], names: str) -> int | None:
    """The child of one of the two names and a dealer of the other."""
    sides = names.split(" and ")
    own = (
        at
        for at, one in enumerate(truth)
        if any(_same_person(one["child"], side) for side in sides)
        and any(_same_person(_dealer(one), side) for side in sides)
    )
    return next(own, None)


def _dealer(one: Document) -> str:
    dealer = one["dealer"]
    return str(dealer["name"] if isinstance(dealer, dict) else dealer)


def _has_missing(association: Document) -> bool:
    traits: Iterable[Document] = (
        trait for side in ("first", "second") for trait in association.get(side, {}).get("traits", ())
    )
    return any(trait["trait"] == "missing" for trait in traits)


def _pair_name(association: Document) -> str:
    return f"{association['first'].get('name')} and {association['second'].get('name')}"
