"""What adapters share: opening files, rows of CSV and JSON lines, dates and grades as people write them, the report."""
