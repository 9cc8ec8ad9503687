"""What ``viper explain line`` prints of a line of many mentions."""

from __future__ import annotations

from typing import Any

import pytest

from ops.commands.explain_line import show
from tests.unit.streams.person_logs import mention

NUMBERS = [{"number": "07700900123", "first_named": "2018-07-08", "last_named": "2018-09-19", "items": 9}]


def line_of(mentions: int) -> dict[str, Any]:
    named = [mention(f"L{at}", name="o1") for at in range(mentions)]
    joins = [{"one": named[0], "other": other, "tie": "number", "value": "+447700900123"} for other in named[1:]]
    return {
        "mentions": named,
        "numbers": [one | {"last_seen": "2018-09-20"} for one in NUMBERS],
        "towns": [{"town": "Corby", "first_seen": "2018-07-03", "last_seen": "2018-09-19", "items": 3}],
        "why": {"joins": joins, "joins_total": len(joins)},
        "standing": {"items_total": mentions, "origins": mentions},
    }


def test_a_line_of_many_mentions_fits_a_screen_and_is_shown_whole_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(line_of(40), {})
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) <= 40
    assert "--whole shows every mention and every join." in shown
    show(line_of(40), {}, whole=True)
    whole = capsys.readouterr().out
    assert "1 and 40" in whole
    assert "--whole" not in whole


def test_a_line_of_few_mentions_leaves_nothing_out(capsys: pytest.CaptureFixture[str]) -> None:
    show(line_of(3), {})
    assert "--whole" not in capsys.readouterr().out
