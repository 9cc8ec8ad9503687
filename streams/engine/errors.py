"""Why a worker ends. Each has an exit code, so that whoever restarts it knows whether that can help.

EngineFault
├── NotDelivered     75: a record or a state record did not reach the broker; restarting resumes before it
├── NotReadBack      75: the state of a partition could not be read from the broker; restarting tries again
├── FetchLost        75: records were fetched and never handed over; restarting reads them again
├── TooManyFailures    70: most records fail; mend the step, or the stage before it, then `viper resume`
└── TopicsDiffer     78: a topic is missing, or is not the one this generation was made with
"""

from __future__ import annotations

from typing import ClassVar


class EngineFault(Exception):
    """Ends the process before anything is acknowledged."""

    exit_code: ClassVar[int] = 1


class NotDelivered(EngineFault):
    """The broker did not confirm a write in time. Nothing is lost: the batch is read again after the restart."""

    exit_code = 75


class NotReadBack(EngineFault):
    """The broker did not give back the state of a partition. Nothing was begun without it."""

    exit_code = 75


class FetchLost(EngineFault):
    """Between two fetches one is missing: acknowledging the later one would skip it."""

    exit_code = 75


class TooManyFailures(EngineFault):
    """Unexpected failures beyond the limit: going on would empty the topic into the dead letters."""

    exit_code = 70


class TopicsDiffer(EngineFault):
    """The broker's topics are not those this agent was made for."""

    exit_code = 78
