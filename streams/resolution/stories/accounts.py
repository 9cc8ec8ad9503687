"""The account of one item: when, where, who, what and in which words, reduced to what is compared with other items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Final, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from schemas.ids import ItemId
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import Weapon
from schemas.statements import Place, StatedItem, StatedPerson, StatedPhone, StatedVehicle, Statement
from schemas.times import TimePrecision, clock_day, day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES, Role
from streams.resolution.stories.amounts import amounts
from streams.resolution.stories.common_words import RARE, UNCOMMON
from streams.resolution.stories.earlier_report import NO_EARLIER_REPORT, EarlierReport, earlier_report
from streams.resolution.stories.relative_days import DaySpan, relative_days
from streams.resolution.stories.word_weights import distinctive_words, text_words, weight
from values.name import from_canonical
from values.text import fold, words

MOST: Final = 12
"""Persons, places or things of one item that are compared, the first in their own order."""

_LONG: Final = 5
"""Letters of a word of a name in which one slip makes no other word."""

MONTH: Final = 30 * 1_440
"""Minutes. Accounts of one such span and of the next may be compared by their words alone."""

_ANYWHERE: Final = frozenset({"the", "in", "of", "near", "town", "city", "village", "centre", "area", "somewhere"})
"""What a town has whichever it is: words of a place's name that tell it from no other."""

_KINDS_OF_PLACE: Final = frozenset(
    distinctive_words(
        "street road lane avenue court close way drive park house flat station school car shop hill place square "
        "crescent terrace grove gardens walk green high centre"
    )
)
"""Stems of what places of any name are called."""

_NOT_DIGIT: Final = re.compile(r"\D")


class NamedPerson(NamedTuple):
    """A named person: the words of the name, folded, and the birth date where it is one."""

    names: tuple[str, ...]
    born: str

    def same(self, other: NamedPerson) -> bool:
        """Whether two items may mean one person by these. Coarse: identity is resolved in ``persons``."""
        if self.born and self.born == other.born:
            return True
        if len(frozenset(self.names).intersection(other.names)) >= 2:
            return True
        ones, others = sorted((self.names, other.names), key=lambda names: (len(names), names))
        shared = sum(any(map(partial(_alike, word), others)) for word in ones)
        if shared >= 2 or _initials(ones, others) or _initial_beside(ones, others):
            return True
        return shared == 1 == len(ones) and not (self.born and other.born)


def _alike(word: str, other: str) -> bool:
    """The same word of a name, an initial of it, or one slip in a long one."""
    if word == other or (len(word) == 1 and other.startswith(word)):
        return True
    return min(len(word), len(other)) >= _LONG and DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1


def _initial_beside(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both names have a whole word in common, and another word of one is the initial of one of the other."""
    shared = {word for word in ones if word in others and len(word) > 1}
    rest, other_rest = (frozenset(names) - shared for names in (ones, others))
    initials = ((a, b) for a in rest for b in other_rest if 1 in (len(a), len(b)))
    return bool(shared) and any(a[0] == b[0] for a, b in initials)


def _initials(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one name is written as the initials of the other."""
    return len(ones) == 1 and len(ones[0]) == len(others) > 1 and sorted(ones[0]) == sorted(word[0] for word in others)


class AccountPlaces(NamedTuple):
    """The places of an item by how precisely they are known."""

    premises: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # "skate park/corby": the words of a name that no reference data places, and the town

    @property
    def finer_than_a_town(self) -> bool:
        """Whether premises, a street or a postcode is known."""
        return bool(self.premises or self.streets or self.postcodes)


class AccountThings(NamedTuple):
    """Registrations given whole, phone numbers, and kinds of weapon."""

    vehicles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()


NO_PLACES: Final = AccountPlaces()
NO_THINGS: Final = AccountThings()
NO_SUBJECTS: Final = frozenset[str]()


class Account(NamedTuple):
    """One item as it is compared. Times in minutes since 1970, ``end`` exclusive."""

    item: ItemId
    recorded_at: datetime
    kind: str
    start: int
    end: int
    where: AccountPlaces = NO_PLACES
    people: tuple[NamedPerson, ...] = ()
    victims: tuple[NamedPerson, ...] = ()
    actors: tuple[NamedPerson, ...] = ()
    reporters: tuple[NamedPerson, ...] = ()
    things: AccountThings = NO_THINGS
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    runs: bytes = b""
    subjects: frozenset[str] = NO_SUBJECTS  # stems of what its people, places, vehicles and phones are called
    earlier: EarlierReport = NO_EARLIER_REPORT
    derived_from: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    says_when: tuple[DaySpan, ...] = ()  # days that its text names, counted from the day of the report
    place_names: tuple[tuple[str, ...], ...] = ()  # of each street or named place the stems that tell it from others
    dated_by_report: bool = False  # its time is the day on which it was reported: it may be of anything before

    @property
    def event(self) -> str:
        """The event that the item is part of."""
        return self.item.partition("/")[0]

    @property
    def month(self) -> int:
        """The month in which it begins, of 30 days each since 1970."""
        return self.start // MONTH

    @property
    def day(self) -> int:
        """Month and day on which it begins, as 1102 for the second of November."""
        begins = clock_day(datetime.fromtimestamp(self.start * 60, UTC))
        return 100 * begins.month + begins.day

    @property
    def day_number(self) -> int:
        """The number of that day, from 1 January of the year 1."""
        return day_number(datetime.fromtimestamp(self.start * 60, UTC))

    @property
    def order(self) -> tuple[datetime, str]:
        """First recorded first, then by id: the first account of a story gives the story its id."""
        return (self.recorded_at, self.item)


def accounts_of(statement: Statement) -> Iterator[Account]:
    """The accounts of a statement. Items of provenance tell of a report, not of an incident, and give none."""
    if EVENT_KINDS.means(statement.kind, Meaning.READ, Meaning.DECISION):  # neither tells a story
        return
    for item in statement.items:
        if not item.provenance:
            yield _account(statement, item)


def _account(statement: Statement, item: StatedItem) -> Account:
    people, victims, actors, reporters = _people(item) if item.persons else ((), (), (), ())
    text = text_words(item.text)
    return Account(
        item=item.item_id,
        recorded_at=statement.recorded_at,
        kind=statement.kind,
        start=_minute(statement.occurred.start),
        end=_minute(statement.occurred.end),
        where=_where(item.places) if item.places else NO_PLACES,
        people=people,
        victims=victims,
        actors=actors,
        reporters=reporters,
        things=_things(item) if item.objects else NO_THINGS,
        words=text.words,
        phrases=text.phrases,
        runs=text.runs,
        subjects=_subjects(item).intersection(text.words) if text.words else NO_SUBJECTS,
        earlier=earlier_report(item.text),
        derived_from=tuple(sorted(set(item.derived_from) - {item.item_id})),
        amounts=amounts(item.text),
        says_when=relative_days(item.text, clock_day(statement.reported_at)),
        place_names=_place_names(item.places),
        dated_by_report=_dated_by_report(statement),
    )


def _dated_by_report(statement: Statement) -> bool:
    """Whether the day on which it happened is the day of the report: many forms ask for no other."""
    occurred = statement.occurred
    return occurred.precision is TimePrecision.DAY and occurred.start <= statement.reported_at <= occurred.end


def _minute(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() // 60)


def _where(places: tuple[Place, ...]) -> AccountPlaces:
    known = [place for place in places if not place.placeholder]
    return AccountPlaces(
        premises=_first(place.subject for place in known if place.precision is LocationPrecision.ADDRESS),
        streets=_first(f"{fold(place.street)}/{fold(place.town or '')}" for place in known if place.street),
        postcodes=_first(place.postcode for place in known if place.postcode),
        towns=_first(fold(place.town) for place in known if place.town),
        named=_first(map(_named_place, known)),
    )


def _named_place(place: Place) -> str:
    """Of a place that is known by its town alone the words of its name besides, and the town."""
    if place.precision is not LocationPrecision.TOWN:
        return ""
    town = fold(place.town or "")
    named = " ".join(word for word in words(fold(place.name)) if word not in town.split() and word not in _ANYWHERE)
    return named and f"{named}/{town}"


def _place_names(places: tuple[Place, ...]) -> tuple[tuple[str, ...], ...]:
    """The stems of the name of each place, and of its street, without the town and what any place may be called."""
    known = (place for place in places if not place.placeholder)
    names = {stems for place in known for stems in _stems(place.name, place.street, place.town, place.postcode)}
    return tuple(sorted(names)[:MOST])


@lru_cache(maxsize=16_384)  # places repeat
def _stems(name: str, street: str | None, town: str | None, postcode: str | None) -> tuple[tuple[str, ...], ...]:
    """Of the street, and of what the place is called besides its street, its town and its postcode."""
    known = {fold(part) for part in (street, town, postcode) if part}
    ends = fold(street) if street else " "
    parts = (part.strip() for part in name.split(","))
    besides = next((part for part in parts if fold(part) not in known and not fold(part).endswith(ends)), "")
    return tuple(stems for called in (street or "", besides) if (stems := _telling(called, town)))


def _telling(name: str, town: str | None) -> tuple[str, ...]:
    """The stems of a name that tell it from others; none where all of them are common words."""
    stems = set(distinctive_words(name)) - set(distinctive_words(town or "")) - _KINDS_OF_PLACE
    telling = sorted(stem for stem in stems if not stem[0].isdigit())
    uncommon = [stem for stem in telling if weight(stem) >= UNCOMMON]
    return tuple(telling) if len(uncommon) > 1 or any(weight(stem) >= RARE for stem in uncommon) else ()


def _people(item: StatedItem) -> tuple[tuple[NamedPerson, ...], ...]:
    """Those it is about, those of them who were harmed, those who acted, and who reported it."""
    about = [person for person in item.persons if person.role is not Role.REPORTER]
    harmed = (person for person in about if ROLES.means(person.role, Meaning.HARMED))
    acted = (person for person in about if ROLES.means(person.role, Meaning.ACTS))
    reporters = (person for person in item.persons if person.role is Role.REPORTER)
    return _named(about), _named(harmed), _named(acted), _named(reporters)


def _named(persons: Iterable[StatedPerson]) -> tuple[NamedPerson, ...]:
    found = {NamedPerson(names, _born(person)) for person in persons if (names := _names(person))}
    return tuple(sorted(found)[:MOST])


def _names(person: StatedPerson) -> tuple[str, ...]:
    words = {word for name in person.names if name.read for word in from_canonical(name.read).words}
    return tuple(sorted(words))


def _born(person: StatedPerson) -> str:
    written = person.known_birth_date.isoformat() if person.known_birth_date else ""
    return "" if written.endswith("-01-01") else written


def _things(item: StatedItem) -> AccountThings:
    return AccountThings(
        vehicles=_first(one.canonical or "" for one in item.objects if isinstance(one, StatedVehicle)),
        phones=_first(one.canonical or "" for one in item.objects if isinstance(one, StatedPhone)),
        weapons=_first(fold(one.name) for one in item.objects if isinstance(one, Weapon) and one.name),
    )


def _subjects(item: StatedItem) -> frozenset[str]:
    """The stems of the names, addresses, registrations and numbers that the item gives as fields."""
    names = (name.read or "" for person in item.persons for name in person.names)
    places = (place.name for person in item.persons for place in person.addresses)
    vehicles = (one for one in item.objects if isinstance(one, StatedVehicle))
    described = (part for one in vehicles for part in (one.canonical, one.vrm, one.make, one.model, one.colour))
    phones = (one.number or "" for one in item.objects if isinstance(one, StatedPhone))
    called = (*names, *places, *(place.name for place in item.places), *(part for part in described if part), *phones)
    return frozenset(stem for text in called for stem in distinctive_words(text))


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value})[:MOST])
