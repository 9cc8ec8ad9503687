"""How the load of alerts is counted."""

from __future__ import annotations

from typing import Any

from benchmarks.patterns.alert_load import load_of, table


def raised(day: str, rule: str = "hot-spot", subject: str = "a") -> dict[str, Any]:
    return {"active_from": f"{day}T10:00:00Z", "rule": rule, "subject": subject}


def test_weeks_of_several_years_are_counted_side_by_side_and_weeks_without_any_are_zeros() -> None:
    one = [raised("2018-07-02"), raised("2018-07-08", subject="b"), raised("2018-07-16")]
    other = [raised("2019-01-01", "rivalry-rises", "c")]
    load = load_of([one, other])
    assert load.weeks == [3, 0, 1] + [0] * 50
    assert load.rules == {"hot-spot": 3, "rivalry-rises": 1}
    assert load.entries == 3
    assert (load.at(0.5), load.at(0.99)) == (0, 3)
    assert load_of([[raised("2018-07-02"), raised("2020-07-02")]]).rules.total() == 1


def test_a_week_with_more_than_is_wanted_is_called_missed() -> None:
    weeks = [f"2018-{month:02}-{day:02}" for month in range(7, 13) for day in (1, 8, 15, 22)]
    full = [raised(day, subject=str(number)) for day in weeks for number in range(41)]
    assert "**missed**" in table(load_of([full]), 1)
    assert "**missed**" not in table(load_of([full[:41]]), 1)
