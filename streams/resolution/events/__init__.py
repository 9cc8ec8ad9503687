"""One event alone: its document, and the facts it asserts about places, things, operations and alerts."""
