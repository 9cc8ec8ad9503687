"""Whose outcome a text tells: not what it says of somebody else; the wrong brother is mistaken identity.

An outcome belongs to the people of its item. Texts also tell how it ended for others: a co-accused, the passenger,
their brother. Texts come in small letters, single spaces.
"""

from __future__ import annotations

import re
from typing import Final

_KIN: Final = (
    r"(?:half[ -]?|step[ -]?|twin |younger |older |elder |little |big )?"
    r"(?:brother|sister|twin|cousin|son|daughter|father|mother|dad|mum|uncle|aunt|nephew|niece|wife|husband|partner"
    r"|girlfriend|boyfriend|friend|mate|associate|accomplice|companion|flatmate|housemate|lodger|sibling|neighbour"
    r"|ex|landlord|landlady|owner|tenant|resident|relative|grandmother|grandfather|grandson|granddaughter)s?"
)
_PLACED: Final = (
    r"(?:(?:front|rear|back|male|female|adult|juvenile|taxi|property|registered|van|car) )?"
    r"(?:passenger|owner|keeper|driver|occupant|pillion)s?"
)
_PERSON: Final = (
    r"(?:male|female|man|woman|men|women|person|people|party|parties|suspect|subject|individual|youth|lad|boy|girl"
    r"|juvenile|adult|occupant|passenger|defendant|detainee|accused|offender|brother|sister|resident)s?"
)
_CO: Final = r"co-? ?(?:accused|defendant|suspect|conspirator|arrestee|def|d)s?"
_WHOSE: Final = r"(?:his|her|their|the dp's|dp's|the detainee's|detainee's|the suspect's|suspect's)"
_COUNT: Final = r"(?:\d|one|two|three|four|five|both|all|several) (?:of )?"
_ORDER: Final = r"(?:other|second|third|fourth|another|remaining|further|first|initial|original|previous|earlier)"

_OPENING: Final = (
    r"(?:^|(?<=[.;:(\n])|(?<= -)|\b(?=while|whilst)|,(?= (?:and|but|while|his|her|their|co|the driver|the passenger"
    r"|(?:the |both |all |two |three |\d )?(?:other|others|second|third))\b)) ?"
)
_AND: Final = r"(?:(?:and|but|while|whilst|also|meanwhile,?) )?"
_OTHERS: Final = (
    rf"(?:{_WHOSE} (?:{_KIN}|{_CO}|{_PLACED})"
    rf"|(?:the )?(?:{_COUNT})?(?:his |her |their |the )?{_CO}"
    rf"|(?:the |an? )?(?:{_COUNT})?{_ORDER} (?:\w+ )?{_PERSON}"
    rf"|(?:the |an? )?{_PERSON} (?:first|previously|initially|originally|earlier|also)"
    r" (?:arrested|detained|suspected|named|held)"
    rf"|(?:the |an? )?(?:{_COUNT})?{_PERSON}"
    r" (?:with|beside|of the same name|(?:also )?(?:arrested|detained|stopped) with)\b"
    r"(?: (?:him|her|them))?"
    rf"|(?:an? |the )?(?:earlier|first|previous) arrest of (?:another|an?other|the other|a different) {_PERSON}"
    rf"|the \w+'s other {_PERSON}"
    rf"|it was (?:the |his |her |their )?(?:{_PLACED}|{_KIN}|{_CO}|other {_PERSON}) (?:who|that)"
    rf"|(?:the )?(?:charges?|case|proceedings|allegations?|evidence) against (?:the |his |her |their )?"
    rf"(?:(?:other|second|third) {_PERSON}|others|{_CO}|{_KIN})"
    rf"|(?:the |an? )?{_PLACED} of (?:the |an? )?(?:other|second|another)\b"
    rf"|(?:the )?(?:{_COUNT})?others|{_PERSON} (?:2|3|4|b|c|two|three))"
)
"""The subject of a clause that is somebody else, whoever the item names."""
_PERHAPS_OTHERS: Final = rf"(?:the )?(?:{_COUNT})?(?:{_PLACED}|{_KIN})"
"""A subject that may be whom the item names."""
_REST: Final = (
    r"(?:'s alibi|s' alibi)?\b(?!'s|s')"
    r"(?![^.;\n]*\b(?:he|him|himself|she|herself|detainee|dp|defendant|accused)\b)"
    r"(?![^.;\n]*\b(?:his|her) (?:name|details|identity|licence)\b)[^.;\n]*"
)
"""The rest of their clause, unless it comes back to the person: his brother confirmed that he was at work."""
_RULED_OUT: Final = (
    r"\b(?:rul(?:es?|ed|ing) out|(?:exclud|eliminat|exonerat)(?:es?|ed|ing)|clear(?:s|ed|ing)"
    r"|(?:wrongly |mis)identified|no evidence (?:was )?offered against)"
    rf" (?:(?:the |his |her |their |an? )?(?:other|second|third|another) {_PERSON}|the others"
    rf"|(?:the |his |her |their )?(?:{_CO}|{_KIN}))\b"
)
_ABOUT_OTHERS: Final = re.compile(rf"{_OPENING}{_AND}{_OTHERS}{_REST}|{_RULED_OUT}")
_ABOUT_BYSTANDERS: Final = re.compile(rf"{_OPENING}{_AND}{_PERHAPS_OTHERS}{_REST}")

_WRONG: Final = re.compile(rf"\bwrong (?:{_KIN}|{_PLACED}|{_PERSON}|one of the \w+)\b")
_CONFIRMED: Final = re.compile(
    r"\balibi (?:(?:was|is|has|been|now|since|later|fully|independently) )+(?=confirmed|verified|proved|corroborated)"
)
_IS_NOT: Final = r"\b(?:not|isn't|wasn't|isnt|wasnt|aren't|weren't|never)"
_NOT_THEM: Final = re.compile(
    rf"{_IS_NOT} (?:the|our) (?:right |correct |same |actual )?(?:{_PERSON}|one)"
    r" (?:who|that|whom|they|police|officers|we|wanted|sought|circulated|described|named|shown|depicted|seen|on|in"
    r"|responsible|concerned|involved|we're|being)\b"
    rf"|{_IS_NOT} (?:(?:the (?:right|correct|same|wanted|sought|circulated|actual)|our) {_PERSON}"
    rf"|the same one|the {_PLACED}(?! of))\b"
    rf"|\b(?:a )?(?:different|another) {_PERSON} (?:to|from|than|entirely|altogether)\b"
    r"|\b(?:some(?:body|one) else|another \w+) (?:of|with) the same name\b"
)


def of_the_person(text: str) -> str:
    """The text without what it tells of others by its subject: a co-accused, the other male, his brother."""
    return _ABOUT_OTHERS.sub(" ", text)


def beside_a_bystander(text: str) -> str:
    """The text without what a passenger, driver or relative is the subject of.

    The item may be about just them: a caller looks at the whole text where this leaves no outcome.
    """
    return _ABOUT_BYSTANDERS.sub(" ", text)


def named_as_mistaken(text: str) -> str:
    """The text with ``mistaken identity`` for other words of it: wrong twin arrested, not the man who was sought.

    An alibi that was confirmed is one confirmed.
    """
    text = _CONFIRMED.sub("alibi ", text)
    return _NOT_THEM.sub("mistaken identity", _WRONG.sub("mistaken identity", text))
