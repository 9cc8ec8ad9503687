"""What may be wrong with the headers of a message before its value is looked at.

Kafka allows a header without a value, a name given more than once, and any number of bytes. Headers outside the
envelope are ignored, those that begin with ``viper-`` too: those are written by this pipeline alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from schemas.errors import Problem
from schemas.transport.cloudevents import ENVELOPE, Headers

MAX_HEADER_BYTES: Final = 8_192
"""Names and values of all headers of a message together."""

_EXAMPLES: Final = {"content-type": "application/json", "ce_time": "2018-10-02T21:40:00Z", **ENVELOPE}
"""The headers that are read, each with an example."""


def header_problems(headers: Headers) -> Iterator[Problem]:
    """Every header that is read and has no value or several values; and too many bytes of headers."""
    if sum(len(name.encode()) + len(value or b"") for name, value in headers) > MAX_HEADER_BYTES:
        message = f"are larger than {MAX_HEADER_BYTES:,} bytes together; send those of the envelope alone"
        yield Problem("headers", "too-large", message, ", ".join(_EXAMPLES))
    given = dict.fromkeys((name, value) for name, value in headers if name in _EXAMPLES)
    times = Counter(name for name, _ in given)
    for name, count in times.items():
        if (name, None) in given:
            message = "has no value; give it one, or leave the header out"
            yield Problem(f"header {name}", "null-header", message, _EXAMPLES[name])
        elif count > 1:
            message = "is given more than once, with different values; give it once"
            yield Problem(f"header {name}", "repeated-header", message, _EXAMPLES[name])
