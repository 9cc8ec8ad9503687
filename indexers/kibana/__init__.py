"""Kibana's objects: one a file, the JSON that Kibana keeps as text decoded, so that a change can be read."""
