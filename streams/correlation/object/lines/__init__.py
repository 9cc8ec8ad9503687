"""Drug lines: their document, the towns and premises they are reported at, and the patterns of these."""
