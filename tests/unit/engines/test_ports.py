from __future__ import annotations

import socket

from ops.engines import ports


def test_a_port_somebody_listens_on_is_not_free_and_answers() -> None:
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]
        assert ports.answers(ports.HOST, port)
        assert not ports.is_free(port)
        assert not ports.gets_free(port, patience=0.1)
    assert ports.gets_free(port, patience=1.0)
    assert not ports.answers(ports.HOST, port)


def test_a_chosen_port_is_never_one_that_outgoing_connections_get() -> None:
    first_outgoing = int(ports.RANGE.read_text().split()[0])
    assert all(ports.LOWEST <= ports.free_port() < first_outgoing for _ in range(50))
