"""Puts the space, the role and the objects of a view into a running Kibana. Done twice it changes nothing."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import requests

from indexers.kibana.access import role, role_name, settings, space, space_id
from indexers.kibana.bundle import bundle
from indexers.kibana.errors import ImportRefused
from schemas.views import View

PATIENCE: Final = 60.0
"""Seconds for one answer of Kibana."""

_HEADERS: Final = {"kbn-xsrf": "viper", "x-elastic-internal-origin": "Kibana"}


class Imported(NamedTuple):
    """What was put where."""

    view: View
    space: str
    role: str | None
    objects: int


class KibanaServer:
    """One Kibana. ``key``: an API key in its encoded form; none where Kibana asks nobody who they are."""

    def __init__(self, url: str, key: str | None = None) -> None:
        self._url = url.rstrip("/")
        _check(self._url, key)
        self._session = requests.Session()
        self._session.headers.update(_HEADERS | ({"Authorization": f"ApiKey {key}"} if key else {}))

    def import_view(self, view: View, desk: str, *, with_role: bool) -> Imported:
        """Make or update the space and, if asked, the role; then replace the objects. Raise ImportRefused."""
        self._put_space(view)
        if with_role:
            self._call("PUT", f"/api/security/role/{role_name(view)}", json=role(view))
        within = f"/s/{space_id(view)}"
        self._call("POST", f"{within}/internal/kibana/settings", json={"changes": settings(view)})
        file = {"file": (f"viper-{view.value}.ndjson", bundle(view, desk), "application/ndjson")}
        answer = self._call("POST", f"{within}/api/saved_objects/_import?overwrite=true", files=file)
        if not answer.get("success"):
            raise ImportRefused(f"Kibana took {answer.get('successCount', 0)} objects and refused: {_refused(answer)}")
        return Imported(view, space_id(view), role_name(view) if with_role else None, int(answer["successCount"]))

    def _put_space(self, view: View) -> None:
        made = self._send("POST", "/api/spaces/space", json=space(view))
        if made.status_code == requests.codes.conflict:
            made = self._send("PUT", f"/api/spaces/space/{space_id(view)}", json=space(view))
        _read(made)

    def _call(self, method: str, path: str, **content: Any) -> dict[str, Any]:
        return _read(self._send(method, path, **content))

    def _send(self, method: str, path: str, **content: Any) -> requests.Response:
        try:
            return self._session.request(method, f"{self._url}{path}", timeout=PATIENCE, **content)
        except requests.RequestException as error:
            raise ImportRefused(f"no Kibana answers at {self._url}: start it, or name another with --kibana") from error


def _check(url: str, key: str | None) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImportRefused(f"{url!r} is no address of a Kibana; one is like https://kibana.example:5601")
    if key and parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ImportRefused(f"the key would travel to {parts.hostname} in plain: name it with https")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(answer: requests.Response) -> dict[str, Any]:
    path = urlsplit(answer.url).path
    if answer.status_code in {requests.codes.unauthorized, requests.codes.forbidden}:
        needed = "one that manages spaces, roles and saved objects"
        raise ImportRefused(f"the key may not use {path}: whoever administers Kibana gives {needed}")
    if not answer.ok:
        raise ImportRefused(f"Kibana answers {answer.status_code} to {path}")
    read: dict[str, Any] = answer.json() if answer.content else {}
    return read


def _refused(answer: dict[str, Any]) -> str:
    """Ids and kinds of error of what Kibana did not take, the first five."""
    errors = answer.get("errors", [])
    named = [f"{each['type']} {each['id']} ({each['error']['type']})" for each in errors[:5]]
    return ", ".join(named) + (f" and {len(errors) - 5} more" if len(errors) > 5 else "")
