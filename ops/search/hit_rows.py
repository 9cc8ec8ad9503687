"""What is shown of each hit of a search: one row of a table, by family. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from streams.correlation.wording import at_risk_first

Document = Mapping[str, Any]
"""A document as indexed."""

EVENT_COLUMNS: Final = ("when", "what", "where", "grade", "id")
LOCATION_COLUMNS: Final = ("place", "why", "id")
PERSON_COLUMNS: Final = ("name", "found by", "born", "seen", "grades", "id")
LINE_COLUMNS: Final = ("name", "number", "towns", "stands on", "id")
THING_COLUMNS: Final = ("name", "used by", "seen in", "stands on", "id")
GROUP_COLUMNS: Final = ("name", "home", "led by", "members", "rivals", "stands on", "id")
ASSOCIATION_COLUMNS: Final = ("who", "and who", "likely", "seen", "stands on")
OPERATION_COLUMNS: Final = ("", "when", "warrants", "arrests", "charges", "seizures", "cash", "years", "protection")
"""Cash in GBP; years are of prison; protection counts protective acts."""

OPERATION_NUMBERS: Final = (2, 3, 4, 5, 6, 7, 8)
"""Which columns of an operation hold numbers."""


def when(occurred: Mapping[str, str]) -> str:
    """A time as precisely as it is known, and no more."""
    start = datetime.fromisoformat(occurred["start"])
    shown = {"minute": "%d %b %Y %H:%M", "hour": "%d %b %Y %Hh", "day": "%d %b %Y", "month": "%B %Y", "year": "%Y"}
    return start.strftime(shown[occurred["precision"]])


def days_seen(document: Document) -> str:
    """From the first day to the last."""
    return f"{document['first_seen'][:10]} to {document['last_seen'][:10]}"


def support(standing: Mapping[str, Any]) -> str:
    """How many items a conclusion stands on, and how many independent origins they have."""
    return f"{counted(standing['items_total'], 'item')}, {counted(standing['origins'], 'origin')}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, ``1 item``, ``2 items``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def first_of(values: Sequence[str], most: int) -> str:
    """The first values, and how many more there are."""
    return ", ".join(values[:most]) + (f" and {len(values) - most} more" if len(values) > most else "")


def event_row(event: Document) -> tuple[str, str, str, str, str]:
    """Time, categories, places, grades, id."""
    items = event["items"]
    what = ", ".join(dict.fromkeys((item.get("category") or event["kind"]).replace("-", " ") for item in items))
    places = dict.fromkeys(_in_text(place["name"], place) for item in items for place in item.get("places", ()))
    grades = " ".join(f"[{item['grade']}]" for item in items)
    return when(event["occurred"]), what, "; ".join(places) or "(no place)", grades, event["id"]


def texts_in_words(event: Document) -> str:
    """What the texts of an event are read to name and to say of signs; empty where they say nothing."""
    named: dict[str, list[str]] = {"names": [], "signs": []}
    for item in event["items"]:
        read = (one for kind in ("persons", "objects") for one in item.get(kind, ()) if one.get("read"))
        named["names"] += [str(one["names"][0] if one.get("names") else one.get("name")) for one in read]
        signs = (item.get("extracted") or {}).get("indicators") or ()
        named["signs"] += [str(one["value"]).replace("-", " ") for one in signs]
    told = (f"{what} {', '.join(dict.fromkeys(values))}" for what, values in named.items() if values)
    return "; ".join(told)


def location_row(location: Document) -> tuple[str, str, str]:
    """Name, explanation, id of premises or of a map cell."""
    return _by_texts_alone(location["name"], location), location["explanation"], location["id"]


def person_row(person: Document) -> tuple[str, str, str, str, str, str]:
    """Name, the name tier that matched, birth, days seen, grades, id.

    The name says whether only texts name them, and whether they may be others, too.
    """
    why = person.get("why") or {}
    name = _by_texts_alone(_name(person), person) + (" (possibly also others)" if why.get("possibly_total") else "")
    born = "\n".join(map(str, person["birth_dates"] or person["birth_years"]))
    grades = "\n".join(f"[{grade['name']}] {grade['items']}" for grade in person["standing"]["grades"])
    seen = f"{person['first_seen'][:10]}\nto {person['last_seen'][:10]}"
    return name, person.get("found_by") or "", born, seen, grades, person["id"]


def _in_text(name: str, mention: Mapping[str, Any]) -> str:
    """The name of a mention, and that it was read in a text where its source does not state it."""
    return f"{name} (read in the text)" if mention.get("read") else name


def _by_texts_alone(name: str, document: Document) -> str:
    """The name of a person, place or thing, and that only texts name it where no source states it."""
    total = document.get("mentions_total") or document["standing"]["items_total"]
    return f"{name} (read in texts alone)" if document.get("read_total") == total else name


def _name(person: Mapping[str, Any]) -> str:
    """The name, behind what they are to be protected from."""
    return at_risk_first(str(person["name"]), person.get("at_risk") or ())


def line_row(line: Document) -> tuple[str, str, str, str, str]:
    """Name, newest number, towns, support, id of a drug line."""
    numbers = sorted(line.get("numbers", ()), key=lambda number: str(number["last_named"]))
    newest = numbers[-1]["number"] if numbers else ""
    towns = first_of([town["town"] for town in line.get("towns", ())], 3)
    return _by_texts_alone(line["name"], line), newest, towns, support(line["standing"]), line["id"]


def thing_row(thing: Document) -> tuple[str, str, str, str, str]:
    """Name, users, towns, support, id of a vehicle or a phone."""
    users = [_name(user) for user in thing.get("users", ()) if user.get("name")]
    seen = (*thing.get("seen_in", ()), *thing.get("cameras", ()))
    towns = list(dict.fromkeys(place["town"] for place in seen if place.get("town")))
    return (
        _by_texts_alone(thing["name"], thing),
        first_of(users, 2),
        first_of(towns, 2),
        support(thing["standing"]),
        thing["id"],
    )


def group_row(group: Document) -> tuple[object, ...]:
    """Name, home town, leaders, number of members, rivals, support, id of a gang or another group."""
    rivals = [str(rival["name"]) for rival in group.get("rivals", ())]
    leaders = first_of([_name(member) for member in group.get("members", ()) if member["leads"]], 2)
    home = group.get("home_town") or ""
    members, stands_on = group["members_total"], support(group["standing"])
    name = _by_texts_alone(f"{group['name']} ({group['kind']})", group)
    return name, home, leaders, members, first_of(rivals, 2), stands_on, group["id"]


def association_row(association: Document) -> tuple[str, str, str, str, str]:
    """Both persons with their traits, the yardstick word, days seen, support. Ids are in the JSON."""
    likely = association.get("likely") or "suspected false"
    persons = _with_traits(association["first"]), _with_traits(association["second"])
    return *persons, likely, days_seen(association), support(association["standing"])


def _with_traits(person: Mapping[str, Any]) -> str:
    traits = ", ".join(trait["trait"] for trait in person.get("traits", ()))
    return f"{_name(person)} ({traits})" if traits else _name(person)


def operation_row(operation: Document) -> tuple[object, ...]:
    """An operation in all, or one month of it."""
    if "month" in operation:
        return operation["name"], f"{date.fromisoformat(operation['month']):%b %Y}", *_achieved(operation)
    return operation["name"], days_seen(operation), *_achieved(operation)


def operation_town_row(town: Mapping[str, Any]) -> tuple[object, ...]:
    """What an operation achieved in one town."""
    return town["name"], "", *_achieved(town)


def _achieved(document: Mapping[str, Any]) -> tuple[object, ...]:
    done = document["enforcement"]
    counts = (done["warrants"], done["arrests"], done["charges"], done["seizures"])
    cash = f"{done['cash_pence'] / 100:,.0f}"
    return *counts, cash, f"{done['custody_years']:,.1f}", document["protection"]["acts"]
