"""Ports that nobody listens on, on this machine only."""

from __future__ import annotations

import random
import socket
import time
from pathlib import Path
from typing import Final

from ops.engines.errors import EngineError

HOST: Final = "127.0.0.1"  # never anything else: there is no TLS and no password
LOWEST: Final = 10_000
RANGE: Final = Path("/proc/sys/net/ipv4/ip_local_port_range")


def free_port() -> int:
    """A free port below those that outgoing connections get.

    From the others, a client that keeps trying while its server is down may take the server's port, or reach itself.
    """
    ports = range(LOWEST, _first_outgoing())
    for port in random.sample(ports, 100):
        if is_free(port):
            return port
    raise EngineError(f"No free port was found on {HOST} from {ports.start} to {ports.stop}.")


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that ended just now do not count
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def gets_free(port: int, patience: float) -> bool:
    """Whether a server can listen there within ``patience`` seconds."""
    until = time.monotonic() + patience
    while not is_free(port):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def answers(host: str, port: int) -> bool:
    """Whether someone listens there."""
    try:
        with socket.create_connection((host, port), 0.5):
            return True
    except OSError:
        return False


def _first_outgoing() -> int:
    first = int(RANGE.read_text().split()[0]) if RANGE.is_file() else 32_768
    return max(first, LOWEST + 10_000)
