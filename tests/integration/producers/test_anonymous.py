"""Anonymous reports on a real broker: what stands on the topic tells no more than the reports do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from producers import Publisher, Refused
from producers.delivery.anonymous_batches import BATCH_SIZE
from schemas.events import CrimestoppersReport
from schemas.transport.cloudevents import headers_of, key_of
from schemas.wire import encode
from streams.intake import Intake
from tests.conftest import RunningKafka
from tests.integration.producers.test_publisher import arrived, open_topic
from tests.make import example

SOURCE = "crimestoppers"
LEAST = example("crimestoppers-report-with-the-least")


def reports(count: int) -> list[CrimestoppersReport]:
    """So many, the oldest written down years ago."""
    return [
        CrimestoppersReport.model_validate(
            {**dict(LEAST), "source_reference": str(UUID(int=number, version=4))}, strict=False
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def bootstrap(kafka: RunningKafka) -> str:
    open_topic(kafka.bootstrap, SOURCE)
    return kafka.bootstrap


def test_they_go_together_in_no_order_stamped_with_the_day_and_with_no_header_but_the_envelope(bootstrap: str) -> None:
    told = reports(BATCH_SIZE + 1)
    with Publisher(bootstrap, SOURCE) as publisher:
        for one in told[:-2]:
            publisher.publish(one)
        assert arrived(bootstrap, SOURCE) == []
        report = publisher.publish_all(told[-2:])
    found = arrived(bootstrap, SOURCE)
    assert (report.delivered, report.failed) == (len(told), [])
    sent = {(key_of(one), encode(one), headers_of(one)) for one in told}
    assert {(one.key, one.value, one.headers) for one in found} == sent
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    days = {datetime.fromtimestamp(one.timestamp / 1000, UTC) for one in found}
    assert days <= {midnight, midnight - timedelta(days=1)}
    for partition in {one.partition for one in found}:
        order = [one.key for one in found if one.partition == partition]
        assert order != [key_of(one) for one in told if key_of(one) in set(order)]
    assert {send.topic for send in Intake().advance(found).sends} == {"intel.records"}


def test_nothing_is_sent_that_was_not_checked(bootstrap: str) -> None:
    before = len(arrived(bootstrap, SOURCE))
    with Publisher(bootstrap, SOURCE) as publisher, pytest.raises(Refused, match="not checked"):
        publisher.publish_raw(key_of(LEAST), encode(LEAST), (*headers_of(LEAST), ("traceparent", b"00-1-2-03")))
    assert len(arrived(bootstrap, SOURCE)) == before


def test_every_publisher_of_an_anonymous_source_has_the_same_client_id(bootstrap: str) -> None:
    with Publisher(bootstrap, SOURCE) as publisher:
        assert publisher._producer.config["client_id"] == "viper"
