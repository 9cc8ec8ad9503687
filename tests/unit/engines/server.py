"""A file server that misbehaves on request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Manners:
    """How the server behaves, and what it was asked."""

    content: bytes
    breaks_off_after: int | None = None  # bytes of each answer
    breaks_off_times: int = 0
    knows_range: bool = True
    status: int | None = None  # answered to everything
    asked_from: list[int] = field(default_factory=list)  # the offset of each request


@contextmanager
def serving(manners: Manners) -> Iterator[str]:
    """The address of a server with these manners."""
    handler = type("Handler", (_Handler,), {"manners": manners})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    manners: Manners

    def do_GET(self) -> None:
        manners = self.manners
        offset = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        manners.asked_from.append(offset)
        start = offset if manners.knows_range else 0
        body = b"" if manners.status else manners.content[start:]
        self.send_response(manners.status or (206 if start else 200))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(manners.content) - 1}/{len(manners.content)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if manners.breaks_off_times:
            manners.breaks_off_times -= 1
            body = body[: manners.breaks_off_after]
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""
