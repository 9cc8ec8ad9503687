"""Errors of the simulator's parameters.

SimulatorError
├── NoSuchStory   a story that there is not
└── WrongScale    a scale at which there is nothing to tell, or too much
"""

from __future__ import annotations

from producers.errors import ProducerError


class SimulatorError(ProducerError):
    """The simulation cannot run with these parameters."""


class UnknownScenario(SimulatorError):
    """There is no scenario of this name."""


class WrongScale(SimulatorError):
    """The scale is not above 0, or too large for bounded memory."""
