"""Think: from what was said to what it adds up to. Pure steps, and the engine that runs them over Kafka."""
