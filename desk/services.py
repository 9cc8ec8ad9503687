"""What the rest of Viper does for the desk: the query of a search, reasons in words and bits, and decisions.

``ops`` brings them, so that a search, a reason and a decision are the same here as on the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from desk.document_store import Document, DocumentStore, Query
from desk.page_model import Section, Table
from schemas.views import View


class SearchPlan(NamedTuple):
    """One search: of which family, with which body."""

    family: str
    body: Query


class Decided(NamedTuple):
    """A decision that was published: the id of its event, and what whoever decides should know."""

    event: str
    notes: tuple[str, ...] = ()


class Combined(NamedTuple):
    """One entry of the log of combination: when, by which rule, how many items then, which came and which went."""

    at: str
    rule: str
    items_total: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Services(Protocol):
    """Everything the desk needs beside the store. Each raises a DeskError whose message the reader is shown."""

    def search_plan(self, noun: str, text: str, view: View, size: int) -> SearchPlan:
        """How ``text`` is searched for among things of this noun (``desk.pages.search.NOUNS``)."""
        ...

    def search_table(self, noun: str, documents: Sequence[Document]) -> Table:
        """The rows of what was found, each with a link to its page."""
        ...

    def explained_mentions(self, document: Document) -> list[str]:
        """The mentions that the reasons of a person or a drug line name."""
        ...

    def reasons(self, document: Document, events: Sequence[Document]) -> tuple[Section, ...]:
        """Why mentions are one person or one line, in words and bits; who else it may be, and what would tell."""
        ...

    def comparison(self, question: Document) -> tuple[Table, ...]:
        """The two mentions of a question that have most in common, compared feature by feature, in bits."""
        ...

    def questions(self, store: DocumentStore, view: View, size: int) -> tuple[int, tuple[Document, ...]]:
        """How many questions of identity there are, and the first: those of which knowing would change most."""
        ...

    def with_all_stakes(self, store: DocumentStore, view: View, question: Document) -> Document:
        """The question with all that is at stake now: alerts that wait for an answer, too."""
        ...

    def history(self, view: View, family: str, id_: str) -> tuple[Combined, ...]:
        """Which items a conclusion was combined of, from the first entry of the log to the newest."""
        ...

    def answer_alert(self, alert: Document, answer: str, *, by: str, reason: str, view: View) -> Decided:
        """Publish that an alert is acknowledged or dismissed."""
        ...

    def decide_identity(
        self, decision: str, mentions: Sequence[str], persons: Sequence[Document], *, by: str, reason: str, view: View
    ) -> Decided:
        """Publish that all mentions of these persons are one person (``same``), or of two persons (``different``)."""
        ...

    def take_back(self, decision: Document, *, by: str, reason: str) -> Decided:
        """Publish the withdrawal of a decision's event, so that what it answered is open again."""
        ...
