"""What goes wrong is said in one line that names the thing and the next step; a fault of the program is shown whole."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest
from elastic_transport import ConnectionError as NoConnection
from elasticsearch import BadRequestError
from kafka.errors import KafkaTimeoutError

from indexers.errors import NotReconciled
from ops.errors import NotAsked, NotRunning
from ops.output import check_answerable, sentence


@pytest.mark.parametrize("error", [NotRunning("no broker answers"), NotReconciled("the topic is empty")])
def test_what_is_ours_is_said_in_its_own_words(error: Exception) -> None:
    assert sentence(error) == str(error)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KafkaTimeoutError("127.0.0.1:9"), "Kafka failed (KafkaTimeoutError)"),
        (NoConnection("refused"), "Elasticsearch failed (ConnectionError)"),
        (BadRequestError("query", None, {"Ann": "a name"}), "Elasticsearch failed (BadRequestError)"),  # type: ignore[arg-type]
    ],
)
def test_a_failure_of_a_server_names_the_server_and_never_what_was_sent(error: Exception, text: str) -> None:
    assert sentence(error) == f"{text}: see that it runs and answers, with `viper status`, and try again"


@pytest.mark.parametrize("error", [KeyError("k"), ValueError("v"), TypeError()])
def test_a_fault_of_the_program_is_not_hidden(error: Exception) -> None:
    assert sentence(error) is None


def test_a_file_that_cannot_be_used_is_named_with_the_reason() -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        Path("/dev/null/home").mkdir()
    assert sentence(caught.value) == "/dev/null/home cannot be used: Not a directory"


@pytest.mark.parametrize(("file", "named"), [("/data/log/enrich.log", "/data/log/enrich.log"), (None, "a file")])
def test_a_full_disk_is_said_with_what_to_do(file: str | None, named: str) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", file)
    assert sentence(error) == f"{named} cannot be written: No space left on device; make room, and run it again"


def test_a_question_that_nobody_can_answer_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y"))
    check_answerable("Delete it?", yes=True)
    with pytest.raises(NotAsked, match=r"Delete it\? There is no terminal to ask at: say --yes, and nothing is asked"):
        check_answerable("Delete it?", yes=False)


def test_an_error_of_the_system_that_names_no_file_is_not_hidden() -> None:
    assert sentence(OSError("odd")) is None
