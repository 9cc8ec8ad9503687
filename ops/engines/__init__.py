"""A real Apache Kafka and a real Elasticsearch as ordinary processes, from pinned artefacts."""

from ops.engines.artefacts import fetch
from ops.engines.elasticsearch import Elasticsearch
from ops.engines.errors import EngineError
from ops.engines.kafka import Kafka
from ops.engines.stack import Stack, elasticsearch_in, kafka_in

__all__ = ["Elasticsearch", "EngineError", "Kafka", "Stack", "elasticsearch_in", "fetch", "kafka_in"]
