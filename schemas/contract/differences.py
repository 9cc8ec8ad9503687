"""What changed between two versions of a schema, and whether it may within a major version.

Only this may: a new kind, a new field that nobody must give, a new member of a list declared open, and other words of
explanation. Whatever an upstream system sends today is then still accepted, and still means the same; and what a newer
one sends is read here, but for the fields that are not known yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

JsonSchema = Mapping[str, Any]

OPEN: Final = "x-open"
"""Marks a list that may get new members within a major version."""

_WORDS: Final = frozenset({"title", "description", "examples", "$defs", "$schema", "discriminator", OPEN})
_WALKED: Final = frozenset({"properties", "required", "enum", "items", "anyOf", "oneOf", "$ref"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: where, by which rule, and whether it breaks the contract."""

    path: str  # 'arrest.items[].offences', or the kind alone
    rule: str
    breaking: bool
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message} [{self.rule}]"


def between(old: Mapping[str, JsonSchema], new: Mapping[str, JsonSchema]) -> list[Difference]:
    """Every difference between two sets of schemas, each by kind."""
    found = [
        Difference(kind, "kind-removed", True, "is gone; upstream systems still send it") for kind in old.keys() - new
    ]
    found += [Difference(kind, "kind-added", False, "is a new kind") for kind in new.keys() - old]
    for kind in old.keys() & new:
        found += _Comparison(old[kind], new[kind]).compare(kind, old[kind], new[kind])
    return sorted(set(found), key=lambda one: (one.path, one.rule))


class _Comparison:
    """Walks two schemas side by side. A definition may hold itself, so each pair is walked once."""

    def __init__(self, old: JsonSchema, new: JsonSchema) -> None:
        self._old, self._new = old, new
        self._walked: set[tuple[str, str]] = set()

    def compare(self, path: str, old: JsonSchema, new: JsonSchema) -> Iterator[Difference]:
        """The differences at this place and below it."""
        is_open = bool(new.get(OPEN))
        pair = (str(old.get("$ref")), str(new.get("$ref")))
        if pair != ("None", "None"):
            if pair in self._walked:
                return
            self._walked.add(pair)
        old, new = _resolved(old, self._old), _resolved(new, self._new)
        yield from _constraints(path, old, new)
        yield from _members(path, old.get("enum", ()), new.get("enum", ()), is_open=is_open)
        yield from self._fields(path, old, new)
        if "items" in old and "items" in new:
            yield from self.compare(f"{path}[]", old["items"], new["items"])
        for word in ("anyOf", "oneOf"):
            yield from self._choices(path, old.get(word, ()), new.get(word, ()))
        if pair != ("None", "None"):
            self._walked.discard(pair)

    def _fields(self, path: str, old: JsonSchema, new: JsonSchema) -> Iterator[Difference]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed_before, needed = set(old.get("required", ())), set(new.get("required", ()))
        for name in before.keys() - after:
            yield Difference(f"{path}.{name}", "field-removed", True, "is gone; who still sends it would be refused")
        for name in after.keys() - before:
            if name in needed:
                message = "is new and required; who does not know it would be refused: give it a default"
                yield Difference(f"{path}.{name}", "new-field-required", True, message)
            else:
                yield Difference(f"{path}.{name}", "field-added", False, "is a new field that may be left out")
        for name in before.keys() & after:
            if name in needed - needed_before:
                yield Difference(f"{path}.{name}", "now-required", True, "was optional and is required now")
            if name in needed_before - needed:
                message = "was required and is optional now; a release before this one would refuse what leaves it out"
                yield Difference(f"{path}.{name}", "no-longer-required", True, message)
            yield from self.compare(f"{path}.{name}", before[name], after[name])

    def _choices(self, path: str, old: Any, new: Any) -> Iterator[Difference]:
        before = {_choice(_resolved(one, self._old)): one for one in old}
        after = {_choice(_resolved(one, self._new)): one for one in new}
        for name in before.keys() - after:
            yield Difference(path, "choice-removed", True, f"may no longer be {name}")
        for name in after.keys() - before:
            message = f"may also be {name}; a release before this one would refuse it"
            yield Difference(path, "choice-added", True, message)
        for name in before.keys() & after:
            yield from self.compare(path, before[name], after[name])


def _resolved(schema: JsonSchema, root: JsonSchema) -> JsonSchema:
    if "$ref" not in schema:
        return schema
    found: JsonSchema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return {**found, **{name: value for name, value in schema.items() if name != "$ref"}}


def _choice(schema: JsonSchema) -> str:
    """What a choice is called: by the kind it is of, else by its form or type. Never by what our code calls it."""
    of_kind = schema.get("properties", {}).get("kind", {}).get("const")
    return str(of_kind or schema.get("format") or schema.get("type") or "a value")


def _constraints(path: str, old: JsonSchema, new: JsonSchema) -> Iterator[Difference]:
    for word in sorted((old.keys() | new.keys()) - _WORDS - _WALKED):
        before, after = old.get(word), new.get(word)
        if before != after:
            message = f"{word} was {_shown(before)} and is {_shown(after)}"
            yield Difference(path, "changed", True, f"{message}; a major version neither tightens nor loosens")


def _members(path: str, old: Any, new: Any, *, is_open: bool) -> Iterator[Difference]:
    for member in [one for one in old if one not in new]:
        yield Difference(path, "member-removed", True, f"no longer takes {_shown(member)}")
    for member in [one for one in new if one not in old]:
        if is_open:
            yield Difference(path, "member-added", False, f"takes {_shown(member)} too")
        else:
            message = f"takes {_shown(member)} too, and the list is not declared open"
            yield Difference(path, "closed-list", True, message)


def _shown(value: Any) -> str:
    return "not given" if value is None else repr(value)
