"""The store in memory keeps what the desk relies on, so that tests over it say something of the real one."""

from __future__ import annotations

import pytest

from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.store_promises import PROMISES, Promise


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_store_in_memory(promise: Promise, memory: DocumentMemory, documents: dict[Key, bytes]) -> None:
    promise(memory, documents)
