"""The desk: one web page about each thing, made on the server, asked of Elasticsearch with the reader's own rights."""
