"""A right value for each field a producer is likely to get wrong, as JSON.

By the field's name or, where two fields share a name, by that of the field around it too. Every person is invented.
"""

from __future__ import annotations

from typing import Final

_GRADE: Final = '{"source_evaluation": "1", "assessment": "B", "handling": "P"}'
_EVENT: Final = '{"source_system": "police-uk", "source_reference": "NN-2018-000123"}'
_DAY: Final = '{"start": "2018-10-02T00:00:00Z", "end": "2018-10-03T00:00:00Z", "precision": "day"}'
_REFERENCE: Final = '"6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11/1/p1"'

EXAMPLES: Final = {
    # The envelope.
    "schema_version": '"1.0"',
    "kind": '"recorded-crime"',
    "source_system": '"police-uk"',
    "source_reference": '"NN-2018-000123"',
    "revision": "1",
    "occurred": '{"start": "2018-10-01T00:00:00Z", "end": "2018-11-01T00:00:00Z", "precision": "month"}',
    "start": '"2018-10-02T21:40:00Z"',
    "end": '"2018-10-02T21:41:00Z"',
    "precision": '"minute"',
    "reported_at": '"2018-10-02T21:40:00Z"',
    "recorded_at": '"2018-10-02T22:05:00Z"',
    "items": f'[{{"number": 1, "grade": {_GRADE}}}]',
    # An item.
    "items.number": "1",
    "grade": _GRADE,
    "source_evaluation": '"1"',
    "assessment": '"B"',
    "handling": '"P"',
    "action": '"A2"',
    "sanitisation": '"S1"',
    "marking": '{"classification": "OFFICIAL", "caveats": ["SENSITIVE"]}',
    "classification": '"OFFICIAL"',
    "title": '"Visitors at all hours"',
    "text": '"Two people were seen leaving with boxes in a grey van."',
    # What each kind adds.
    "crime_type": '"burglary"',
    "search_type": '"person-search"',
    "channel": '"101"',
    "threat": '"drug-supply"',
    "activity": '"comings-and-goings"',
    "camera": '"a43-kettering-north"',
    "direction": '"north"',
    "power": '"Misuse of Drugs Act 1971 s.23"',
    "offence": '{"title": "Being concerned in the supply of heroin", "code": "MD71145"}',
    "offences": '[{"title": "Being concerned in the supply of heroin", "code": "MD71145"}]',
    "code": '"MD71145"',
    "sentence_type": '"imprisonment"',
    "days": "1095",
    "runs": '"consecutive"',
    "referral": '"mash"',
    "risk": '"medium"',
    "band": '"amber"',
    "mentions": f"[{_REFERENCE}, {_REFERENCE.replace('p1', 'p2')}]",
    "alert": '"missing-child-with-dealer/2018-10/6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11/1"',
    "stood_on": '["6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11/1"]',
    "decision": '"same"',
    "alert-decision.decision": '"dismissed"',
    "decided_by": '"analyst-7"',
    "reason": '"recorded by mistake"',
    "identity-decision.reason": '"the same photograph in both custody records"',
    "alert-decision.reason": '"the town is where the child goes to school"',
    # Mentions.
    "persons": '[{"id": "p1", "role": "associate", "names": [{"given": "Ann", "surname": "Sample"}]}]',
    "persons.id": '"p1"',
    "role": '"associate"',
    "names": '[{"given": "Ann", "surname": "Sample"}]',
    "birth_date": '"1990-04-12"',
    "birth_year": "1990",
    "sex": '"female"',
    "age": '{"from_years": 25, "to_years": 34}',
    "from_years": "25",
    "to_years": "34",
    "identifiers": '[{"scheme": "pnc", "value": "1981/0000034U"}]',
    "scheme": '"pnc"',
    "addresses": '[{"use": "home", "address": ["7 Sample Street"], "postcode": "NN1 1DE"}]',
    "use": '"home"',
    "locations": '[{"id": "l1", "address": ["7 Sample Street"], "postcode": "NN1 1DE"}]',
    "locations.id": '"l1"',
    "locations.precision": '"address"',
    "addresses.precision": '"address"',
    "point": '{"latitude": 52.2376, "longitude": -0.8954}',
    "latitude": "52.2376",
    "longitude": "-0.8954",
    "lsoa": '"E01027130"',
    "uprn": '"100031200000"',
    "objects": '[{"id": "o1", "kind": "vehicle", "vrm": "AB12CDE"}]',
    "objects.id": '"o1"',
    "objects.kind": '"vehicle"',
    "imei": '"490154203237518"',
    "pence": "50000",
    "links": '[{"subject": "p1", "relation": "drives", "object": "o1"}]',
    "relation": '"drives"',
    "subject": '"p1"',
    "described": '"pays the rent of"',
    "object": '"o1"',
    # An anonymous report.
    "crimestoppers-report.source_reference": '"0b8ff7a4-5d0c-4c8e-9d53-6b5a3c1f2e47"',
    "crimestoppers-report.occurred": _DAY,
    "crimestoppers-report.reported_at": '"2018-10-02T00:00:00Z"',
    "crimestoppers-report.recorded_at": '"2018-10-02T00:00:00Z"',
    # Amendments.
    "amendment_id": '"7d9f1d1c-2b7e-4a53-9a55-1a2b3c4d5e6f"',
    "event": _EVENT,
    "item_number": "1",
    "withdraws": '"7d9f1d1c-2b7e-4a53-9a55-1a2b3c4d5e6f"',
}
