"""Mentions grouped into persons: blocking keys, candidate pairs, connected components, clusters, and what changed."""
