"""From what is typed into ``viper search`` to an Elasticsearch request, and from its hits to the rows of a table."""
