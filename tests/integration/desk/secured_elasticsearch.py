"""An Elasticsearch with users and roles of its own, as a force runs it: the reader of P may not read C."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Final

import requests

from indexers.kibana.access import role
from ops.engines import Elasticsearch
from schemas.views import View

PASSWORD: Final = "battery staple"
LOGGING: Final = "[create_doc, read, create_index, view_index_metadata]"
ROLES: Final = f"""
reader_p: {json.dumps(role(View.P)["elasticsearch"])}
reader_c: {json.dumps(role(View.C)["elasticsearch"])}
desk: {{indices: [{{names: ["intel-consultations"], privileges: {LOGGING}}}]}}
data_protection: {{indices: [{{names: ["intel-consultations"], privileges: [read]}}]}}
"""
USERS: Final = {
    "root": ("superuser",),
    "pat": ("reader_p",),
    "cal": ("reader_p", "reader_c"),
    "desk": ("desk",),
    "dpo": ("data_protection",),
    "nobody": (),
}
"""Invented users, all with the same password."""


class SecuredElasticsearch(Elasticsearch):
    """One server that asks everybody who they are."""

    def __init__(self, home: Path) -> None:
        settings = {"xpack.security.enabled": "true", "xpack.security.enrollment.enabled": "false"}
        super().__init__(home, fast=True, settings=settings, heap="512m")

    def ready(self) -> bool:
        """It answers root."""
        try:
            answer = requests.get(f"{self.url}/_cluster/health", auth=("root", PASSWORD), timeout=5)
        except requests.RequestException:
            return False
        return answer.ok

    def _prepare(self) -> None:
        super()._prepare()
        line = _hashed(PASSWORD)
        (self._config / "roles.yml").write_text(ROLES)
        (self._config / "users").write_text("".join(f"{name}:{line}\n" for name in USERS))
        roles = sorted({role for of in USERS.values() for role in of})
        having = {role: ",".join(name for name, of in USERS.items() if role in of) for role in roles}
        (self._config / "users_roles").write_text("".join(f"{role}:{names}\n" for role, names in having.items()))


def _hashed(password: str) -> str:
    """As the file realm stores it: PBKDF2 of 1,000 rounds."""
    salt = b"a salt of thirty-two bytes, here"
    key = pbkdf2_hmac("sha512", password.encode(), salt, 1_000, dklen=32)
    return "{PBKDF2}1000$" + b64encode(salt).decode() + "$" + b64encode(key).decode()
