"""Documents: what is concluded and can be searched. Every document belongs to one family and has one owner."""

from __future__ import annotations

from schemas.documents.alerts import AlertDocument
from schemas.documents.associations import AssociationDocument
from schemas.documents.events import EventDocument
from schemas.documents.groups import GroupDocument
from schemas.documents.lines import LineDocument
from schemas.documents.locations import CellMonthDocument, LocationDocument
from schemas.documents.operations import OperationDocument, OperationMonthDocument
from schemas.documents.persons import PersonDocument
from schemas.documents.questions import QuestionDocument
from schemas.documents.things import ThingDocument

Document = (
    EventDocument
    | PersonDocument
    | LineDocument
    | ThingDocument
    | LocationDocument
    | CellMonthDocument
    | AssociationDocument
    | QuestionDocument
    | GroupDocument
    | OperationDocument
    | OperationMonthDocument
    | AlertDocument
)

FAMILIES: dict[str, tuple[type[Document], ...]] = {
    "events": (EventDocument,),
    "persons": (PersonDocument,),
    "objects": (LineDocument, ThingDocument),
    "locations": (LocationDocument, CellMonthDocument),
    "associations": (AssociationDocument,),
    "questions": (QuestionDocument,),
    "groups": (GroupDocument,),
    "operations": (OperationDocument, OperationMonthDocument),
    "alerts": (AlertDocument,),
}
