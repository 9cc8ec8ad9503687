"""Members of a drug line who are at risk: what their person is known for, and how the line must be handled for it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from schemas.facts.lines import LineFact, LineMember
from schemas.facts.objects import ThingUserIdentity
from schemas.facts.persons import LinesNamedBeside, PersonFact, PersonThing
from schemas.facts.standing import HandlingCodes
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import event_id, item_id, mention_reference
from streams.correlation.object.lines.line_document import line_document, line_profile
from streams.correlation.person.emitted_facts.line_member import object_facts
from streams.correlation.person.person_profile import person_profile
from tests.unit.correlation.person_factory import fact
from tests.unit.correlation.test_address_rotation import met, named

STRICT = HandlingCodes(
    handling=Handling.CONDITIONS, action=Action.COVERT_DEVELOPMENT, sanitisation=Sanitisation.CONSULT_ORIGINATOR
)
CAR = PersonThing(kind="vehicle", relation="drives", name="AB12CDE", subject="vehicle/AB12CDE")
LINE = mention_reference(item_id(event_id("test", "line"), 1), "o1")
NAMED = fact("named").model_copy(update={"things": (CAR,)})


def emitted(*facts: PersonFact) -> tuple[LineMember, ThingUserIdentity]:
    ordered = sorted(facts, key=lambda fact: (fact.start, fact.mention))
    profile = person_profile(ordered, [LinesNamedBeside(mention=NAMED.mention, lines=(LINE,))])
    member, user = None, None
    for _, output in object_facts("objects", NAMED.mention, "Ann Sample", profile):
        assert output.value
        if b"line-member" in output.value:
            member = LineMember.model_validate_json(output.value)
        else:
            user = ThingUserIdentity.model_validate_json(output.value)
    assert member
    assert user
    return member, user


def member_of_line(*facts: PersonFact) -> LineMember:
    """Somebody whom each of these facts names with the line."""
    profile = person_profile(facts, [LinesNamedBeside(mention=one.mention, lines=(LINE,)) for one in facts])
    found = (output.value for _, output in object_facts("objects", facts[0].mention, "Ann Sample", profile))
    (member,) = [LineMember.model_validate_json(value) for value in found if value and b"line-member" in value]
    return member


@pytest.mark.parametrize(("graded", "handled"), [("1AP", None), ("1AC", Handling.CONDITIONS)])
def test_who_is_at_risk_is_emitted_with_the_handling_of_the_items_that_say_so(
    graded: str, handled: Handling | None
) -> None:
    for each in emitted(NAMED, fact("used", tie=("exploits", False), graded=graded)):
        assert each.at_risk == ("exploited",)
        assert (each.at_risk_handling and each.at_risk_handling.handling) == handled


def test_items_that_say_nothing_of_a_risk_do_not_decide_how_it_is_handled() -> None:
    for each in emitted(NAMED, fact("used", tie=("exploits", False)), fact("strict", graded="1AC")):
        assert (each.at_risk, each.at_risk_handling) == (("exploited",), None)


def test_a_name_that_only_items_under_conditions_give_is_emitted_with_their_handling() -> None:
    strict = [NAMED.model_copy(update={"grade": fact("g", graded="1AC").grade})]
    for handled, facts in ((Handling.CONDITIONS, strict), (None, [*strict, fact("open")])):
        for each in emitted(*facts):
            assert (each.name_handling and each.name_handling.handling) == handled


def test_who_has_come_of_age_since_is_emitted_as_nobody_at_risk() -> None:
    grown = fact("young", birth_date=date(1999, 6, 1), on=(2015, 3, 1), graded="1AC")
    for each in emitted(NAMED, grown):
        assert (each.at_risk, each.at_risk_handling) == ((), None)


def standing_codes(facts: tuple[LineFact, ...], member: LineMember) -> tuple[str, str | None, str | None]:
    standing = line_document("line-1", line_profile(facts, [member], None)).standing
    return standing.handling, standing.action, standing.sanitisation


def test_a_line_whose_member_is_at_risk_is_handled_as_the_items_that_say_so() -> None:
    line = (named("1 Ash Row", 0),)
    at_risk = met().model_copy(update={"at_risk": ("exploited",), "at_risk_handling": STRICT})
    assert standing_codes(line, met()) == ("P", None, None)
    assert standing_codes(line, at_risk) == ("C", "A1", "S2")
    assert standing_codes(line, met().model_copy(update={"name_handling": STRICT})) == ("C", "A1", "S2")


def test_who_belongs_to_a_line_by_the_texts_of_one_origin_counts_by_half_and_by_those_of_two_whole() -> None:
    read = NAMED.model_copy(update={"read": "runs for the JAZZ line"})
    again = fact("again", on=(2018, 10, 9)).model_copy(update={"read": "works for JAZZ"})
    shares = {len(facts): member_of_line(*facts).share for facts in ((read,), (read, again))}
    assert shares == {1: Fraction(1, 2), 2: Fraction(1)}
    assert member_of_line(NAMED).share == Fraction(1)
