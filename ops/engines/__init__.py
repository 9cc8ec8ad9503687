"""A real Apache Kafka and a real Elasticsearch as ordinary processes, from pinned artefacts."""
