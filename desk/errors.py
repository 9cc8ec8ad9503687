"""What can go wrong between a reader and a page. Each message is shown to the reader as it stands.

DeskError
├── SignInNeeded      nobody is signed in, or the session has ended: sign in
├── SignInRefused     Elasticsearch does not know this name and password
├── AccessDenied      the reader's roles do not let them read this; whoever gives roles can
├── FormExpired       a form was not made for this session: open the page again
├── NotKnown          the view that was asked has no such thing
├── InputRefused      what was typed cannot be searched for, or decided; the message says what can
├── StoreUnavailable  Elasticsearch does not answer; ask again
├── NotLogged         the consultation could not be logged, so nothing is shown
└── NotServed         the desk would show personal data to whoever reaches it; it does not start
"""

from __future__ import annotations

from typing import ClassVar


class DeskError(Exception):
    """Anything that a reader is told in one sentence, with the status of the answer."""

    status: ClassVar[int] = 500


class SignInNeeded(DeskError):
    """There is no session, or it has ended."""

    status = 401


class SignInRefused(DeskError):
    """Elasticsearch refused the name and password."""

    status = 401


class AccessDenied(DeskError):
    """Elasticsearch refused the reader what they asked for."""

    status = 403


class FormExpired(DeskError):
    """The token of the form is not that of the session. Nothing was done."""

    status = 403


class NotKnown(DeskError):
    """There is no such thing in the view that was asked."""

    status = 404


class InputRefused(DeskError):
    """The input is empty, too long, or cannot be read. Nothing was asked, and nothing done."""

    status = 400


class StoreUnavailable(DeskError):
    """Elasticsearch does not answer."""

    status = 503


class NotLogged(DeskError):
    """The log of consultations does not take an entry. Nothing was shown."""

    status = 503


class NotServed(DeskError):
    """The desk does not start: what it would show could be read by anybody."""
