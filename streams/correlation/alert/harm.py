"""How grave what an alert tells of is, which decides where it stands in every list.

Children and exploited people first, then homes that may be taken over and violence, then drugs that reach a new place,
then what is counted of places. The order is that of the Home Office's guidance on county lines: who is exploited is
protected before anything is enforced.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.documents.alerts import AlertDocument, AlertHarm

AT_RISK: Final = AlertHarm(rank=1, reason="a child or an exploited person is to be protected")
OF_RULES: Final[Mapping[str, AlertHarm]] = {
    "exploited-person": AT_RISK,
    "exploited-person-with-dealer": AT_RISK,
    "missing-child-with-dealer": AT_RISK,
    "cuckooed-address": AlertHarm(rank=2, reason="somebody's home may be taken over"),
    "violence-around-a-person": AlertHarm(rank=2, reason="somebody may be hurt"),
    "rivalry-rises": AlertHarm(rank=2, reason="violence between groups rises"),
    "violence-rising": AlertHarm(rank=2, reason="violence rises"),
    "rotation-over-addresses": AlertHarm(rank=3, reason="a drug line goes from home to home"),
    "line-reaching-a-new-place": AlertHarm(rank=3, reason="drugs reach a place where they were not"),
    "group-at-new-place": AlertHarm(rank=3, reason="a group is at a place where it was not"),
    "nominal-out-of-area": AlertHarm(rank=3, reason="somebody known for supply is where they were not"),
    "near-repeat-series": AlertHarm(rank=4, reason="like crimes follow one another"),
    "hot-spot": AlertHarm(rank=4, reason="there is more crime than before"),
}
"""By rule. Whoever is at risk comes first whatever the rule."""


def harm_of(alert: AlertDocument) -> AlertHarm:
    """How grave what it tells of is. Raise KeyError for a rule that has no place among the others."""
    return AT_RISK if alert.at_risk else OF_RULES[alert.rule]
