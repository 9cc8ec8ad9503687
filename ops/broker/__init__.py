"""The Kafka cluster as on-call engineers handle it: topics, offsets, replays, dead letters."""
