"""The adapter for data.police.uk: street-level crime and stop and search, CSV, plain or gzipped.

What the data do not know, the events do not claim:

- **Months without days.** Street-level crimes have a month and nothing finer; the event says month precision.
- **Points that are not addresses.** Every point is one of a fixed list of anonymised map points; precision is street.
- **Rows without ids.** The published Crime ID repeats with other places and outcomes, anti-social behaviour has none,
  and stop and search has none at all. A row is known by a digest of what it says and, among rows that say the same,
  by its number: identical repeats stay distinct, and publishing a file again, in whatever order, makes nothing new.
  A month published again with other outcomes therefore makes other events; withdraw the old month first.
- **Grades.** Recorded crime is 1CP: a reliable source that was told. Stop and search is 1AP: one that was there.
- **When we were told.** The first moment after the month for crimes; the moment of the search for searches. Never now.
"""
