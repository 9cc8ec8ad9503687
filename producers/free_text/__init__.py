"""The adapter for intelligence reports written as text: one report a file, header lines, then numbered items.

Each item ends with its grade after the full stop, as in ``[1BP]``; the grammar is in ``docs/adapters.md``. A report is
taken whole or not at all: half a report would read as if the other half had never been written.

- **Times.** Dates are ISO or day/month/year; a time of day without a zone is by the clocks of the United Kingdom.
- **When it happened.** What ``Occurred`` says, as precisely as it is written; without it, the date of intelligence.
- **Who and where.** The text is kept as it is and asserts no mention; what is found in it later is marked extracted.
"""
