"""Servers that exist already and were named in a setting: used, never started, stopped or disturbed."""

from __future__ import annotations

from typing import NoReturn, Self

from ops.engines import elasticsearch, ports
from ops.engines.errors import EngineDidNotStart, EngineNotOurs


class _External:
    """The verbs of an engine, for a server that is not ours."""

    setting: str

    def fetch(self) -> None:
        """Nothing to fetch."""

    def start(self) -> Self:
        """Nothing to start. Raise EngineDidNotStart when it is not there."""
        if not self.running():
            raise EngineDidNotStart(
                f"The server named in {self.setting} does not answer: start it, or correct the name."
            )
        return self

    def stop(self) -> None:
        """It goes on: it is not ours."""

    def running(self) -> bool:
        """Whether it answers."""
        raise NotImplementedError

    def has_address(self) -> bool:
        """It was named."""
        return True

    def kill(self) -> NoReturn:
        """Raise EngineNotOurs."""
        raise EngineNotOurs(f"The server named in {self.setting} is not ours to kill or freeze: unset {self.setting}.")

    freeze = thaw = kill

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class ExternalKafka(_External):
    """The brokers named in ``VIPER_KAFKA``: ``host:port``, several with commas between."""

    setting = "VIPER_KAFKA"

    def __init__(self, bootstrap: str) -> None:
        self.bootstrap = bootstrap

    def running(self) -> bool:
        """Whether one of the brokers answers."""
        places = (place.strip().rpartition(":") for place in self.bootstrap.split(","))
        return any(port.isdigit() and ports.answers(host.strip("[]"), int(port)) for host, _, port in places)


class ExternalElasticsearch(_External):
    """The server named in ``VIPER_ELASTICSEARCH``: a URL."""

    setting = "VIPER_ELASTICSEARCH"

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def running(self) -> bool:
        """Whether it answers."""
        return elasticsearch.answers(self.url)
