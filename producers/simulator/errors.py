"""What can be wrong with what is asked for.

SimulatorError
├── NoSuchStory   a story that there is not
└── WrongScale    a scale at which there is nothing to tell, or too much
"""

from __future__ import annotations

from producers.errors import ProducerError


class SimulatorError(ProducerError):
    """Anything that keeps a story from being told."""


class UnknownScenario(SimulatorError):
    """There is no story of this name."""


class WrongScale(SimulatorError):
    """The scale must be above 0, and no larger than what is told in bounded memory."""
