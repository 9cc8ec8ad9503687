"""What operations achieved in a year and in the year before: enforcement and protection, counted apart. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from ops.demo.ground_truth import Document

NAME: Final = "viper"
DAYS_A_YEAR: Final = 365.25
COLUMNS: Final = ("", "warrants", "arrests", "charges", "seizures", "cash GBP", "years in prison", "protection")
NUMBERS: Final = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class OperationYear:
    """Twelve months of all operations together. ``protection`` counts acts, by their sort."""

    first: date
    operations: tuple[str, ...]
    warrants: int
    arrests: int
    charges: int
    seizures: int
    cash_pence: int
    custody_days: int
    protection: Mapping[str, int]

    @property
    def row(self) -> tuple[object, ...]:
        """For the table."""
        named = " and ".join(self.operations) or "no operation"
        what = f"{self.first:%b %Y} to {_months_later(self.first, 11):%b %Y} ({named})"
        cash, years = f"{self.cash_pence / 100:,.0f}", f"{self.custody_days / DAYS_A_YEAR:,.1f}"
        acts = sum(self.protection.values())
        return what, self.warrants, self.arrests, self.charges, self.seizures, cash, years, acts

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return asdict(self) | {"custody_years": round(self.custody_days / DAYS_A_YEAR, 1)}


def two_years(documents: Iterable[Document]) -> tuple[OperationYear, OperationYear] | None:
    """The year before Operation Viper began, and the year that began with it; None where no document names it."""
    known = list(documents)
    months = [document for document in known if document["kind"] == "operation-month"]
    began = min((_month(month) for month in months if month["name"].casefold() == NAME), default=None)
    return (_year(months, _months_later(began, -12)), _year(months, began)) if began else None


def explanations(documents: Iterable[Document]) -> list[str]:
    """The explanation of each operation, in the order of their ids."""
    return [
        document["explanation"]
        for document in sorted(documents, key=lambda document: str(document["id"]))
        if document["kind"] == "operation"
    ]


def _year(months: Iterable[Document], first: date) -> OperationYear:
    within = [month for month in months if first <= _month(month) < _months_later(first, 12)]
    done, acts = Counter[str](), Counter[str]()
    for month in within:
        done.update({name: count for name, count in month["enforcement"].items() if isinstance(count, int)})
        acts.update({kind["name"]: kind["items"] for kind in month["protection"]["kinds"]})
    names = tuple(sorted({month["name"] for month in within if any(month["enforcement"].values())}))
    counted = {
        name: done[name] for name in ("warrants", "arrests", "charges", "seizures", "cash_pence", "custody_days")
    }
    return OperationYear(first=first, operations=names, protection=dict(acts), **counted)


def _month(document: Document) -> date:
    return date.fromisoformat(document["month"])


def _months_later(month: date, months: int) -> date:
    years, at = divmod(month.month - 1 + months, 12)
    return date(month.year + years, at + 1, 1)
