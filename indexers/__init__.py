"""Keep and find: from conclusions to Elasticsearch. Plain consumers, not Faust."""
