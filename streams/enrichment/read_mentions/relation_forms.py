"""The words between two mentions that say how they relate, by the kinds of the two. Nothing else may stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from schemas.vocabulary.relations import Relation

Forms = tuple[tuple[re.Pattern[str], Relation], ...]

PERSON, PLACE, VEHICLE, PHONE, LINE, GROUP = "person", "place", "vehicle", "phone", "drug-line", "group"

_NOW: Final = "(?:(?:now|currently|also|still|is known to|is believed to|regularly|often|who) ){0,2}"
_AT: Final = r"(?: (?:at|in|from))?(?: (?:the|a|his|her))?(?: (?:flat|house|home|address)(?: (?:at|of|in))?)?[ ,:]*"
_CAR: Final = (
    r"(?:(?:a|an|the|his|her|this) )?(?:[\w-]+,? ){0,5}"
    r"\(?(?:(?:vrm|vrn|index|reg|registration|on plates|plate)[ :.]*)?"
)
_NUMBER: Final = (
    "(?:(?:a|an|the|his|her|mobile|phone|number|handset|telephone|iphone|nokia|samsung|tel|on|no) ){0,5}[:(]? ?"
)
_THE: Final = "(?:the )?[\"']?"
_PARTNER: Final = "(?:girlfriend|boyfriend|partner|wife|husband|fiance|fiancee)"
_KIN: Final = r"(?:\w+ )?(?:brother|sister|cousin|uncle|aunt|nephew|niece)"
_IS: Final = "(?:,? (?:is|who is)|,)(?: the)?"
_SELLS: Final = "(?:deals|dealing|sells|selling|serves|serving|shots|shotting|shottin|supplies|supplying)(?: up)?"


def _compiled(forms: Mapping[str, Relation]) -> Forms:
    return tuple((re.compile(form, re.IGNORECASE), relation) for form, relation in forms.items())


FORMS: Final[Mapping[tuple[str, str], Forms]] = {
    (PERSON, PLACE): _compiled({
        f",? {_NOW}(?:lives?|living|resid(?:es?|ing))(?: alone)?{_AT}": Relation.LIVES_AT,
        r",? (?:\(?home address|\(?h/a|who lives)(?: is| at|:)?[ :,]*": Relation.LIVES_AT,
        "(?:'s)? (?:home|flat|house|bungalow|home address|address)(?: is)?(?: at|,|:)? ?": Relation.LIVES_AT,
        r", ?|,? of |,? \(": Relation.LIVES_AT,
        f",? {_NOW}(?:is |has been )?(?:stay(?:s|ing)|stopping|sleep(?:s|ing)|lodg(?:es|ing)){_AT}": Relation.STAYS_AT,
        f",? {_NOW}(?:has )?moved in(?:to|(?: at)?){_AT}": Relation.STAYS_AT,
        rf",? {_NOW}(?:is )?{_SELLS}(?: \w+,?){{0,4}} (?:from|out of){_AT}": Relation.DEALS_FROM,
        f",? {_NOW}(?:has |have )?set up(?: shop)?{_AT}": Relation.DEALS_FROM,
        f",? {_NOW}(?:visits|visiting|frequents|attends|attending|calls at|(?:is|was)(?= at)){_AT}": Relation.VISITS,
        f",? {_NOW}(?:(?:is|was|were|been|has been) )?(?:seen|observed) "
        f"(?:entering|leaving|going into|coming out of|outside|(?=at|in)){_AT}": Relation.VISITS,
        f",? {_NOW}(?:(?:is|was|has been) )?(?:found|located|arrested|detained|stopped)(?: (?:inside|hiding))?{_AT}":
            Relation.FOUND_AT,
        f",? {_NOW}(?:(?:is|was|has been|reported|went) ){{0,2}}missing from{_AT}": Relation.MISSING_FROM,
    }),
    (PERSON, VEHICLE): _compiled({
        rf",? {_NOW}(?:drives|driving|is driving|was driving|uses|(?:is |was )?seen driving|gets about in) {_CAR}":
            Relation.DRIVES,
        f",? {_NOW}(?:is )?(?:the )?driver of {_CAR}": Relation.DRIVES,
        rf"'s (?:[\w-]+ ){{0,3}}(?:car|van|vehicle)(?:,| is)? {_CAR}": Relation.DRIVES,
        f",? {_NOW}(?:is )?(?:the )?(?:registered )?keeper of {_CAR}": Relation.KEEPS,
    }),
    (PERSON, PHONE): _compiled({
        f",? {_NOW}(?:uses|using|is using|has|is contactable on|can be reached on|is on|calls from) {_NUMBER}":
            Relation.USES,
        f"(?:'s|,? his|,? her) (?:new )?(?:number|mobile|phone)(?: number)?(?: is|,|:)? {_NUMBER}": Relation.USES,
        ",? (?:mobile|tel|mob|phone)[ :.]*": Relation.USES,
    }),
    (PERSON, LINE): _compiled({
        f",? {_NOW}(?:is )?(?:runs?|running|operat(?:es|ing)|control(?:s|ling)|in charge of) {_THE}": Relation.RUNS,
        f",? {_NOW}(?:is )?(?:holds|holding) the (?:line )?(?:phone|number) (?:for|of) {_THE}": Relation.RUNS,
        f",? {_NOW}(?:is )?(?:runs|running|works|working|{_SELLS}) for {_THE}": Relation.WORKS_FOR,
    }),
    (PERSON, GROUP): _compiled({
        f",? {_NOW}(?:is |has been )?(?:an? )?(?:senior |junior |active |core )?(?:member|part) of {_THE}":
            Relation.MEMBER_OF,
        f",? {_NOW}(?:is )?(?:affiliated (?:to|with)|with|in|of) {_THE}": Relation.MEMBER_OF,
        f",? {_NOW}(?:is )?(?:the )?(?:leads|leading|heads|heading|runs|running|head of|leader of) {_THE}":
            Relation.LEADS,
        f",? {_NOW}(?:is )?(?:works|working|runs|running|{_SELLS}) for {_THE}": Relation.WORKS_FOR,
    }),
    (GROUP, LINE): _compiled({
        f",? (?:now |currently )?(?:runs?|operates?|controls?) {_THE}": Relation.RUNS,
    }),
    (PERSON, PERSON): _compiled({
        f"{_IS} {_PARTNER} of ": Relation.PARTNER_OF,
        f" and (?:his|her) {_PARTNER},? ": Relation.PARTNER_OF,
        f"{_IS} ex-?{_PARTNER} of ": Relation.EX_PARTNER_OF,
        f"{_IS} {_KIN} of ": Relation.FAMILY_OF,
        f" and (?:his|her) {_KIN},? ": Relation.FAMILY_OF,
        f"{_IS} (?:son|daughter) of ": Relation.CHILD_OF,
        f"{_IS} (?:mother|father|parent) of ": Relation.PARENT_OF,
        f",? {_NOW}(?:is )?(?:runs|running|works|working|{_SELLS}) for ": Relation.WORKS_FOR,
        " owes (?:money to )?": Relation.OWES,
    }),
    (PHONE, LINE): _compiled({
        f",? (?:which is |is |being )?the (?:line )?number (?:of|for) {_THE}": Relation.NUMBER_OF,
        f",? (?:which is |is )?(?:used|run) by {_THE}": Relation.NUMBER_OF,
    }),
}  # fmt: skip
"""Forms in which the subject of the relation stands first."""

TURNED: Final[Mapping[tuple[str, str], Forms]] = {
    (PLACE, PERSON): _compiled({
        ",? (?:which is |is )?the (?:home|home address|address|flat|house) of ": Relation.LIVES_AT,
        ",? (?:the )?(?:occupier|occupant|tenant|resident)(?: is|,|:)? ": Relation.LIVES_AT,
        ",? (?:which )?(?:is |was )?(?:being |regularly |now )?(?:used|visited|frequented) by ": Relation.VISITS,
    }),
    (GROUP, PERSON): _compiled({
        ",? (?:which is |is |are )?(?:led|headed|run) by ": Relation.LEADS,
        " (?:member|elder|leader),? ": Relation.MEMBER_OF,
    }),
    (LINE, PHONE): _compiled({
        r"[,(]? ?(?:(?:is|at present|currently|presently|now|on|number|no|phone|tel|using|uses)\.? ?){0,4}[:(]? ?":
            Relation.NUMBER_OF,
    }),
}  # fmt: skip
"""Forms in which the object stands first."""

HOME_OF: Final = re.compile(r"\b(?:the )?(?:flat|home|house|home address|address|bungalow) of $", re.IGNORECASE)
"""Before a person: what follows right after them is where they live."""

AND_AT: Final = re.compile(r",? (?:at |in |\()?", re.IGNORECASE)
"""Between such a person and the address."""

GOES_ON: Final = re.compile("(?:,|,? and| who|,? and also|;)(?= )", re.IGNORECASE)
"""Leads what else is said of whom the sentence is about."""

PRONOUN: Final = re.compile(r"\.\s+(He|She)(?= )")
"""Leads a sentence about whom the sentence before it is about."""

OPENS_WITH_SUBJECT: Final = re.compile(
    r"\W*(?:(?:On|At|In|Since|Today|Yesterday|(?:Intelligence|Information) (?:is )?that)\b[\w ,:/-]{0,40})?"
)
"""What of a sentence may stand before its subject."""

DOUBTED: Final = re.compile(
    r"\b(?:if|whether|unless|used to|formerly|previously|mistaken\w*|rumou?r\w*|alleg\w*)\b|\?", re.IGNORECASE
)
"""In a sentence that doubts, supposes or tells of the past no relation is read. What is denied says ``Assertion``."""

SENTENCE_END: Final = re.compile(r"[.;!?]\s+(?=[A-Z0-9])|\n")
