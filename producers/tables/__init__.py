"""The adapter for tables: CSV, with a mapping file that says which column is which field of which kind of event.

A row is an event. What cannot be followed is found before a row is read: a field that the kind has not, a required one
that nothing fills, a column that the file has not, a column of it that is neither mapped nor ignored. After that, a row
is an event or refused with its line, its column and the reason.

- **Layout.** The header is looked for at the start of the file, whatever separates its columns. Titles above it, blank
  lines, repeated headers and totals are no rows and are reported as left out (``sheet_rows``).
- **Spreadsheet damage** is recognised by its form, and the row refused (``spreadsheet_damage``).
- **Empty cells** are absent. A person, place, thing or item of which every column is empty is absent, too, whatever is
  constant about it, and so are links to it.
- **Dates** without a time of day are that day in UTC; times without a zone go by the clocks of the zone the mapping
  names. The year of a birth has four digits: of two, nobody can say which century they mean. What happened or was
  recorded in a year of two digits was so from 1969 to 2068, as ``strptime`` has it.
- **Not known.** ``N/K``, ``TBC``, ``unknown`` where a date, a number, a flag or one of a list of words belongs is no
  value: the field is absent, and that is told.
- **Grades** of 5x5x5 become 3x5x2 by a table. That is local policy: ours (``graded_5x5x5.toml``) serves until a mapping
  brings its own. A code that is not in the table is refused, never guessed.
"""
