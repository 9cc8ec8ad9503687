"""What one item says of drug lines and phones, reduced to the values that clustering compares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from schemas.ids import ItemId, mention_reference
from schemas.mentions import Relation
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import DrugLine
from schemas.statements import Place, ReadLine, ReadMentions, StatedItem, StatedPerson, StatedPhone, Statement
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES, Role
from streams.resolution.lines.homes_told import homes_told_in
from streams.resolution.lines.line_name_similarity import shares_word
from streams.resolution.lines.names_in_prose import names_in_prose
from streams.resolution.lines.names_in_use import is_asked_for, is_still_called, names_given_in_text
from streams.resolution.lines.towns_of_trade import towns_of_trade
from streams.resolution.lines.towns_on_the_way import stop_on_the_way
from values import line_name
from values.line_name import A_LINE, LineName
from values.name import from_canonical
from values.text import fold


class NameMention(NamedTuple):
    """A mention of a line by its name.

    ``also``: other names that it gives the line (Jazz, formerly Rio); ``either``: names that it may be (Jazz or Rio);
    ``answers``: it may be the name of whoever answers; ``former``: people are said to call the line so still;
    ``prose``: a word of a text that is a line's name only where one is known by it.
    """

    mention: str
    name: str
    also: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    answers: bool = False
    former: bool = False
    prose: bool = False


class NumberMention(NamedTuple):
    """A mention of a phone number. ``of``: the mention of the line it is linked with; ``own``: a person uses or owns
    it."""

    mention: str
    number: str
    of: str = ""
    own: bool = False


class LineItem(NamedTuple):
    """What one item names together. ``homes``: the towns where its possible members live."""

    item: ItemId
    recorded_at: datetime
    start: int  # of what happened, in minutes since 1970
    lines: tuple[NameMention, ...] = ()
    phones: tuple[NumberMention, ...] = ()
    people: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


class LineMention(NamedTuple):
    """One mention of a line, and what it is named with."""

    id: str
    recorded_at: datetime
    name: str
    numbers: tuple[str, ...]
    naming: LineItem
    also: tuple[str, ...] = ()  # other names that the mention itself gives the line
    either: tuple[str, ...] = ()  # names that it may be instead
    answers: bool = False  # it may be the name of whoever answers
    former: bool = False  # people are said to call the line so still
    prose: bool = False  # a word of a text: it goes with a line that is known by it in its town, or with none

    @property
    def order(self) -> tuple[datetime, str]:
        """First recorded first, then by id: the first mention of a line gives the line its id."""
        return (self.recorded_at, self.id)


def line_mentions(naming: LineItem) -> Iterator[LineMention]:
    """The mentions of lines in one item, each with the numbers that the item names as its own."""
    for one in naming.lines:
        numbers = tuple(sorted(phone.number for phone in naming.phones if phone.of == one.mention))
        yield LineMention(
            one.mention,
            naming.recorded_at,
            one.name,
            numbers,
            naming,
            one.also,
            one.either,
            one.answers,
            one.former,
            one.prose,
        )


def line_items(statement: Statement) -> Iterator[LineItem]:
    """The items of a statement that name a line or a phone; beside them what their texts name and they do not state."""
    for item in statement.items:
        if item.read and (named := _read_lines(item)):
            yield _read_naming(statement, item, item.read, named)
        lines = _lines(item)
        phones = _phones(item, {one.mention for one in lines})
        if lines or phones:
            yield _naming(statement, item, lines, phones)
        if named := () if lines else _prose_names(item):
            yield _prose_naming(statement, item, named)


def read_key(item: ItemId) -> ItemId:
    """What the lines that an item's text names are known by, beside those that the item states."""
    return ItemId(f"{item}/read")


def prose_key(item: ItemId) -> ItemId:
    """What the names are known by that may be a line's in the text of an item that states none."""
    return ItemId(f"{item}/prose")


def prose_mention(item: ItemId, name: str) -> str:
    """The mention of a line's name in the text of an item that states no line."""
    return mention_reference(item, f"read-name-{name.replace(' ', '-')}")


def _prose_names(item: StatedItem) -> tuple[NameMention, ...]:
    found = (one.name for one in names_in_prose(item))
    return tuple(NameMention(prose_mention(item.item_id, name), name, prose=True) for name in found)


def _prose_naming(statement: Statement, item: StatedItem, named: tuple[NameMention, ...]) -> LineItem:
    """Such names with the towns of their item, or else of its text."""
    stated = _each(_town(place) for place in item.places if not place.placeholder)
    in_text = (fold(town.value) for town in (item.extracted and item.extracted.towns) or ())
    start = int(statement.occurred.start.timestamp() // 60)
    towns = stated or _each(in_text)
    return LineItem(prose_key(item.item_id), statement.recorded_at, start, named, towns=towns)


def _read_lines(item: StatedItem) -> tuple[NameMention, ...]:
    read = item.read.objects if item.read else ()
    return _named(item, ((one.id, one.name) for one in read if isinstance(one, ReadLine)))


def towns_told(item: StatedItem, names: Collection[str]) -> Iterator[str]:
    """The towns where the text of an item says that the line of these names sells, or that somebody of it deals."""
    yield from towns_of_trade(item.text, (item.extracted and item.extracted.towns) or (), names)
    if item.read and len(names) == 1:
        towns = {place.mention: place.town for place in (*item.places, *item.read.places)}
        dealt = [link for link in item.read.links if link.relation is Relation.DEALS_FROM]
        yield from (town for link in dealt if (town := towns.get(link.object)))


def _read_naming(
    statement: Statement, item: StatedItem, read: ReadMentions, lines: tuple[NameMention, ...]
) -> LineItem:
    """Lines of a text by their names, the numbers that it calls theirs, and of an only one the towns where it sells."""
    named = {one.mention for one in lines}
    numbers = {one.id: one.canonical for one in read.objects if isinstance(one, StatedPhone)}
    phones = tuple(
        NumberMention(
            mention_reference(item.item_id, link.subject), number, mention_reference(item.item_id, link.object)
        )
        for link in read.links
        if link.relation is Relation.NUMBER_OF
        and mention_reference(item.item_id, link.object) in named
        and (number := numbers.get(link.subject))
    )
    start = int(statement.occurred.start.timestamp() // 60)
    names = {one.name or "" for one in read.objects if isinstance(one, ReadLine)}
    towns = _each(map(fold, towns_told(item, names))) if len(names) == 1 else ()
    homes = _each(map(fold, homes_told_in(item.text or ""))) if len(names) == 1 else ()
    return LineItem(read_key(item.item_id), statement.recorded_at, start, lines, phones, homes=homes, towns=towns)


def _naming(
    statement: Statement, item: StatedItem, lines: tuple[NameMention, ...], phones: tuple[NumberMention, ...]
) -> LineItem:
    named = possible_members(item) if lines else []
    living = [place for person in named for place in person.addresses if not place.placeholder]
    happened = [place for place in item.places if not place.placeholder] if lines else []
    told = homes_told_in(item.text or "") if len({one.name for one in lines}) == 1 else ()
    return LineItem(
        item=item.item_id,
        recorded_at=statement.recorded_at,
        start=int(statement.occurred.start.timestamp() // 60),
        lines=lines,
        phones=phones,
        people=_each(_person(person) for person in named),
        premises=_each(place.subject for place in happened if place.precision is LocationPrecision.ADDRESS),
        homes=_each(chain((_town(place) for place in living), map(fold, told))),
        towns=_towns(item, happened),
    )


def possible_members(item: StatedItem) -> list[StatedPerson]:
    """Persons of an item whose role lets them belong to its line, without those who are the line itself."""
    return [one for one in item.persons if _may_belong(one.role) and one.set_aside != A_LINE.rule]


def _may_belong(role: Role) -> bool:
    """Whether a person in this role may belong to a line named beside them. Victims and reporters may buy from any."""
    return role is Role.OTHER or ROLES.means(role, Meaning.ACTS, Meaning.KEEPS_COMPANY)


def _lines(item: StatedItem) -> tuple[NameMention, ...]:
    return _named(item, ((one.id, one.name) for one in item.objects if isinstance(one, DrugLine)))


def _named(item: StatedItem, written: Iterable[tuple[str, str | None]]) -> tuple[NameMention, ...]:
    lines = ((mention, line_name.read(name)) for mention, name in written if name)
    return tuple(
        _name_mention(item, mention_reference(item.item_id, mention), name)
        for mention, name in lines
        if isinstance(name, LineName)
    )


def _name_mention(item: StatedItem, mention: str, name: LineName) -> NameMention:
    """What a name is of, as the field and the text of the item say."""
    also = dict.fromkeys((*name.also, *names_given_in_text(item.text or "", name.canonical)))
    return NameMention(
        mention,
        name.canonical,
        tuple(also),
        name.either,
        answers=is_asked_for(item.text or "", name.canonical) or shares_word(name.canonical, _words_of_names(item)),
        former=is_still_called(item.text or "", name.canonical),
    )


def _words_of_names(item: StatedItem) -> set[str]:
    return {word for one in item.persons for name in one.names if name.read for word in from_canonical(name.read).words}


def _phones(item: StatedItem, named: set[str]) -> tuple[NumberMention, ...]:
    of = {link.subject: link.object for link in item.links if link.relation is Relation.NUMBER_OF}
    used = {link.object for link in item.links if link.relation in {Relation.USES, Relation.OWNS}}
    lines = {one.id for one in item.objects if mention_reference(item.item_id, one.id) in named}
    return tuple(
        NumberMention(
            mention_reference(item.item_id, one.id),
            one.canonical,
            mention_reference(item.item_id, of[one.id]) if of.get(one.id) in lines else "",
            one.id in used,
        )
        for one in item.objects
        if isinstance(one, StatedPhone) and one.canonical
    )


def _person(person: StatedPerson) -> str:
    """A name in full, or nothing: half a name is shared by too many."""
    for name in person.names:
        if name.read and len(words := sorted(set(from_canonical(name.read).words))) > 1:
            return " ".join(words)
    return ""


def _town(place: Place) -> str:
    return fold(place.town) if place.town else ""


def _towns(item: StatedItem, happened: Iterable[Place]) -> tuple[str, ...]:
    """The towns where it happened; where somebody was only stopped on the way, the town ahead of them."""
    towns = _each(_town(place) for place in happened)
    stop = stop_on_the_way(item) if towns else None
    if stop is None or stop.passed.isdisjoint(towns):
        return towns
    return _each(iter({*towns, *stop.ahead} - stop.passed))


def _each(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))[:12]
