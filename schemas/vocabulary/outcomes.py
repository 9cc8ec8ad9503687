"""Outcomes: how something ended, as sources write it, and what that counts for.

Outcomes come as short texts: ``A no further action disposal``, ``released: mistaken identity``. A text is looked up
whole, then by the phrases in it; a phrase within a longer one does not count by itself. Sources of the words:
data.police.uk (outcomes of crimes and of stop and search), the Home Office's outcome framework, the courts' plea and
verdict words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from schemas.vocabulary.asserted_findings import asserted
from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import NOTHING, Term, Vocabulary, as_code, term
from schemas.vocabulary.whose_outcome import beside_a_bystander, named_as_mistaken, of_the_person

_FOUND: Final = (
    term("nothing-found", M.FOUND_NOTHING, others="nil nil-find nothing-of-evidential-value neg neg-search"
         " nothing-on-person no-items no-drugs no-weapons no-trace-of-drugs no-trace-found nothing-of-interest"
         " negative no-trace nil-found nothing-seized nothing-of-note nothing-untoward all-in-order no-items-found"
         " nothing-to-report negative-search search-negative nil-result nothing-recovered area-search-no-trace nft"
         " nothing-on-him nothing-on-her nothing-on-them no-offences no-offence clean-search search-clear"
         " no-find nothing-located not-found nothing-illegal-found nil-return all-correct clear-search"),
    term("no-further-action-disposal", M.FOUND_NOTHING, M.CLOSED, others="a-no-further-action-disposal"
         " nothing-found-no-further-action no-offence-disclosed"),
    term("found", M.FOUND_SOMETHING, others="drugs-found items-found weapon-found knife-found positive items-seized"
         " drugs-seized cash-found something-found article-found stolen-property-found firearm-found positive-search"
         " drugs-located weapon-located weapons-located knife-located firearm-located items-located cash-located"
         " recovered drugs-recovered weapon-recovered weapons-seized cash-seized"),
    term("khat-or-cannabis-warning", M.FOUND_SOMETHING, M.CONVICTS, others="cannabis-warning khat-warning"
         " drugs-possession-warning offender-given-a-drugs-possession-warning"),
)  # fmt: skip

_AGAINST_NOBODY: Final = (
    term("acquitted", M.EXONERATES, others="not-proven unfounded no-offence-made-out allegation-unfounded"
         " charge-not-proven not-convicted not-guilty not-guilty-verdict found-not-guilty defendant-found-not-guilty"
         " acquittal verdict-of-not-guilty no-case-to-answer case-dismissed dismissed charge-dismissed"
         " cleared cleared-of-all-charges cleared-by-the-jury ng-verdict verdict-ng directed-acquittal"
         " formally-acquitted no-offence-in-law cleared-by-court directed-the-jury-to-acquit directed-to-acquit"
         " jury-directed-to-acquit directs-the-jury-to-acquit"),
    term("conviction-overturned", M.EXONERATES, M.OVERTURNED, others="conviction-quashed quashed overturned"
         " conviction-quashed-on-appeal quashed-on-appeal overturned-on-appeal conviction-overturned-on-appeal"
         " conviction-set-aside conviction-was-quashed conviction-was-overturned verdict-set-aside verdict-quashed"
         " verdict-overturned appeal-against-conviction-allowed conviction-appeal-allowed acquitted-on-appeal"
         " convictions-quashed convictions-overturned appeal-against-conviction-upheld set-aside-on-appeal"
         " won-appeal-against-conviction successful-appeal-against-conviction conviction-declared-unsafe"
         " conviction-unsafe conviction-vacated conviction-annulled conviction-rescinded conviction-void"
         " conviction-and-sentence-quashed conviction-and-sentence-set-aside conviction-and-sentence-overturned"),
    term("no-evidence-offered", M.EXONERATES, others="discontinued-no-evidence-offered no-evidence-was-offered"),
    term("eliminated", M.EXONERATES, others="not-the-suspect not-involved alibi-confirmed alibi-proved alibi-checked"
         " ruled-out not-the-offender innocent eliminated-from-enquiries eliminated-from-enquiry tie-eliminated"
         " not-the-male-sought not-the-female-sought not-the-person-sought not-the-person-wanted not-the-wanted-person"
         " it-was-not-him it-was-not-her not-him not-her alibi-verified alibi-corroborated verified-alibi"
         " exonerated exonerated-by-dna vindicated arrested-in-error detained-in-error arrested-by-mistake"
         " wrongful-arrest elsewhere-at-the-time found-to-be-elsewhere was-elsewhere not-present-at-the-time"
         " no-involvement not-responsible unconnected dna-excluded excluded-by-dna ruled-out-of-enquiries"
         " no-longer-suspected eliminated-from-the-inquiry discounted cctv-shows-not-involved wrong-suspect"
         " eliminated-from-the-enquiry eliminated-from-inquiries eliminated-from-the-investigation"
         " eliminated-as-a-suspect wrongly-arrested no-longer-a-suspect found-not-to-be-involved not-to-be-involved"),
    term("mistaken-identity", M.EXONERATES, others="mistaken-id different-person wrong-address wrong-man wrong-woman"
         " case-of-mistaken-identity wrong-person mistaken-identification released-mistaken-identity"
         " identity-mistaken not-the-person wrongly-identified misidentified"),
    term("malicious", M.EXONERATES, others="malicious-report malicious-call false-report false-allegation hoax"
         " hoax-call malicious-allegation assessed-as-malicious fabricated no-crime cancelled-no-crime vexatious"
         " unfounded-allegation no-offence-committed victim-admitted-lying complainant-admitted-lying admitted-lying"
         " allegation-withdrawn-as-false withdrawn-as-false allegation-false allegation-untrue made-up"
         " false-accusation allegation-fabricated complaint-false"),
    term("retracted", M.EXONERATES, others="allegation-retracted statement-retracted complaint-retracted"
         " report-retracted withdrawn-as-untrue complaint-withdrawn-as-false"),
)  # fmt: skip

_CLOSED: Final = (
    term("no-further-action", M.CLOSED, others="charge-withdrawn charges-withdrawn no-evidence unsubstantiated"
         " released-nfa words-of-advice words-of-advice-given insufficient no-realistic-prospect-of-conviction"
         " nfa nfad released-without-charge refused-charge insufficient-evidence charge-refused"
         " released-no-further-action court-case-unable-to-proceed discontinued case-discontinued charges-dropped"
         " withdrawn proceedings-discontinued charge-dropped nolle-prosequi stayed proceedings-stayed"
         " stayed-as-an-abuse-of-process abuse-of-process de-arrested dearrested released-no-charge no-charge"
         " no-charges-brought not-to-be-charged sent-on-his-way sent-on-her-way sent-on-their-way"
         " allowed-on-his-way allowed-on-her-way allowed-on-their-way advised-and-released case-dropped"
         " evidence-insufficient lack-of-evidence no-evidence-to-proceed notice-of-discontinuance"),
    term("not-prosecuted", M.CLOSED, M.NOT_PROSECUTED, others="caution-not-accepted evidential-difficulties"
         " not-in-the-public-interest caution-refused victim-declines-to-support victim-does-not-support"
         " further-investigation-is-not-in-the-public-interest further-action-is-not-in-the-public-interest"
         " formal-action-is-not-in-the-public-interest unable-to-prosecute-suspect unable-to-prosecute"
         " prosecution-not-possible victim-does-not-support-prosecution victim-withdraws-support"
         " victim-declined-to-support suspect-too-ill suspect-died prosecution-time-limit-expired"),
    term("no-suspect-identified", M.CLOSED, others="investigation-complete-no-suspect-identified undetected filed"
         " investigation-complete"),
    term("passed-on", M.CLOSED, others="action-to-be-taken-by-another-organisation referred-to-another-agency"),
    term("unknown-outcome", others="status-update-unavailable court-result-unavailable unknown not-known"
         " not-recorded pending none not-stated awaited"),
)  # fmt: skip

_OPEN: Final = (
    term("under-investigation", M.OPEN, others="released-under-investigation rui investigation-ongoing ongoing"
         " enquiries-continue enquiries-ongoing live open"),
    term("bailed", M.OPEN, others="police-bail bail released-on-bail conditional-bail pre-charge-bail"
         " released-on-police-bail"),
    term("arrested", M.OPEN, others="arrest arrest-made in-custody detained voluntary-interview voluntary-attendance"),
    term("charged", M.CHARGES, others="charge charged-and-bailed suspect-charged postal-requisition summons"
         " summons-charged-by-post charged-by-post suspect-charged-as-part-of-another-case reported-for-summons"
         " charged-and-remanded summonsed charged-summonsed"),
    term("remanded-in-custody", M.CHARGES, others="remanded remand remand-in-custody"),
    term("plea-of-not-guilty", M.CHARGES, others="not-guilty-plea pleaded-not-guilty pleads-not-guilty"
         " pleading-not-guilty not-guilty-pleas not-guilty-plea-entered enters-not-guilty-plea denies-charge"
         " denied-the-charge denies-the-charge not-guilty-to-all-counts-trial pleaded-ng ng-plea"),
    term("appeal-pending", M.CONVICTS, others="appeal-dismissed appeal-against-conviction-dismissed conviction-upheld"
         " appeal-against-conviction-refused leave-to-appeal-refused appeal-against-sentence-allowed"
         " sentence-appeal-allowed sentence-reduced-on-appeal appeal-against-sentence-dismissed appeal-lodged"
         " appealing-conviction conviction-not-quashed sentence-quashed sentence-varied",
         title="convicted, whatever an appeal did to the sentence"),
    term("bailed-to-court", M.CHARGES, others="hung-jury retrial jury-discharged awaiting-court-outcome"
         " defendant-sent-to-crown-court sent-for-trial sent-to-crown-court committed-for-trial court-bail adjourned"),
)  # fmt: skip

_GUILT: Final = (
    term("convicted", M.CONVICTS, others="guilty found-guilty pleaded-guilty guilty-plea sentenced conviction"
         " offender-sent-to-prison offender-given-suspended-prison-sentence offender-given-community-sentence"
         " offender-fined offender-given-conditional-discharge offender-given-absolute-discharge imprisoned"
         " offender-ordered-to-pay-compensation offender-otherwise-dealt-with offender-deprived-of-property"),
    term("cautioned", M.CONVICTS, others="caution caution-simple-or-conditional simple-caution conditional-caution"
         " youth-caution offender-given-a-caution adult-caution youth-conditional-caution"),
    term("penalty-notice", M.CONVICTS, others="penalty-notice-for-disorder pnd offender-given-penalty-notice"
         " fixed-penalty-notice fpn"),
    term("community-resolution", M.CONVICTS, others="local-resolution restorative-justice"),
)  # fmt: skip

_PEOPLE: Final = (
    term("still-missing", M.STILL_MISSING, others="not-yet-found not-located whereabouts-unknown outstanding-misper"
         " remains-missing outstanding-missing not-returned"),
    term("found-safe", M.FOUND_SAFE, others="found-safe-and-well located-safe-and-well safe-and-well returned"
         " returned-home returned-of-own-accord located found-by-police returned-by-police"),
    term("shared-with-adult-social-care", others="referred-to-adult-social-care referred-to-social-care"
         " shared-with-childrens-social-care referred-to-childrens-social-care strategy-meeting strategy-discussion"),
    term("reasonable-grounds-decision-awaited", others="reasonable-grounds positive-reasonable-grounds"
         " conclusive-grounds negative-conclusive-grounds conclusive-grounds-decision-awaited"),
    term("locks-changed", others="closure-order partial-closure-order advice-given target-hardening rehoused"),
)  # fmt: skip

OUTCOMES: Final = Vocabulary("outcome", (*_FOUND, *_AGAINST_NOBODY, *_CLOSED, *_OPEN, *_GUILT, *_PEOPLE))

_ALONE: Final = {"nothing": "nothing-found", "no-result": "nothing-found", "advised": "nfa", "moved-on": "nfa"}
"""Words that say how it ended where they are all that is said; within a longer text they say something else."""

_MOST_WORDS: Final = 60  # of a text that is looked through; an outcome is one line
_NONE_FOUND: Final = re.compile(
    r"\b(?:no|nil|not any|without any)(?: (?!further\b)\w[\w'-]*){0,4}?"
    r" (?:found|seized|recovered|located|discovered|present)\b"
    r"|\b(?:nothing|none)(?: \w[\w'-]*){0,4}? (?:found|seized|recovered|located|discovered)\b"
)
_EXCLUDED: Final = re.compile(
    r"\b(?:exclud(?:es?|ed|ing)|eliminat(?:es?|ed|ing)|exonerat(?:es?|ed|ing)|rul(?:es?|ed|ing) out)"
    r" (?:him|her|them|dp|(?:the )?(?:suspect|subject|detainee|defendant|male|female))\b"
    r"(?! from (?!(?:the |our |all )?(?:enquir|inquir|investigat)))"
    r"|\bexcluded as (?:a |the )?(?:contributor|source|donor)\b"
    r"|\b(?:cannot|can't|can not|could not|couldn't)(?: possibly)?"
    r" (?:have (?:been|done)|be) (?:there|present|at the scene|it|him|her|them|responsible|involved|the offender)\b"
    r"|(?:\b(?:he|she|they|dp|suspect|subject|detainee|defendant) (?:was|were)|^was) (?:an |still )?"
    r"(?:in-?patient|in (?:hospital|prison|custody)|abroad|overseas|out of the country)"
    r" (?:at the (?:material |relevant )?time|on the (?:day|date|night)|that (?:day|night))\b"
)
"""It cannot have been them: what a trace says, or where they were."""

_DENYING: Final = frozenset(
    "not no never without nor denies claims claimed claiming alleges possible cannot cant couldnt doesnt didnt hasnt"
    " havent wasnt isnt".split()
)
_CLAIMED: Final = frozenset({"claimed", "alleged", "denied", "disputed", "possible"})
_SOMETHING_FOUND: Final = re.compile(r"\b(?:found|seized|recovered|discovered)\b")


def counts_for(text: str | None) -> frozenset[M]:
    """What an outcome counts for, by all that it says; nothing where nobody knows its words.

    What exonerates does so beside anything else (``released without charge: mistaken identity``), unless somebody was
    found guilty too: of one count and not of another.
    """
    return NOTHING if text is None else _counted(text)


def clears(kind: str, outcome: str | None, category: str | None = None) -> bool:
    """Whether an event of this kind came to nothing: what somebody was searched, arrested or charged for was not so.

    A search that ended without further action found nothing: what is found has another outcome. An arrest or charge
    without further action was a suspicion and no more, unless somebody was identified who is not prosecuted (the victim
    declines, no public interest). A conviction that an appeal overturned is none.
    """
    meanings = counts_for(outcome)
    if M.EXONERATES in meanings or M.FOUND_NOTHING in meanings or overturns(kind, outcome, category):
        return True
    return M.CLOSED in meanings and not meanings & _STANDS and (kind == SEARCH or kind in SUSPICION)


def overturns(kind: str, outcome: str | None, category: str | None = None) -> bool:
    """Whether it says that a conviction was quashed. A sentence that was quashed leaves the conviction."""
    if kind == "sentence" and M.OVERTURNED in counts_for(category):
        return True
    return M.OVERTURNED in counts_for(outcome)


SEARCH: Final = "stop-and-search"
SUSPICION: Final = frozenset({"arrest", "charge"})
"""Kinds that say no more than that somebody was suspected, so that a closed case leaves nothing of them."""

_STANDS: Final = frozenset({M.FOUND_SOMETHING, M.CHARGES, M.CONVICTS, M.NOT_PROSECUTED, M.OPEN})
"""What beside a closed case leaves something standing: ``no further action for the assault, charged with supply``."""


def never_was(text: str | None) -> bool:
    """Whether it says that it was somebody else, or that nothing happened: not that a court acquitted them."""
    return text is not None and any(one.code in _NEVER_WAS for one in terms(text)) and M.EXONERATES in _counted(text)


_NEVER_WAS: Final = frozenset({"eliminated", "mistaken-identity", "malicious", "retracted"})


@lru_cache(maxsize=4_096)
def terms(text: str) -> tuple[Term, ...]:
    """The terms that an outcome names, in its order: the whole text as one, else the longest phrases in it.

    What exonerates is named where the text asserts it, and does not only claim, deny or reject it.
    """
    whole = OUTCOMES.read(text) or OUTCOMES.read(_ALONE.get(as_code(text), ""))
    if whole:
        return (whole,)
    theirs = named_as_mistaken(of_the_person(_first_words(text)))
    found, plain = _found_in(beside_a_bystander(theirs))
    if not found:  # the passenger is whom the item names
        found, plain = _found_in(theirs)
    if all(M.EXONERATES not in one.counts_for for one in found):
        return found
    stands = frozenset(one.code for one in _phrases(_words(asserted(plain))))
    return tuple(one for one in found if M.EXONERATES not in one.counts_for or one.code in stands)


def _found_in(text: str) -> tuple[tuple[Term, ...], str]:
    """The terms in a text, and the text as it was looked through."""
    plain = _EXCLUDED.sub("eliminated", _NONE_FOUND.sub("nothing found", text))
    return tuple(_phrases(_words(plain))), plain


def _first_words(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split()[:_MOST_WORDS])


def _words(plain: str) -> list[str]:
    return as_code(plain).split("-")[:_MOST_WORDS]


@lru_cache(maxsize=4_096)
def _counted(text: str) -> frozenset[M]:
    found = terms(text)
    meanings = frozenset[M]().union(*(one.counts_for for one in found))
    if not found and _SOMETHING_FOUND.search(text.casefold()):
        meanings = frozenset({M.FOUND_SOMETHING})
    if M.FOUND_NOTHING in meanings and M.FOUND_SOMETHING in meanings:  # "drugs found, no knife found": something was
        meanings -= {M.FOUND_NOTHING}
    if M.OVERTURNED in meanings and _of_the_sentence_alone(text):
        return meanings - {M.EXONERATES, M.OVERTURNED} | {M.CONVICTS}
    if M.OVERTURNED in meanings:  # what an appeal says comes last
        return meanings - {M.CONVICTS}
    return meanings - {M.EXONERATES} if M.CONVICTS in meanings else meanings


def _of_the_sentence_alone(text: str) -> bool:
    """Whether what was quashed is the sentence: the conviction stands."""
    plain = text.casefold()
    return bool(_SENTENCE_WORDS.search(plain)) and not _CONVICTION_WORDS.search(plain)


_SENTENCE_WORDS: Final = re.compile(
    r"\b(?:sentences?|orders?|terms?|(?:imprison|detention|custod|disqualif|forfeit|confiscat|suspen)\w*|fines?|ban)\b"
)
_CONVICTION_WORDS: Final = re.compile(r"\b(?:convict\w*|verdicts?|acquit\w*|guilty|unsafe)\b")


def _phrases(words: list[str]) -> Iterator[Term]:
    """The longest known phrases, from left to right. One after a ``not`` is denied, and passed over.

    So is one that somebody only claims: ``mistaken identity claimed by his solicitor``.
    """
    at, denied = 0, False
    while at < len(words):
        found, length = _longest_at(words, at)
        if found and not denied and not _CLAIMED & set(words[at + length : at + length + 1]):
            yield found
        denied, at = found is None and words[at] in _DENYING, at + length


def _longest_at(words: list[str], at: int) -> tuple[Term | None, int]:
    """The longest known phrase that begins here, and its number of words; (None, 1) where none does."""
    for end in range(min(len(words), at + _LONGEST), at, -1):
        if found := OUTCOMES.read("-".join(words[at:end])):
            return found, end - at
    return None, 1


_LONGEST: Final = max(len(word.split("-")) for one in OUTCOMES.terms for word in (one.code, *one.others))
