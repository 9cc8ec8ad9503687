"""Bring events in: what an upstream system needs, and adapters for real formats.

``build`` an event and have it checked, ``Publisher`` to send it, ``Spool`` to keep it while the broker is away. What a
source is told later is in its receipts (``viper receipts``). Ten lines of it are in ``docs/publishing.md``.
"""

from producers.delivery.delivery_report import DeliveryReport
from producers.delivery.publisher import Publisher
from producers.delivery.spool import Spool
from producers.delivery.validation import build
from producers.errors import (
    BrokerUnavailable,
    NotDelivered,
    ProducerError,
    Refused,
    SpoolFull,
    SpoolUnusable,
    TopicMissing,
)

__all__ = [
    "BrokerUnavailable",
    "DeliveryReport",
    "NotDelivered",
    "ProducerError",
    "Publisher",
    "Refused",
    "Spool",
    "SpoolFull",
    "SpoolUnusable",
    "TopicMissing",
    "build",
]
