"""What can go wrong with the local engines.

EngineError
├── ArtefactUnavailable   the network, the disk or a digest said no; nothing half-done is left behind
├── JavaMissing           no JDK that can run this engine
└── EngineDidNotStart     the process ended, or was not ready in time; the end of its log is in the message
"""

from __future__ import annotations


class EngineError(Exception):
    """Anything that keeps a local engine from running."""


class ArtefactUnavailable(EngineError):
    """A pinned artefact could not be fetched or is not what was pinned."""


class JavaMissing(EngineError):
    """No suitable JDK was found. Install one, or name it in JAVA_HOME."""


class EngineDidNotStart(EngineError):
    """The engine ended while starting, or took too long."""
