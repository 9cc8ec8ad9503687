"""A server with the shape of Kibana's interface: spaces, roles, settings and the import of saved objects.

No Kibana can be had where the tests run, so that it could not be held against the real one: it follows the published
description of the interface, and refuses what that says is refused.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, Any]]


class FakeKibana:
    """What it holds. ``key``: whoever sends another is turned away; ``refuses``: types that it does not take."""

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        self.spaces: dict[str, dict[str, Any]] = {}
        self.roles: dict[str, dict[str, Any]] = {}
        self.settings: dict[str, dict[str, Any]] = {}
        self.objects: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
        self.refuses: set[str] = set()

    def answer(self, method: str, path: str, headers: Any, body: bytes) -> Answer:
        if "kbn-xsrf" not in headers:
            return 400, {"message": "Request must contain a kbn-xsrf header."}
        if self.key and headers.get("Authorization") != f"ApiKey {self.key}":
            return 401, {"message": "Unauthorized"}
        match [part for part in path.split("/") if part]:
            case ["api", "spaces", "space"] if method == "POST":
                return self._make_space(json.loads(body))
            case ["api", "spaces", "space", id_] if method == "PUT" and id_ in self.spaces:
                self.spaces[id_] = json.loads(body)
                return 200, self.spaces[id_]
            case ["api", "security", "role", name] if method == "PUT":
                self.roles[name] = json.loads(body)
                return 200, {}
            case ["s", space, *rest] if method == "POST" and space in self.spaces:
                return self._within(space, rest, headers, body)
        return 404, {"message": "Not Found"}

    def _make_space(self, space: dict[str, Any]) -> Answer:
        if space["id"] in self.spaces:
            return 409, {"message": "A space with the identifier already exists."}
        self.spaces[space["id"]] = space
        return 200, space

    def _within(self, space: str, rest: list[str], headers: Any, body: bytes) -> Answer:
        if rest == ["internal", "kibana", "settings"] and "x-elastic-internal-origin" in headers:
            self.settings.setdefault(space, {}).update(json.loads(body)["changes"])
            return 200, {"settings": self.settings[space]}
        if rest == ["api", "saved_objects", "_import"]:
            return self._import(space, _file(headers["Content-Type"], body))
        return 404, {"message": "Not Found"}

    def _import(self, space: str, lines: list[dict[str, Any]]) -> Answer:
        held = self.objects.setdefault(space, {})
        known = {*held, *((line["type"], line["id"]) for line in lines)}
        errors = []
        for line in lines:
            missing = [each for each in line["references"] if (each["type"], each["id"]) not in known]
            kind = "missing_references" if missing else "unsupported_type" if line["type"] in self.refuses else None
            if kind:
                errors.append({"id": line["id"], "type": line["type"], "error": {"type": kind}})
            else:
                held[line["type"], line["id"]] = line
        told = {"success": not errors, "successCount": len(lines) - len(errors)}
        return 200, {**told, **({"errors": errors} if errors else {})}


def _file(content_type: str, body: bytes) -> list[dict[str, Any]]:
    parts = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body).get_payload()
    (part,) = [each for each in parts if not isinstance(each, str)]
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert str(part.get_filename()).endswith(".ndjson")
    return [json.loads(line) for line in payload.splitlines()]


@contextmanager
def served(kibana: FakeKibana) -> Iterator[str]:
    """Its address, while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, told = kibana.answer(self.command, urlsplit(self.path).path, self.headers, body)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        do_POST = do_PUT = _answer  # noqa: N815  named so by its base

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  named so by its base
            """Nothing is written to the console of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
