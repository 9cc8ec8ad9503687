"""What can go wrong with the local engines.

EngineError
├── ArtefactUnavailable   the network, the disk or a digest said no; nothing half-done is taken for whole
├── JavaMissing           no Java that can run this engine
├── EngineDidNotStart     the process ended, or was not ready in time; the end of its log is in the message
├── EngineDidNotStop      the process is still there after SIGKILL
└── EngineNotOurs         the server was named in a setting: it is used, and never started or stopped
"""

from __future__ import annotations


class EngineError(Exception):
    """Anything that keeps a local engine from doing what was asked. The message says what to do next."""


class ArtefactUnavailable(EngineError):
    """A pinned artefact could not be fetched or kept, or is not what was pinned."""


class JavaMissing(EngineError):
    """No suitable Java was found. Install one, or name it in JAVA_HOME."""


class EngineDidNotStart(EngineError):
    """The engine ended while starting, or took too long."""


class EngineDidNotStop(EngineError):
    """The engine's process did not end, not even by SIGKILL."""


class EngineNotOurs(EngineError):
    """The server was named in a setting, so it is not ours to kill or freeze."""
