"""Bad input of a megabyte, and as much of each kind as an event may be large: what does intake need to refuse it?

python -m benchmarks.input.bad_input CASE      milliseconds and MB, as JSON
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from schemas.topics import EVENTS, RECORDS
from schemas.transport.cloudevents import Headers
from schemas.transport.messages import STRUCTURED
from schemas.wire import MAX_BYTES
from streams.intake import Intake
from streams.step import Record

MEGABYTE: Final = 1_000_000
GOOD: Final = Path(__file__).parents[2] / "schemas/examples/events/good"
EXAMPLE: Final = GOOD / "recorded-crime-with-persons-objects-and-links.json"


def _flooded(field: str, one: Any) -> Callable[[int], bytes]:
    """An event whose items, or a list in its one item, are one wrong thing again and again."""

    def make(size: int) -> bytes:
        event = json.loads(EXAMPLE.read_text())
        count = size // (len(json.dumps(one)) + 2)
        if field == "items":
            event["items"] = [one] * count
        else:
            event["items"][0][field] = [one] * count
        return json.dumps(event, separators=(",", ":")).encode()[:size]

    return make


def _fields(size: int) -> bytes:
    event = json.loads(EXAMPLE.read_text())
    return json.dumps(event | {f"f{number}": 1 for number in range(size // 13)}).encode()[:size]


MAKERS: Final[Mapping[str, Callable[[int], bytes]]] = {
    "nesting": lambda size: b"[" * size,
    "nested fields": lambda size: b'{"a":' * (size // 5),
    "a long number": lambda size: b'{"kind":' + b"9" * (size - 9) + b"}",
    "a long text": lambda size: b'{"kind":"' + b"x" * (size - 11) + b'"}',
    "escapes": lambda size: b'{"kind":"' + b"\\u00e9" * ((size - 11) // 6) + b'"}',
    "noise": lambda size: bytes(range(256)) * (size // 256),
    "items of numbers": _flooded("items", 1),
    "items of nothing": _flooded("items", {}),
    "persons": _flooded("persons", {}),
    "locations": _flooded("locations", {"id": "l1"}),
    "links": _flooded("links", {"subject": "p9", "relation": "with", "object": "p8"}),
    "unknown fields": _fields,
}
FORMS: Final[Mapping[str, Headers]] = {"binary": (), "structured": (("content-type", STRUCTURED.encode()),)}
SIZES: Final = {"1 MB": MEGABYTE, "as large as an event": MAX_BYTES}
CASES: Final = [f"{name}, {form}, {size}" for name in MAKERS for form in FORMS for size in SIZES]


def cost(case: str) -> dict[str, float]:
    """Milliseconds of processor to read one record of this case, and the most MB held, beyond what was held before."""
    name, form, size = case.split(", ")
    value = _value(MAKERS[name](SIZES[size] - 200), form)
    record = Record(EVENTS.named(source="police-uk"), 0, 0, 0, b"key", value, FORMS[form])
    Intake().advance([record._replace(value=b"{}")])  # what is built at first use is not counted
    gc.collect()
    before, began = _forget_the_peak(), time.process_time()
    sends = Intake().advance([record]).sends
    seconds = time.process_time() - began
    assert RECORDS.named() not in {send.topic for send in sends}
    return {"milliseconds": round(seconds * 1_000, 2), "mb": round((_peak() - before) / 1_000, 1)}


def _value(value: bytes, form: str) -> bytes:
    if form == "binary":
        return value
    return b'{"specversion":"1.0","id":"1","source":"/x","type":"x","data":' + value + b"}"


def _forget_the_peak() -> int:
    """From now on the peak is that of what follows. What is held now, in kB."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> int:
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    print(json.dumps(cost(sys.argv[1])))
