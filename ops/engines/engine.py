"""What a local Kafka and a local Elasticsearch have in common: a home, ports kept, and the same verbs."""

from __future__ import annotations

import json
import os
import signal
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final, Self

from ops.engines import ports
from ops.engines.errors import EngineDidNotStart
from ops.engines.file_lock import exclusive_lock
from ops.engines.process import LOOK, DetachedProcess

TAIL: Final = 2_000  # characters of a log shown when a start fails
PATIENCE: Final = 2.0  # seconds a port may stay taken by what just ended
OTHERS: Final = ("ES_", "JAVA", "JDK", "_JAVA", "KAFKA_", "CLASSPATH")  # settings of other servers on this machine


class Engine(ABC):
    """One server on this machine, everything of it under ``home``. Data and ports outlive stop and start.

    It runs on when this process ends, and is found again by the next one that names the same home.
    """

    title: ClassVar[str]
    port_names: ClassVar[tuple[str, ...]]

    def __init__(self, home: Path, *, fast: bool, settings: Mapping[str, str]) -> None:
        self.home = home.absolute()
        self.fast = fast
        self.settings = dict(settings)
        self.log = self.home / "console.log"
        self.mark = f"-Dviper.home={self.home}"
        self.process = DetachedProcess(self.home / "pid", self.mark)

    def start(self, timeout: float = 180.0) -> Self:
        """Return when clients can use it; nothing to do when it runs. Raise EngineError. ``timeout`` in seconds."""
        self.home.mkdir(parents=True, exist_ok=True)
        with exclusive_lock(self.home / "lock", self.title):
            if not self.process.running():
                self._settle_ports()
                self._prepare()
                self._launch()
            try:
                self._wait(time.monotonic() + timeout)
            except BaseException:  # Ctrl-C too: a half-started server must not stay behind
                self.process.kill()
                raise
        return self

    def stop(self, patience: float = 60.0) -> None:
        """End it cleanly and keep its data; by SIGKILL when that takes longer than ``patience`` seconds."""
        self.process.stop(patience)

    def kill(self) -> None:
        """End it as a power cut would, and return when it is gone."""
        self.process.kill()

    def freeze(self) -> None:
        """Let it hang: connections stay open and nothing answers, until ``thaw``."""
        self.process.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.process.signal(signal.SIGCONT)

    def running(self) -> bool:
        """Whether its process is there, whoever started it."""
        return self.process.running()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def port(self, name: str) -> int:
        """One of its ports; chosen at the first call, then kept."""
        return self._ports()[name]

    def has_address(self) -> bool:
        """Whether its ports were chosen, which its first start does: before, nobody can reach it."""
        return (self.home / "ports.json").is_file()

    @abstractmethod
    def fetch(self) -> None:
        """Have its program in the cache. Raise ArtefactUnavailable."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether clients can use it now."""

    @abstractmethod
    def _prepare(self) -> None:
        """Write its configuration, and whatever its data folder needs before a first start."""

    @abstractmethod
    def _command(self) -> Sequence[str]: ...

    def _launch(self) -> None:
        log, environment = self._fresh_log(), self._environment()
        self.process.start(self._command(), folder=self._folder(), log=log, environment=environment)

    def _folder(self) -> Path:
        return self.home

    def _environment(self) -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}

    def _ports(self) -> dict[str, int]:
        file = self.home / "ports.json"
        if file.is_file():
            return {name: int(port) for name, port in json.loads(file.read_text()).items()}
        return self._choose_ports()

    def _choose_ports(self) -> dict[str, int]:
        chosen = {name: ports.free_port() for name in self.port_names}
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / "ports.json").write_text(json.dumps(chosen))
        return chosen

    def _settle_ports(self) -> None:
        """Keep the ports of last time, unless another program has taken one meanwhile."""
        if not all(ports.gets_free(port, PATIENCE) for port in self._ports().values()):
            self._choose_ports()

    def _fresh_log(self) -> Path:
        if self.log.exists():
            self.log.replace(self.log.with_name("console.before.log"))
        return self.log

    def _wait(self, until: float) -> None:
        while not self.ready():
            if not self.process.running():
                raise EngineDidNotStart(f"{self.title} ended while starting. The end of its log:\n{self._tail()}")
            if time.monotonic() > until:
                raise EngineDidNotStart(f"{self.title} was not ready in time. The end of its log:\n{self._tail()}")
            time.sleep(LOOK)

    def _tail(self) -> str:
        return self.log.read_text(errors="replace")[-TAIL:] if self.log.exists() else "(it wrote nothing)"
