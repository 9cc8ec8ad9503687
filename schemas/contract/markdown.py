"""The page for whoever writes to Viper: every kind in a few words, its own fields, its smallest good example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.contract.fields import MENTIONS, Field, fields_of, fields_of_mention
from schemas.contract.json_schemas import KINDS, sentence, smallest_example, sources_of
from schemas.ids import EVENTS as NAMESPACE
from schemas.wire import MAX_BYTES

_OPENING: Final = f"""# What upstream systems say

Every kind of event and amendment, with the smallest message that is accepted. This page is made from the schemas and
their examples; `viper schema show KIND` prints the same, `viper schema show KIND --json` the JSON Schema, and
[asyncapi.json](asyncapi.json) is all of it for machines.

## How a message is sent

- To the topic `intel.events.<source>`, on which your system alone may write.
- Key: the event id, the UUID version 5 of `<source_system> <source_reference>` (one space between) in the namespace
  `{NAMESPACE}`. An amendment has the key of the event it amends.
- Value: the event as JSON in UTF-8, at most {MAX_BYTES:,} bytes, also as it is stored, with every default written.
- Headers (CloudEvents 1.0, binary mode): `ce_specversion` `1.0`, `ce_type` `uk.police.viper.<kind>.v1`, `ce_source`
  `/<source_system>`, `ce_id` `<event id>/<revision>` (of an amendment: its `amendment_id`); `ce_time` and
  `content-type` if you like.
- Sending the same twice is harmless. To correct an event, send it whole again with a higher `revision`.
- What was refused, or is in conflict, stands on `intel.receipts.<source>`, which your system alone may read.

Python and the command line: [publishing.md](publishing.md). Any other language, to the byte: [clients.md](clients.md).

## What every event has

- `source_system` and `source_reference`: your name, and yours for the event. Together they are its identity for ever.
  A reference that stands for none (`UNKNOWN`, `TBC`) is refused.
- `occurred`: from `start` up to, not including, `end`, and how precisely that is known (`minute` … `year`).
- `reported_at`: when you were told. `recorded_at`: when you wrote it down. Every time names its zone.
- What is recorded has happened: an event that starts more than a day after `recorded_at`, or ends long after it, is
  refused. What is only expected belongs in the text.
- A date or year of birth after `recorded_at`, over 120 years before it, or that systems fill in where none is known
  (1900-01-01), is shown, counts for nothing, and is reported in a receipt.
- `items`: numbered statements, each with its own `grade`. Nothing that a grade would have to protect stands outside.
- A grade is 3x5x2: `source_evaluation` 1 (reliable), 2 (untested), 3 (not reliable); `assessment` A (known directly),
  B (indirectly, but corroborated), C (indirectly), D (not known), E (suspected to be false); `handling` P (lawful
  sharing permitted) or C (with conditions). Under C `action` (A1, the strictest, to A3) and `sanitisation` (S1, S2)
  are required, under P forbidden; A3 also needs `conditions`.
- An item may have `title`, `text`, `persons`, `locations`, `objects`, and `links` between them. Give each mention an
  `id` of its own, such as `p1`: links use it, and who decides who is who names `<event id>/<item number>/p1`.
- `locations` are where it happened, or what is reported; where a person lives goes into that person's `addresses`.
- A person's `role` is what they are *in this event*. Leave out every other field that you do not know.
- Phones and vehicles of a person are `objects`, and a link says so: `p1` `uses` `o1`, `p1` `drives` `o1`.
- A number that a register gave a person goes into `identifiers`, with its `scheme`: `pnc`, `cro`, `noms`, `nhs`,
  `nino`, `driver`, `asn`, `crn`, `home-office`, `custody`, or one of your own.
- Two mentions may have several links: each relation counts once, and their order says nothing.
- Since 1.1 an item may also have `organisations` (a gang, business, landlord, school: what it is about, or with the
  role `reporter` who reports it), `bulk_texts` of a drug line, `how_often` something happened within `occurred`, and,
  unless it is anonymous, a `finding` (`nothing-found`, `not-so`, `retracted`, `malicious`, `mistaken`, `confirmed`)
  with `refutes`: the items (`<event id>/<item number>`) or events (`<event id>`) that it says are not so. A link may
  have `since`, `until` and a `certainty`, an address or location a `certainty` and a `premises_type`.
- Codes (threat, crime type, activity, role, relation, use, marker, finding …) are read in any writing and by the
  words of other systems: [vocabulary.md](vocabulary.md). A code in small letters, digits and hyphens that nobody knows
  is accepted and shown, counts for nothing, and comes back to you in a receipt `not-understood` with the nearest known
  codes. In any other writing what nobody knows is refused, with the known codes: it may be a text about somebody.
- A `sentence_type` is read by its words, in any writing if each of them is a court's (`IPP`, `Suspended Imprisonment`,
  `imprisonment-for-public-protection`); any other writing is refused. The words are in
  [vocabulary.md](vocabulary.md).
- A sentence with `days` says how they run beside the other terms of its event (`runs`: `consecutive`, `concurrent`).
  The first of them, or an only one, may leave it out and is `consecutive`. `runs` without `days` is refused: life, a
  fine or a community order has neither.
- A field nobody declared is refused, unless `schema_version` names a later minor version: then it is passed over.

An anonymous report is stricter: whole days, points of two decimals, a random reference, no reporter, no other header,
and no field that is not declared, whatever its version. The record's own timestamp is
midnight UTC of the day on which it is sent.
"""


def page() -> str:
    """The whole page, in Markdown."""
    mentions = (line for name, title in MENTIONS.items() for line in _mention(name, title))
    kinds = (line for kind in KINDS for line in _kind(kind))
    return "\n".join([_OPENING, "## What an item mentions\n", *mentions, "\n## The kinds\n", *kinds]).rstrip() + "\n"


def _mention(name: str, title: str) -> Iterator[str]:
    yield f"- {title}: {', '.join(_shown(field) for field in fields_of_mention(name))}."


def _shown(field: Field) -> str:
    closed = field.holds if "`" in field.holds and field.name not in {"kind", "point", "addresses"} else ""
    needed = " (required)" if field.required and field.name != "kind" else ""
    return f"**{field.name}**{needed}{f' ({closed})' if closed else ''}"


def _kind(kind: str) -> Iterator[str]:
    yield f"### {kind}\n"
    yield f"{sentence(KINDS[kind])} Sent by: {', '.join(sources_of(kind))}.\n"
    if rows := list(fields_of(kind)):
        yield "| its own field | holds | |\n|---|---|---|"
        yield from (f"| `{row.name}` | {row.holds} | {'required' if row.required else ''} |" for row in rows)
        yield ""
    yield f"```json\n{smallest_example(kind).rstrip()}\n```\n"
