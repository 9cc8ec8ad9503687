"""The services of the desk together: what it cannot know by itself, done by the code of the command line."""

from __future__ import annotations

from collections.abc import Sequence

from desk.document_store import Document, DocumentStore
from desk.page_model import Section, Table
from desk.services import Combined, Decided, SearchPlan
from ops.desk_services import asking, combining, deciding, finding, reasons
from schemas.views import View


class CommandLineServices:
    """``publish`` sends an event in the name of the intelligence unit; ``combinations`` reads a view's log of them."""

    def __init__(self, publish: deciding.Publish, combinations: combining.Log = combining.nothing) -> None:
        self._publish, self._combinations = publish, combinations

    def search_plan(self, noun: str, text: str, view: View, size: int) -> SearchPlan:
        """As ``viper search`` asks."""
        return finding.search_plan(noun, text, view, size)

    def search_table(self, noun: str, documents: Sequence[Document]) -> Table:
        """As ``viper search`` shows."""
        return finding.search_table(noun, documents)

    def explained_mentions(self, document: Document) -> list[str]:
        """As ``viper explain`` names."""
        return reasons.explained_mentions(document)

    def reasons(self, document: Document, events: Sequence[Document]) -> tuple[Section, ...]:
        """As ``viper explain`` shows."""
        return reasons.reasons(document, events)

    def comparison(self, question: Document) -> tuple[Table, ...]:
        """As ``viper review show`` compares."""
        return reasons.comparison(question)

    def questions(self, store: DocumentStore, view: View, size: int) -> tuple[int, tuple[Document, ...]]:
        """As ``viper review list`` ranks."""
        return asking.questions(store, view, size)

    def with_all_stakes(self, store: DocumentStore, view: View, question: Document) -> Document:
        """As ``viper review show`` lists."""
        return asking.with_all_stakes(store, view, question)

    def history(self, view: View, family: str, id_: str) -> tuple[Combined, ...]:
        """As ``viper combinations list`` reads."""
        return combining.history(self._combinations, view, family, id_)

    def answer_alert(self, alert: Document, answer: str, *, by: str, reason: str, view: View) -> Decided:
        """As ``viper alert`` publishes."""
        return deciding.answer_alert(alert, answer, self._publish, by=by, reason=reason, view=view)

    def decide_identity(
        self, decision: str, mentions: Sequence[str], persons: Sequence[Document], *, by: str, reason: str, view: View
    ) -> Decided:
        """As ``viper decide --whole`` publishes."""
        return deciding.decide_identity(decision, mentions, persons, self._publish, by=by, reason=reason, view=view)

    def take_back(self, decision: Document, *, by: str, reason: str) -> Decided:
        """As ``viper withdraw`` publishes."""
        return deciding.take_back(decision, self._publish, by=by, reason=reason)
