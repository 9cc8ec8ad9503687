"""Court messages, invented: a test names only what matters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from producers.courts.adapter import events
from producers.files.text_files import BadRow, LeftOut
from schemas.events import Charge, Sentence
from schemas.items import SentenceItem
from tests.unit.producers.outputs import Output, unplaced

Json = dict[str, Any]


def term(unit: str = "Y", value: int = 3, **more: Any) -> Json:
    """A duration of one unit, or of more."""
    return {"primaryDurationUnit": unit, "primaryDurationValue": value, **more}


def result(label: str = "Imprisonment", duration: Json | None = None, /, **more: Any) -> Json:
    """A result; ``concurrent=True`` and ``consecutive_to=1`` become the clerk's answers."""
    concurrent, consecutive = more.pop("concurrent", None), more.pop("consecutive_to", None)
    prompts = [{"promptReference": "concurrent", "value": concurrent}] if concurrent is not None else []
    prompts += [{"promptReference": "consecutiveToOffenceNumber", "value": consecutive}] if consecutive else []
    return {"label": label, "durationElement": duration, "judicialResultPrompts": prompts, **more}


def offence(number: int = 1, *results: Json, **more: Any) -> Json:
    """An offence; with results, those that were ordered for it."""
    said = {"id": f"o{number}", "listingNumber": number, "offenceCode": "MD71145", "offenceTitle": "Supply of heroin"}
    return said | ({"judicialResults": list(results)} if results else {}) | more


def defendant(*offences: Json, id: str = "d1", **details: Any) -> Json:  # noqa: A002 (the court's own word)
    """A defendant; further words are personal details."""
    who = {"firstName": "Bo", "lastName": "Example", "dateOfBirth": "1990-04-12", "gender": "MALE", **details}
    return {"id": id, "offences": list(offences or [offence()]), "personDefendant": {"personDetails": who}}


def hearing(*defendants: Any, days: Sequence[str] = ("2021-09-08T09:00:00.000Z",), **more: Any) -> Json:
    """A message; further words stand beside the hearing."""
    case = {"id": "CASE-1", "defendants": list(defendants or [defendant()])}
    court = {"name": "Northampton Crown Court", "code": "C34NN00"}
    told = {"id": "H1", "courtCentre": court, "hearingDays": [{"sittingDay": day} for day in days]}
    return {"hearing": told | {"prosecutionCases": [case]}, "sharedTime": "2021-09-08T15:30:20Z", **more}


def read_text(text: str) -> list[Output]:
    """Whatever a file that holds this text comes to."""
    with TemporaryDirectory() as folder:
        (file := Path(folder) / "hearing.json").write_text(text)
        return unplaced(events(file))


def read(*messages: Json) -> list[Output]:
    """Whatever these messages come to, one a line."""
    return read_text("\n".join(map(json.dumps, messages)))


def charge(message: Json) -> Charge:
    """The one charge event of a message."""
    (one,) = [found for found in read(message) if isinstance(found, Charge)]
    return one


def sentence(message: Json) -> Sentence:
    """The one sentence event of a message."""
    (one,) = [found for found in read(message) if isinstance(found, Sentence)]
    return one


def sentenced(*results: Json) -> list[SentenceItem]:
    """The sentences of somebody given each of these for an offence of its own."""
    offences = [offence(number, one) for number, one in enumerate(results, start=1)]
    return list(sentence(hearing(defendant(*offences))).items)


def told(found: Sequence[Output], kind: type[BadRow] | type[LeftOut]) -> list[tuple[int | None, str, str]]:
    """Line, place and rule of what was refused, or left out."""
    return [(one.line, each.path, each.rule) for one in found if isinstance(one, kind) for each in one.problems]
