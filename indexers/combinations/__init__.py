"""The log of combination: a plain consumer of the conclusions, one a view. Nothing here knows Elasticsearch."""
