"""A directory of users, a log of consultations and a broker in memory, and a desk made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.testclient import TestClient

from desk.access import Credentials, Reader, password_credentials
from desk.application import Desk, Settings, application
from desk.consultation_log import ConsultationLog
from desk.errors import SignInNeeded, SignInRefused
from desk.sessions import Sessions
from desk.sign_in_attempts import SignInAttempts
from ops.desk_services.services import CommandLineServices
from schemas.bookkeeping.combinations import Combination
from schemas.bookkeeping.consultations import Consultation
from schemas.views import View
from schemas.wire import SourceRecord
from tests.unit.desk.document_memory import DocumentMemory

HERE = "http://127.0.0.1"


class ConsultationMemory:
    """The entries of the log, as bytes."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []

    def last(self) -> tuple[int, bytes] | None:
        return (len(self.entries), self.entries[-1]) if self.entries else None

    def append(self, number: int, entry: bytes) -> bool:
        if number != len(self.entries) + 1:
            return False
        self.entries.append(entry)
        return True

    def read(self) -> list[Consultation]:
        return [Consultation.model_validate_json(entry) for entry in self.entries]


@dataclass
class DirectoryMemory:
    """Users with their passwords and the views that they may read; without users everybody reads everything."""

    memory: DocumentMemory
    users: Mapping[str, tuple[str, tuple[View, ...]]] = field(default_factory=dict)

    def secured(self) -> bool:
        return bool(self.users)

    def sign_in(self, credentials: Credentials) -> Reader:
        return Reader(self._name(credentials), ("analyst",))

    def store(self, credentials: Credentials | None) -> DocumentMemory:
        if not self.users:
            return self.memory
        if credentials is None:
            raise SignInNeeded("sign in first")
        return self.memory.readable(self.users[self._name(credentials)][1])

    def _name(self, credentials: Credentials) -> str:
        for name, (password, _) in self.users.items():
            if password_credentials(name, password) == credentials:
                return name
        raise SignInRefused("Elasticsearch does not know this name and password, or this key")


class DeskOfTest:
    """A desk, what it published and logged, and its clock."""

    def __init__(
        self, memory: DocumentMemory, *, now: datetime, users: Mapping[str, tuple[str, tuple[View, ...]]] | None = None
    ) -> None:
        self.seconds = 0.0
        self.published: list[SourceRecord] = []
        self.combinations: list[Combination] = []
        self.consultations = ConsultationMemory()
        settings = Settings(tuple(View), None if users else Reader("ann"), ("127.0.0.1",))
        self.application = application(
            Desk(
                settings,
                DirectoryMemory(memory, users or {}),
                CommandLineServices(self.published.append, lambda _: self.combinations),
                ConsultationLog(self.consultations, lambda: now),
                Sessions(lambda: self.seconds),
                SignInAttempts(lambda: self.seconds),
            )
        )

    def browser(self) -> TestClient:
        return TestClient(self.application, base_url=HERE, follow_redirects=False)
