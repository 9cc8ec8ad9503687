"""What is called healthy: progress while there is something to do."""

from __future__ import annotations

import pytest

from ops.deployment.health import health


@pytest.mark.parametrize(
    ("before", "after", "behind", "judged"),
    [(5, 5, 0, "idle"), (5, 7, 0, "idle"), (5, 7, 3, "working"), (5, 5, 3, "stuck"), (5, 4, 3, "stuck")],
)
def test_an_agent_is_judged_by_whether_it_comes_forward(before: int, after: int, behind: int, judged: str) -> None:
    assert health(before, after, behind) == judged
