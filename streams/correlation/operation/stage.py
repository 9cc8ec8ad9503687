"""The correlate_operation stage: facts about an operation or a group in; documents, and alerts about groups, out."""

from __future__ import annotations

from typing import Annotated, Any, Final, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from schemas.documents.operations import OperationDocument, OperationMonthDocument
from schemas.errors import Undecodable
from schemas.facts.groups import AnyGroupFact
from schemas.topics import ALERT_FACTS, CONCLUSIONS, record_key
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.correlation.group.conclusion import GroupConclusion
from streams.correlation.location.item_tally import commonest
from streams.correlation.months import Month, spans
from streams.correlation.operation.operation_aggregate import Fact, OperationAggregate
from streams.correlation.operation.operation_document import YEAR_BEFORE, month_document, operation_document
from streams.subject_step import Conclusion, Destination, Output, RecomputedState, SubjectState
from values import group_name

STAGE: Final = "correlate_operation"

AnyFact = Fact | AnyGroupFact
_FACT: Final[TypeAdapter[AnyFact]] = TypeAdapter(Annotated[AnyFact, Field(discriminator="fact")])


class CorrelateOperation:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)
        self._groups = GroupConclusion(self._conclusions, ALERT_FACTS.named(view=view, generation=generation))

    def decode(self, value: bytes) -> AnyFact:
        """Raise Undecodable when the bytes are no fact about an operation or a group."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def empty_state(self, subject: str) -> SubjectState[Any]:
        """The state of a subject of which no fact is known.

        An operation is counted, a group is concluded from all its facts.
        """
        if subject.startswith(group_name.PREFIX):
            return RecomputedState[AnyGroupFact](subject, self._groups.conclude)
        return OperationState(subject, self._conclusions)


class _MonthOutput(NamedTuple):
    """The output of a month, with the inputs beside the items of the month and of a year before that it was computed
    from.
    """

    name: str
    compared: bool
    destination: Destination
    output: Output


class OperationState:
    """The facts and documents of one operation. A month's document is computed again only if an input of it changed."""

    def __init__(self, subject: str, conclusions: str) -> None:
        self._subject, self._conclusions = subject, conclusions
        self._aggregate = OperationAggregate()
        self._written: dict[Month, _MonthOutput] = {}

    def put(self, _: str, value: Fact) -> None:
        """Add one fact."""
        self._aggregate.put(value)

    def drop(self, _: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        self._aggregate.drop(value)

    def conclude(self) -> Conclusion:
        """The operation's document and one for each month. Empty while only persons are known."""
        aggregate = self._aggregate
        touched = aggregate.settle()
        name = commonest(aggregate.names)
        if name is None:
            self._written = {}
            return {}
        stale = touched | {month + YEAR_BEFORE for month in touched}
        known, self._written = self._written, {}
        for span in spans(sorted(aggregate.months)):
            for month in span:
                compared, old = month - YEAR_BEFORE in span, known.get(month)
                fresh = old is not None and month not in stale and old[:2] == (name, compared)
                self._written[month] = old if old and fresh else self._write(name, month, compared)
        destination, output = self._output(operation_document(self._subject, name, aggregate))
        return {destination: output} | {one.destination: one.output for one in self._written.values()}

    def _write(self, name: str, month: Month, compared: bool) -> _MonthOutput:
        before = self._aggregate.month(month - YEAR_BEFORE) if compared else None
        document = month_document(self._subject, name, month, self._aggregate.month(month), before)
        return _MonthOutput(name, compared, *self._output(document))

    def _output(self, document: OperationDocument | OperationMonthDocument) -> tuple[Destination, Output]:
        destination = Destination(self._conclusions, record_key("operations", document.id))
        return destination, Output(document.id.encode(), encode(document))
