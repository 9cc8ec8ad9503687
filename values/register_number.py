"""Numbers that registers give people: one form for each scheme, with its check where it has one.

What has no form of its scheme is set aside: ``UNKNOWN`` in the field of a PNC ID is nobody's number, and neither is
one of noughts that happens to pass the check. Of a scheme not known here everything is accepted as it is written,
placeholders excepted. A number whose check fails is read with ``checked`` False: somebody mistyped it.

Sources: PNC ID and CRO, the open code of HMPPS (Ministry of Justice); NHS number, NHS Data Dictionary (modulus 11);
NINO, HMRC NIM39110; driver number, DVLA; Home Office reference, CID and Atlas; arrest summons number, PNC manual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from values import placeholder
from values.text import latin, plain
from values.unread import Unread


class RegisterNumber(NamedTuple):
    """A number of one register. ``checked``: its check letter or digit is right, so it is no slip of the pen."""

    scheme: str
    canonical: str
    checked: bool

    @property
    def is_certain(self) -> bool:
        """Whether it is right as far as can be known: its check is, or its register has none that is published."""
        return self.checked or (self.scheme in _PERSONAL and self.scheme not in _CHECKED)

    def says_nothing_beside(self, other: RegisterNumber) -> bool:
        """Whether two different numbers speak neither for nor against one person.

        Every arrest has its own; a family's reference goes before that of each of its members; and two one character
        apart of a scheme that is not known may be one mistyped, or two given one after the other.
        """
        if self.scheme in _OF_ARRESTS or self._is_of_family(other) or other._is_of_family(self):
            return True
        distance = OSA.distance(self.canonical, other.canonical, score_cutoff=1)
        return self.scheme not in _FORMS and distance == 1

    def _is_of_family(self, member: RegisterNumber) -> bool:
        return member.canonical.startswith(f"{self.canonical}/")

    def tells_apart(self, other: RegisterNumber) -> bool:
        """Whether two numbers are of two persons: of one register that gives a person one, and both valid.

        However near they are: registers give numbers in sequence, to a family that comes together one after the other.
        """
        if self.scheme != other.scheme or self.canonical == other.canonical:
            return False
        if self._is_of_family(other) or other._is_of_family(self):
            return False
        return self.scheme in _PERSONAL and self.is_certain and other.is_certain

    def may_be_slip(self, other: RegisterNumber) -> bool:
        """Whether one of two numbers may be the other mistyped: one character off, and a check that is wrong."""
        if self.scheme != other.scheme or self.scheme not in _CHECKED or (self.checked and other.checked):
            return False
        return OSA.distance(self.canonical, other.canonical, score_cutoff=1) == 1


class Found(NamedTuple):
    """A number in a text, and where: ``text[start:end]``."""

    start: int
    end: int
    value: RegisterNumber


@lru_cache(maxsize=65_536)
def read(scheme: str, text: str) -> RegisterNumber | Unread:
    """The number of a text in the field of a scheme. Reading ``canonical`` under ``scheme`` gives the same back."""
    scheme = scheme_of(scheme)
    line = plain(text).upper()
    if placeholder.is_placeholder(line):
        return placeholder.UNREAD
    form = _FORMS.get(scheme)
    if form is None:
        return _as_written(scheme, line)
    code = _code(_IN_BRACKETS.sub(" ", _LABEL.sub("", line, count=1)))
    if one := form(code) or form(_code(line)):
        return one
    if _is_right_but_for_its_letter(form, code):
        return wrong_check(scheme)
    figures = _NOT_DIGIT.sub("", code)
    return placeholder.UNREAD if figures and not figures.strip("0") else _NOT_ITS_FORM[scheme]


def _is_right_but_for_its_letter(form: Callable[[str], RegisterNumber | None], code: str) -> bool:
    """Whether the check letter alone keeps a code from being a number: with another it would be one."""
    others = (form(code[:-1] + letter) for letter in _CHECK_LETTERS if code[-1:].isalpha())
    return any(one is not None and one.checked for one in others)


def unchecked(number: RegisterNumber) -> Unread | None:
    """What is said of a number whose check fails; None where it is right, or its register has no check."""
    return wrong_check(number.scheme) if number.scheme in _CHECKED and not number.checked else None


def wrong_check(scheme: str) -> Unread:
    """What is said of a number of a scheme whose check letter or digit is wrong. The right one is not told."""
    what, figures = ("digit", "other figures") if scheme == "nhs" else ("letter", "figures")
    return Unread("wrong-check", f"its check {what} does not fit its {figures}; compare it with the register")


def _as_written(scheme: str, line: str) -> RegisterNumber | Unread:
    canonical = "".join(latin(line).upper().split())
    is_none = placeholder.is_placeholder(canonical)
    return placeholder.UNREAD if is_none else RegisterNumber(scheme, canonical, checked=False)


def scheme_of(name: str) -> str:
    """The scheme that a source means by a name: ``pnc-id`` and ``pnc-id-number`` are pnc.

    One not known is its own, without the word number behind it: ``passport-no`` is passport.
    """
    plainly = name.casefold().replace("_", "-").replace(" ", "-")
    without_number = _NUMBER_BEHIND.sub("", plainly)
    known = (_known(one) for one in (plainly, without_number, _ID_BEHIND.sub("", without_number)))
    return next((scheme for scheme in known if scheme), without_number)


def _known(name: str) -> str | None:
    return name if name in _FORMS else _NAMES.get(name)


def find(text: str) -> Iterator[Found]:
    """The numbers that a text gives: behind the name of their scheme, and PNC IDs whose check letter is right."""
    last = 0
    for match in _IN_TEXT.finditer(text):
        scheme = _NAMED[match["name"].casefold()[:3]] if match["name"] else "pnc"
        start = match.start("behind") if match["name"] else match.start()
        if start >= last and (found := _first_of(scheme, text, start, checked=not match["name"])):
            last = found.end
            yield found


def _first_of(scheme: str, text: str, start: int, *, checked: bool) -> Found | None:
    """The number at ``start``: of as many of the words there as make one."""
    words = list(_WORD.finditer(text, start, start + _LONGEST_NUMBER))[:_MOST_WORDS]
    for word in reversed(words):
        one = read(scheme, text[start : word.end()])
        if isinstance(one, RegisterNumber) and (one.checked or not checked):
            return Found(start, word.end(), one)
    return None


_NAMED: Final = {
    "pnc": "pnc",
    "cro": "cro",
    "nom": "noms",
    "pri": "noms",
    "nhs": "nhs",
    "nin": "nino",
    "asn": "asn",
    "crn": "crn",
}
_IN_TEXT: Final = re.compile(
    r"\b(?:(?P<name>pnc|cro|noms|nomis|prison|nhs|nino|asn|crn)(?: ?(?:id|number|num|no|ref))?\b[ .:#-]{0,3}"
    r"(?:is |was )?(?P<behind>(?=[a-z]{0,2} ?\d))|(?:19|20)\d\d/\d{1,7}[a-z]\b)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[A-Za-z0-9/-]+")
_LONGEST_NUMBER: Final = 40
_MOST_WORDS: Final = 5


# --- what sources call them

_NAMES: Final = MappingProxyType(
    {
        other: scheme
        for scheme, others in {
            "pnc": "pnc-id pncid pnc-number pnc-no police-national-computer",
            "cro": "cro-number cro-no criminal-record-office",
            "noms": "noms-number noms-no noms-id nomis nomis-number nomis-id prison prison-number prison-no prisoner",
            "nhs": "nhs-number nhs-no nhsno",
            "nino": "ni ni-number ni-no nin national-insurance",
            "driver": "driver-number driver-no driving-licence driver-licence licence dln dvla driver-id",
            "asn": "arrest-summons arrest-summons-no as-number",
            "crn": "crn-number delius probation probation-crn",
            "home-office": "home-office-ref ho-ref ho ho-reference home-office-number cid atlas",
            "custody": "custody-number custody-record custody-ref custody-no",
            "master-defendant": "master-defendant-id masterdefendantid common-platform-defendant",
        }.items()
        for other in others.split()
    }
)
_NUMBER_BEHIND: Final = re.compile(r"(?<=.)-(?:number|num|no)\.?$")
_ID_BEHIND: Final = re.compile(r"(?<=.)-(?:id|ref|reference|record)$")
_CHECKED: Final = frozenset({"pnc", "cro", "nhs"})
_PERSONAL: Final = frozenset({"pnc", "cro", "noms", "nhs", "nino", "driver", "home-office"})
"""Registers that give a person one number, so that two numbers are two people. An arrest summons or custody number is
of an arrest, a probation number of an area; of schemes not known nothing is known."""
_OF_ARRESTS: Final = frozenset({"asn", "custody"})
_LABEL: Final = re.compile(
    r"^(?:PNC ?ID|PNC|CRO|NOM[IS]+|PRISON|NHS|NINO|NI(?= )|NATIONAL INSURANCE|DRIV(?:ER|ING)(?: LICENCE)?|ASN|CRN"
    r"|HOME OFFICE|HO(?= )|CUSTODY(?: RECORD)?)(?: ?(?:NUMBER|NO|REF(?:ERENCE)?|ID))?[ .:#=-]*"
)
_IN_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_DIGIT: Final = re.compile(r"\D")
_PIECES: Final = re.compile(r"[A-Z0-9]+")


def _code(line: str) -> str:
    """Letters and digits, each run behind the next, a slash where anything stands between: ``11/123456H``."""
    return "/".join(_PIECES.findall(line)) if line.isascii() else ""


def _bare(code: str) -> str:
    return code.replace("/", "")


# --- PNC and CRO

_CHECK_LETTERS: Final = "ZABCDEFGHJKLMNPQRTUVWXY"
_PNC: Final = re.compile(r"(\d{4}|\d{2})/(\d{1,7})/?([A-Z])")
_PNC_TOGETHER: Final = re.compile(r"(\d{3,11})/?([A-Z])")
_CRO: Final = re.compile(r"(\d{1,6})/?(\d{2})/?([A-Z])")
_SHORT_FILE: Final = re.compile(r"SF/?(\d{2})/?(\d{1,6})/?([A-Z])")
_THIS_CENTURY: Final = 40
"""PNC years of two digits up to this one are of this century. No clock: a replay must read the same."""
_YEARS: Final = range(1900, 2100)


def _letter(digits: str) -> str:
    return _CHECK_LETTERS[int(digits) % 23]


def _pnc(code: str) -> RegisterNumber | None:
    if match := _PNC.fullmatch(code):
        return _pnc_of(match[1], match[2], match[3])
    together = _PNC_TOGETHER.fullmatch(_bare(code))
    return _pnc_together(together[1], together[2]) if together else None


def _pnc_of(year: str, serial: str, letter: str) -> RegisterNumber | None:
    if len(year) == 2:
        year = f"{'20' if int(year) <= _THIS_CENTURY else '19'}{year}"
    serial = serial.zfill(7)
    checked = letter == _letter(year[2:] + serial)
    if int(year) not in _YEARS or _is_invented(serial, checked=checked):
        return None
    return RegisterNumber("pnc", f"{year}/{serial}{letter}", checked)


def _pnc_together(digits: str, letter: str) -> RegisterNumber | None:
    """Without a slash: two digits of the year, or four; the reading whose letter is right, else the likelier."""
    splits = [(digits[:size], digits[size:]) for size in (2, 4) if 0 < len(digits) - size <= 7]
    read = [one for year, serial in splits if (one := _pnc_of(year, serial, letter))]
    right = [one for one in read if one.checked]
    if len(right) == 1:
        return right[0]
    return None if right or not read else read[-1] if len(digits) > 9 else read[0]


def _cro(code: str) -> RegisterNumber | None:
    if match := _SHORT_FILE.fullmatch(code):
        return _cro_of(match[2].lstrip("0"), match[2].lstrip("0"), match[1], match[3], f"SF{match[1]}/{{}}{match[3]}")
    if match := _CRO.fullmatch(code):
        serial = match[1].zfill(6)
        return _cro_of(serial, serial, match[2], match[3], f"{{}}/{match[2]}{match[3]}")
    return None


def _cro_of(serial: str, counted: str, year: str, letter: str, form: str) -> RegisterNumber | None:
    checked = bool(counted) and letter == _letter(year + counted)
    if _is_invented(serial, checked=checked):
        return None
    return RegisterNumber("cro", form.format(serial), checked)


def _is_invented(serial: str, *, checked: bool) -> bool:
    """Noughts are nobody's, whatever the check says; one digit over and over or a run is, unless the check is right."""
    if not serial.strip("0"):
        return True
    return not checked and len(serial) > 4 and (placeholder.of_one_character(serial) or placeholder.is_run(serial))


# --- the others

_NOMS: Final = re.compile(r"[A-Z]\d{4}[A-Z]{2}")
_NHS: Final = re.compile(r"\d{10}")
_NINO: Final = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6})[A-D]?")
_DRIVER: Final = re.compile(
    r"([A-Z]{1,5}9{0,4}\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2})(?:\d{2})?"
)
_DRIVER_NI: Final = re.compile(r"\d{8}")
_ASN: Final = re.compile(r"(\d{2})(\d{2}[A-Z0-9]{2})(\d{2})(\d{11})([A-Z])")
_ASN_PARTS: Final = re.compile(r"(\d{2})/(\d{2}[A-Z0-9]{2})/(\d{2})/(\d{1,11})/?([A-Z])")
_CRN: Final = re.compile(r"[A-Z]\d{6}")
_HOME_OFFICE: Final = re.compile(r"([A-Z])/?(\d{7,8})(?:/(\d{1,3}))?")
_UUID: Final = re.compile(r"[0-9A-F]{32}")
_CUSTODY: Final = re.compile(r"(?=(?:.*\d){3})[A-Z0-9]+(?:/[A-Z0-9]+)*")


def _noms(code: str) -> RegisterNumber | None:
    """Not one that fills a form, of one digit and one letter over and over: A1111AA."""
    bare = _bare(code)
    if not _NOMS.fullmatch(bare) or len(set(bare[1:5])) == len(set(bare[0] + bare[5:])) == 1:
        return None
    return _plain("noms", bare)


def _nhs(code: str) -> RegisterNumber | None:
    digits = _bare(code)
    if not _NHS.fullmatch(digits) or placeholder.of_one_character(digits) or not digits[:9].strip("0"):
        return None
    rest = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return RegisterNumber("nhs", digits, checked=rest != 10 and rest % 11 == int(digits[9]))


def _nino(code: str) -> RegisterNumber | None:
    """Without its last letter, which says nothing of who somebody is."""
    match = _NINO.fullmatch(_bare(code))
    return _plain("nino", match[1]) if match else None


def _driver(code: str) -> RegisterNumber | None:
    """Sixteen characters, without the number of the issue; of Northern Ireland, eight digits."""
    if match := _DRIVER.fullmatch(_bare(code)):
        return RegisterNumber("driver", match[1], checked=False) if len(match[1]) == 16 else None
    return _plain("driver", _bare(code)) if _DRIVER_NI.fullmatch(_bare(code)) else None


def _asn(code: str) -> RegisterNumber | None:
    match = _ASN_PARTS.fullmatch(code) or _ASN.fullmatch(_bare(code))
    if match is None:
        return None
    year, unit, system, serial, letter = match.groups()
    return _plain("asn", f"{year}/{unit}/{system}/{serial.zfill(11)}{letter}", digits=serial)


def _crn(code: str) -> RegisterNumber | None:
    return _plain("crn", _bare(code)) if _CRN.fullmatch(_bare(code)) else None


def _home_office(code: str) -> RegisterNumber | None:
    """A family's number, without what tells its members apart only where that is not given: ``A1234567/2`` is kept."""
    match = _HOME_OFFICE.fullmatch(code)
    if match is None:
        return None
    number, dependant = match[1] + match[2], (match[3] or "").lstrip("0")
    return _plain("home-office", f"{number}/{dependant}" if dependant else number, digits=number)


def _master_defendant(code: str) -> RegisterNumber | None:
    """The Common Platform's UUID of a defendant over all cases."""
    bare = _bare(code)
    if not _UUID.fullmatch(bare) or placeholder.of_one_character(bare):
        return None
    parts = (bare[:8], bare[8:12], bare[12:16], bare[16:20], bare[20:])
    return RegisterNumber("master-defendant", "-".join(parts), checked=False)


def _custody(code: str) -> RegisterNumber | None:
    return _plain("custody", code) if _CUSTODY.fullmatch(code) else None


def _plain(scheme: str, canonical: str, *, digits: str | None = None) -> RegisterNumber | None:
    """A number of a scheme without a check that is known here. Of noughts, or one digit over and over, it is none."""
    figures = _NOT_DIGIT.sub("", digits or canonical)
    if not figures.strip("0") or (len(figures) > 4 and placeholder.of_one_character(figures)):
        return None
    return RegisterNumber(scheme, canonical, checked=False)


_FORMS: Final[MappingProxyType[str, Callable[[str], RegisterNumber | None]]] = MappingProxyType(
    {
        "pnc": _pnc,
        "cro": _cro,
        "noms": _noms,
        "nhs": _nhs,
        "nino": _nino,
        "driver": _driver,
        "asn": _asn,
        "crn": _crn,
        "home-office": _home_office,
        "custody": _custody,
        "master-defendant": _master_defendant,
    }
)
_RIGHT: Final = {
    "pnc": "1981/0000034U",
    "cro": "065656/91H",
    "noms": "A1234BC",
    "nhs": "943 476 5919",
    "nino": "AB123456C",
    "driver": "MORGA657054SM9IJ",
    "asn": "19/33AB/01/00000000123X",
    "crn": "X123456",
    "home-office": "A1234567",
    "custody": "33AB/1234/19",
    "master-defendant": "5A0F6C1E-2B7D-4E8A-9C3F-1D2E3F4A5B6C",
}
_NOT_ITS_FORM: Final = {
    scheme: Unread("not-its-form", f"has not the form of its register's numbers; for example {right}")
    for scheme, right in _RIGHT.items()
}
