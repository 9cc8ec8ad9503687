"""The adapter for data.police.uk: street-level crime and stop and search, CSV, plain or gzipped.

What the data do not know, the events do not claim:

- **Months without days.** Street-level crimes have a month and nothing finer; the event says month precision.
- **Points that are not addresses.** Every point is one of a fixed list of anonymised map points; precision is street.
  Without a point, a street or an LSOA there is no location. The LSOA's name follows from its code and is left out.
- **Crimes with an ID.** The Crime ID identifies the crime, together with its place where one file publishes the ID at
  several places. The outcome makes the revision: the further on, the higher; of equals a digest of the row decides, so
  that neither the order of files nor of rows matters. A month fetched again gives revisions and no second crimes.
- **Rows without an ID.** Anti-social behaviour and stop and search are identified by a digest of the row and, among
  rows of equal values, by their number: like rows stay distinct, and publishing a file again makes nothing new.
- **Searches without a force.** Only the file's published name says whose they are, also of a copy named ``… (1).csv``.
  It goes into the digest, so that equal rows of two forces stay two searches; a file under another name is known by its
  rows alone.
- **Grades.** Recorded crime is 1CP: a reliable source that was told. Stop and search is 1AP: one that was there.
- **When we were told.** The first moment after the month for crimes; the moment of the search for searches. Never now.

What is refused, and how:

- A file is recognised by its header line, never by its name. Other columns, an encoding that is no Unicode, a damaged
  or broken-off archive raise UnreadableFile; what was read before stands.
- A row with an open quote, with too many or too few values, a blank line, a time or a coordinate that cannot be, a flag
  or a sex outside its list is a bad row, with its line and the reason, and the rows around it go on. Crime types,
  outcomes, age ranges and powers change over the years and are kept as they come.
"""
