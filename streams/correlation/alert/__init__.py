"""Alerts as raised by a rule, joined with the decisions that people took about them."""
