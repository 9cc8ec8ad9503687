"""The demonstration: what a year adds up to, beside what was so, and what heals when one report is withdrawn."""
