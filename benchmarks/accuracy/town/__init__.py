"""A town of different people, and how surely their mentions are told apart: ``python -m benchmarks.accuracy.town``."""
