"""What two accounts share or differ in, as the reasons that ``story_weights.WEIGHTS`` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from streams.resolution.stories.accounts import Account, AccountPlaces, NamedPerson
from streams.resolution.stories.amounts import are_near
from streams.resolution.stories.common_words import UNCOMMON
from streams.resolution.stories.story_blocking_keys import DAY
from streams.resolution.stories.story_weights import WEIGHTS
from streams.resolution.stories.town_sizes import CITY, TOWN, inhabitants
from streams.resolution.stories.word_weights import stem, weight

LATER: Final = frozenset(
    {
        "different times within a day",
        "different times within three days",
        "different times",
        "a later day, on which it was reported",
        "a later time, and a text that says it happened once more",
    }
)
"""Times that are not of one event."""

ONE_DAY: Final = frozenset({"the same time, to the minute", "the same time, to the hour", "the same time, to the day"})
"""Times that are of one day."""

LASTING: Final = frozenset(
    {
        "the same premises",
        "the same street",
        "the same named place",
        "the place is named in the other's words",
        "other premises of one street",
        "the same person is named",
        "the same people are named",
        "a person is named in the other's words",
        "the same reporter",
        "the same registration",
        "the same phone number",
    }
)
"""What two reports of other events share, too, where they are about the same people or places."""

CONTRADICTING: Final = frozenset(
    {
        "other premises of one street",
        "different places",
        "different towns",
        "other people are named",
        "other people are named as acting",
        "different victims",
        "other registrations",
    }
)
"""Places and people that are not of one event: the same words may then be those of a form."""

_SHORTEST_NAME: Final = 3
"""Letters of a name that is looked for in a text."""

_HOUR: Final = 60
_DAYS: Final = 3 * DAY


def account_findings(one: Account, other: Account) -> Iterator[str]:
    """Every reason that is known on both sides. Symmetric."""
    yield compare_times(one, other)
    found = (
        compare_places(one, other),
        compare_people(one, other),
        "the same reporter" if share_a_person(one.reporters, other.reporters) else "",
        _compare_vehicles_and_phones(one, other),
        _compare_weapons(one, other),
        _compare_figures(one, other),
    )
    yield from filter(None, found)


def most_of_findings(one: Account, other: Account) -> int:
    """At least what all findings say against unrelated reports: times and places, and the rest as if it agreed."""
    bits = WEIGHTS[compare_times(one, other)].unrelated
    bits += WEIGHTS[place].unrelated if (place := compare_places(one, other)) else 0
    if one.people or other.people:
        bits += _PEOPLE if one.people and other.people else _NAMED
    bits += WEIGHTS["the same reporter"].unrelated if one.reporters and other.reporters else 0
    if (one.things.vehicles and other.things.vehicles) or (one.things.phones and other.things.phones):
        bits += _THINGS
    bits += WEIGHTS["an amount that may be the other's, rounded"].unrelated if one.amounts and other.amounts else 0
    return bits + (WEIGHTS["the same weapon"].unrelated if one.things.weapons and other.things.weapons else 0)


_PEOPLE: Final = WEIGHTS["the same people are named"].unrelated
_NAMED: Final = max(
    WEIGHTS[name].unrelated for name in ("a name is among the other's words", "a person is named in the other's words")
)
_THINGS: Final = max(WEIGHTS[name].unrelated for name in ("the same registration", "the same phone number"))


def compare_times(one: Account, other: Account) -> str:
    """The same span (worth more the shorter it is), overlapping spans, or different times."""
    gap, longest = _gap(one, other), max(one.end - one.start, other.end - other.start)
    if (one.start, one.end) == (other.start, other.end) and longest <= _HOUR:
        return f"the same time, to the {'minute' if longest <= 1 else 'hour'}"
    if gap < 0 and longest <= DAY:
        return "the same time, to the day"
    if _names_the_day(one, other) or _names_the_day(other, one):
        return "the text names the day of the other"
    if _says_when(one, other) or _says_when(other, one):
        return "the text says about when the other happened"
    if gap < 0:
        return "times that fit"
    last = max(one, other, key=lambda account: (account.start, account.end))
    return _of_a_later(last, gap, longest) or _by_distance(gap, longest)


def _of_a_later(last: Account, gap: int, longest: int) -> str:
    """What is known of a later time besides how much later it is. ``gap`` and ``longest`` span in minutes."""
    if last.earlier.repeats:
        return "a later time, and a text that says it repeats something earlier"
    if gap <= _HOUR and longest <= _HOUR:
        return "times at most an hour apart"
    if last.earlier.recurs:
        return "a later time, and a text that says it happened once more"
    return "a later day, on which it was reported" if gap > DAY and last.dated_by_report else ""


def _by_distance(gap: int, longest: int) -> str:
    if gap <= DAY:
        return "the next day" if longest >= DAY else "different times within a day"
    return "different times within three days" if gap <= _DAYS else "different times"


def _names_the_day(one: Account, other: Account) -> bool:
    """Whether the text names the day of another that is no later: of a later one it names what is planned."""
    if one.earlier.days and other.start <= one.start and other.day in one.earlier.days:
        return True
    if not (one.says_when and _retells_a_day(one, other)):
        return False
    return any(span.exact and span.holds(other.day_number) for span in one.says_when)


def _says_when(one: Account, other: Account) -> bool:
    """Whether the text says of a later report in which days, more than two, the other happened."""
    if not (one.says_when and _retells_a_day(one, other)):
        return False
    return any(span.holds(other.day_number) for span in one.says_when)


def _retells_a_day(one: Account, other: Account) -> bool:
    """Whether the one may tell of the day of the other: that is known, no later, and the like did not happen again."""
    return other.end - other.start <= DAY and other.start < one.end and not one.earlier.recurs


def compare_places(one: Account, other: Account) -> str:
    """The most precise place in common, or that the places differ."""
    a, b = one.where, other.where
    if _share_a_name(a, b):
        return "the same named place"
    if set(a.premises) & set(b.premises):
        return "the same premises"
    if set(a.streets) & set(b.streets) or set(a.postcodes) & set(b.postcodes):
        return "other premises of one street" if a.premises and b.premises else "the same street"
    if _names_the_place(one, other) or _names_the_place(other, one):
        return "the place is named in the other's words"
    if not (a.finer_than_a_town and b.finer_than_a_town):
        return _compare_towns(a.towns, b.towns)
    return "different places"


def _names_the_place(one: Account, other: Account) -> bool:
    """Whether the text of one has the name of a place of the other, which it names no place or person of its own by."""
    return any(
        all(stemmed in one.words and stemmed not in one.subjects for stemmed in name) for name in other.place_names
    )


def _share_a_name(one: AccountPlaces, other: AccountPlaces) -> bool:
    """Whether both give a name in one town, and all words of the one are words of the other."""
    for a in one.named:
        for b in other.named:
            (name, _, town), (other_name, _, other_town) = a.partition("/"), b.partition("/")
            few, many = sorted((set(name.split()), set(other_name.split())), key=len)
            if town == other_town and few <= many:
                return True
    return False


def _compare_towns(a: Sequence[str], b: Sequence[str]) -> str:
    if not (a and b):
        return ""
    shared = set(a) & set(b)
    return _by_size(min(map(inhabitants, shared))) if shared else "different towns"


def _by_size(people: int) -> str:
    """That two reports are of one town of so many people: the fewer, the fewer reports are of it."""
    if people >= CITY:
        return "the same town"
    return "the same town of 20,000 to 100,000 people" if people >= TOWN else "the same town of fewer than 20,000"


def compare_people(one: Account, other: Account) -> str:
    """Named people in common. Where both name a victim, another victim is another incident."""
    if one.victims and other.victims and not share_a_person(one.victims, other.victims):
        return "different victims"
    shared = min(_shared(one.people, other.people), _shared(other.people, one.people))
    if shared:
        return "the same person is named" if shared == 1 else "the same people are named"
    if named := max(_names_in_words(one, other), _names_in_words(other, one)):
        return "a name is among the other's words" if named == 1 else "a person is named in the other's words"
    if not (one.people and other.people):
        return ""
    return "other people are named as acting" if one.actors and other.actors else "other people are named"


def _names_in_words(one: Account, other: Account) -> int:
    """How many words of the name of a person of one the text of the other has, which names nobody and no place so."""
    words = frozenset(other.words) - other.subjects
    return max((sum(_stands_for_a_name(word, words) for word in person.names) for person in one.people), default=0)


def _stands_for_a_name(word: str, words: frozenset[str]) -> bool:
    """Whether these hold a word of a name that is no common word of English or of reports."""
    stemmed = stem(word)
    return len(word) >= _SHORTEST_NAME and stemmed in words and weight(stemmed) >= UNCOMMON


def _compare_vehicles_and_phones(one: Account, other: Account) -> str:
    """A registration or a number in common, or other registrations. A person's number says no more than the person."""
    a, b = one.things, other.things
    if set(a.vehicles) & set(b.vehicles):
        return "the same registration"
    persons, others = (*one.people, *one.reporters), (*other.people, *other.reporters)
    if set(a.phones) & set(b.phones) and not share_a_person(persons, others):
        return "the same phone number"
    return "other registrations" if a.vehicles and b.vehicles else ""


def _compare_weapons(one: Account, other: Account) -> str:
    a, b = one.things.weapons, other.things.weapons
    if not (a and b):
        return ""
    return "the same weapon" if set(a) & set(b) else "another weapon"


def _compare_figures(one: Account, other: Account) -> str:
    """Whether both texts give figures or times of day and none agree. Those that agree are words that both share."""
    ones, others = figures(one), figures(other)
    if ones & others:
        return ""
    if any(are_near(a, b) for a in one.amounts for b in other.amounts):
        return "an amount that may be the other's, rounded"
    return "other figures" if ones and others else ""


def figures(account: Account) -> set[str]:
    """The figures of two and more digits and the times of day in a text."""
    return {word for word in account.words if word[0].isdigit() and len(word) > 1}


def _gap(one: Account, other: Account) -> int:
    """Minutes between the spans; below nothing where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _shared(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> int:
    """How many of these have a counterpart among those. Not symmetric, so it is asked in both directions."""
    return sum(any(one.same(other) for other in others) for one in ones)


def share_a_person(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> bool:
    """Whether any of these may be any of those."""
    return any(one.same(other) for one in ones for other in others)
