"""The adapter for data.police.uk: street-level crime and stop and search, CSV, plain or gzipped.

What the data do not know, the events do not claim:

- **Months without days.** Street-level crimes have a month and nothing finer; the event says month precision.
- **Points that are not addresses.** Every point is one of a fixed list of anonymised map points; precision is street.
  Without a point, a street or an LSOA there is no location. The LSOA's name follows from its code and is left out.
- **Rows without ids.** The published Crime ID repeats with other places and outcomes, anti-social behaviour has none,
  and stop and search has none at all. A row is known by a digest of what it says and, among rows that say the same,
  by its number: identical repeats stay distinct, and publishing a file again, in whatever order, makes nothing new.
  A month published again with other outcomes therefore makes other events; withdraw the old month first.
- **Searches without a force.** Only the file's published name says whose they are. It goes into the digest, so that
  equal rows of two forces stay two searches; a file under another name is known by its rows alone.
- **Grades.** Recorded crime is 1CP: a reliable source that was told. Stop and search is 1AP: one that was there.
- **When we were told.** The first moment after the month for crimes; the moment of the search for searches. Never now.

What is refused, and how:

- A file is told by its header line, never by its name. Other columns, an encoding that is not UTF-8 (a byte order
  mark is fine), a damaged or broken-off archive and an open quote raise UnreadableFile; what was read before stands.
- A row with too many or too few values, a blank line, a time or a coordinate that cannot be, a flag or a sex outside
  its list is a bad row, with its line and the reason, and the rows around it go on. Crime types, outcomes, age ranges
  and powers change over the years and are kept as they come.
"""
