"""Who reads, and where the desk may be served. Elasticsearch says who somebody is; the desk keeps no password.

A name and a password are turned into the header that Elasticsearch takes, once, and live in the memory of a session.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final, NamedTuple, Protocol
from urllib.parse import urlsplit

from desk.document_store import DocumentStore
from desk.errors import InputRefused, NotServed

LONGEST_SECRET: Final = 1_000
"""Characters of a name, a password or a key."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The header by which Elasticsearch knows a reader. It is never written anywhere, nor shown by ``repr``."""

    authorization: str = field(repr=False)


class Reader(NamedTuple):
    """Who reads, as Elasticsearch knows them."""

    name: str
    roles: tuple[str, ...] = ()


class Directory(Protocol):
    """Elasticsearch as the desk knows it before anybody has signed in."""

    def secured(self) -> bool:
        """Whether it asks who somebody is. Raise StoreUnavailable."""
        ...

    def sign_in(self, credentials: Credentials) -> Reader:
        """Who this is. Raise SignInRefused where nobody, StoreUnavailable where nothing answers."""
        ...

    def store(self, credentials: Credentials | None) -> DocumentStore:
        """The documents that the bearer may read; without credentials those that anybody may."""
        ...


def password_credentials(name: str, password: str) -> Credentials:
    """Of a name and password (HTTP basic). Raise InputRefused where either is missing, too long, or has a colon."""
    if not name or not password:
        raise InputRefused("give a name and a password, or an API key")
    if len(name) + len(password) > LONGEST_SECRET or ":" in name:
        raise InputRefused("no name has a colon, and no name and password are that long")
    return Credentials(f"Basic {b64encode(f'{name}:{password}'.encode()).decode()}")


def key_credentials(key: str) -> Credentials:
    """Of an API key in its encoded form. Raise InputRefused where it has characters that no key has."""
    if len(key) > LONGEST_SECRET or not key.isascii() or not key.isprintable() or " " in key:
        raise InputRefused("an API key is one word of letters and figures: take the encoded form that was shown")
    return Credentials(f"ApiKey {key}")


def is_loopback(host: str) -> bool:
    """Whether this host is the machine itself and nobody else can reach it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_served(host: str, elasticsearch: str, *, secured: bool, encrypted: bool, contained: bool = False) -> None:
    """Raise NotServed where personal data could be read by whoever reaches the desk, or on the way.

    ``secured``: Elasticsearch asks who somebody is; ``encrypted``: the desk is served with TLS; ``contained``: it runs
    in a container, where a name without a dot is another container of the same machine.
    """
    server = urlsplit(elasticsearch)
    beside = contained and "." not in (server.hostname or ".")
    if not secured and not is_loopback(host):
        raise NotServed(
            f"Elasticsearch at {elasticsearch} lets anybody read, so the desk is served on this machine alone: "
            "whoever runs the cluster can turn its security on and give roles; until then use --host 127.0.0.1"
        )
    if not is_loopback(host) and not encrypted:
        raise NotServed(
            f"names and passwords would travel to {host} in plain: give --certificate and --key, "
            "or serve on 127.0.0.1 behind a proxy that has them"
        )
    if server.scheme != "https" and not beside and not is_loopback(server.hostname or ""):
        raise NotServed(f"credentials would travel to {elasticsearch} in plain: name it with https")
