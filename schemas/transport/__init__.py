"""An event as a Kafka record: its envelope, who may send it, and what is wrong with one that is refused."""
