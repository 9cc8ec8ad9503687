"""The adapter for court hearings: the Common Platform message, bare or in its notification, one a file or one a line.

- **Charges.** One event for each defendant of a case, whatever hearings it comes before: hearing after hearing is told
  as a higher revision and never as another charge. It happened when the message says they were charged, else on the
  first day of the hearing. Its outcomes are the results that are no sentences.
- **Sentences.** One event for each defendant of a hearing, on the day the court ordered them. Terms of custody in days
  by the calendar (``terms``); a suspended term is no custody until it is activated. A hearing that says what was
  resulted, and holds no sentence any more, is told with no items: that takes back what it said before.
- **Revisions.** The message has no number, only the time it was shared at: its minute since the hearing began, for
  charges its hour since 2000. Of shares within one such span the last is published and the others are reported.
- **Persons** are suspects where charged, and convicted where sentenced. Placeholders are left as they came: whoever
  reads the event sets them aside. The court itself is not where anything happened.
- **Identity.** Names with aliases, every register's number, telephones. A share that lacks a number does not take back
  that of a share before in the same publication.
- **Left out.** Every field without a place in an event is reported by name.
- **Whole or not at all.** A defendant with a wrong part is refused with its place, and the others go on: a message of
  another type, an organisation, an id that another defendant has, an offence without words, custody without a term.
- **Grades.** 1AP: a court knows its own results, and they are public.
"""
