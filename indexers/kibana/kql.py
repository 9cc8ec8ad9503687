"""The Kibana Query Language, as far as our objects use it: from text to the query that Kibana sends.

Left out, and refused: words without a field, nested fields (our mappings have none), wildcards in names of fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from indexers.kibana.errors import WrongQuery

_TOKEN: Final = re.compile(r'\s*(?:(?P<mark><=|>=|[:()<>])|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^\s:()<>"]+))')
_BOUNDS: Final = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}
_WORDS: Final = frozenset({"and", "or", "not"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field is, or lies beyond. ``bound`` None: it is the value."""

    field: str
    value: str
    quoted: bool = False
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Combined:
    """Several together: ``how`` is and, or, not."""

    how: str
    parts: tuple[Node, ...]


Node = Condition | Combined


def parse(text: str) -> Node | None:
    """The query of a text; None where it is empty. Raise WrongQuery."""
    tokens = list(_tokens(text))
    if not tokens:
        return None
    reader = _Reader(tokens)
    node = reader.any_of()
    if not reader.at_end():
        raise WrongQuery(f"after a whole query there is more: {reader.peek()[1]!r}")
    return node


def fields(node: Node | None) -> Iterator[Condition]:
    """Every condition within."""
    if isinstance(node, Condition):
        yield node
    elif node is not None:
        for part in node.parts:
            yield from fields(part)


def to_query(node: Node | None) -> dict[str, Any]:
    """The query as Elasticsearch takes it."""
    if node is None:
        return {"match_all": {}}
    if isinstance(node, Condition):
        return _condition(node)
    parts = [to_query(part) for part in node.parts]
    if node.how == "and":
        return {"bool": {"filter": parts}}
    return {"bool": {"must_not": parts}} if node.how == "not" else _should(parts)


def _should(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"should": parts, "minimum_should_match": 1}}


def _condition(one: Condition) -> dict[str, Any]:
    if one.bound:
        return _should([{"range": {one.field: {one.bound: one.value}}}])
    if one.quoted:
        return _should([{"match_phrase": {one.field: one.value}}])
    if one.value == "*":
        return _should([{"exists": {"field": one.field}}])
    if "*" in one.value:
        return _should([{"wildcard": {one.field: {"value": one.value}}}])
    return _should([{"match": {one.field: one.value}}])


Token = tuple[str, str]
"""Its kind (mark, quoted, word) and its text."""


def _tokens(text: str) -> Iterator[Token]:
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise WrongQuery(f"cannot be read from character {at + 1} on")
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


class _Reader:
    """Goes through tokens from left to right: ``or`` binds least, ``not`` most."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._at = tokens, 0

    def at_end(self) -> bool:
        return self._at == len(self._tokens)

    def peek(self) -> Token:
        return ("end", "its end") if self.at_end() else self._tokens[self._at]

    def _take(self) -> Token:
        token = self.peek()
        self._at += 1
        return token

    def _takes(self, kind: str, text: str) -> bool:
        found, word = self.peek()
        if found != kind or word.lower() != text:
            return False
        self._at += 1
        return True

    def any_of(self) -> Node:
        parts = [self._all_of()]
        while self._takes("word", "or"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Combined("or", tuple(parts))

    def _all_of(self) -> Node:
        parts = [self._negated()]
        while self._takes("word", "and"):
            parts.append(self._negated())
        return parts[0] if len(parts) == 1 else Combined("and", tuple(parts))

    def _negated(self) -> Node:
        if self._takes("word", "not"):
            return Combined("not", (self._negated(),))
        if self._takes("mark", "("):
            node = self.any_of()
            self._close()
            return node
        return self._conditions()

    def _close(self) -> None:
        if not self._takes("mark", ")"):
            raise WrongQuery("a bracket is not closed")

    def _conditions(self) -> Node:
        kind, field = self._take()
        if kind != "word" or field.lower() in _WORDS:
            raise WrongQuery(f"a field was expected, not {field!r}")
        mark = self._take()
        if mark[0] != "mark" or mark[1] not in {":", *_BOUNDS}:
            raise WrongQuery(f"{field!r} is a word without a field: it would search every field")
        if mark[1] == ":" and self._takes("mark", "("):
            return self._alternatives(field)
        return self._value(field, _BOUNDS.get(mark[1]))

    def _alternatives(self, field: str) -> Node:
        parts = [self._value(field, None)]
        while self._takes("word", "or"):
            parts.append(self._value(field, None))
        self._close()
        return parts[0] if len(parts) == 1 else Combined("or", tuple(parts))

    def _value(self, field: str, bound: str | None) -> Condition:
        words = [self._take()]
        if words[0][0] not in {"word", "quoted"} or (words[0][0] == "word" and words[0][1].lower() in _WORDS):
            raise WrongQuery(f"{field} lacks a value")
        while words[0][0] == "word" and self.peek()[0] == "word" and self.peek()[1].lower() not in _WORDS:
            words.append(self._take())
        text = " ".join(word for _, word in words)
        return Condition(field, text, quoted=words[0][0] == "quoted" and not bound, bound=bound)
