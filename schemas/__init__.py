"""What is said: the shapes of everything that travels. pydantic only; knows nobody."""
