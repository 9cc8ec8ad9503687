"""What can go wrong while publishing.

ProducerError
├── Refused             an event is no good, or not this source's to say; its ``problems`` say where and why
│   └── TooLarge        an event is larger than its limits; of many published at once it alone is left out
├── BrokerUnavailable   no broker answered; the same events may be published again, later
├── TopicMissing        the source has no topic: declare it in ``schemas.sources`` and prepare the topics
├── NotDelivered        some events did not arrive: nobody had asked, or they wait on disk
├── WrongMapping        a mapping file cannot be followed; the message says which entry, and why
├── UnreadableFile      a file is not what the adapter reads; the message says what it misses
├── SpoolFull           the disk queue holds as much as it may: drain it, or allow it more
└── SpoolUnusable       the disk queue is damaged, or of another release

What keeps a single event of many from arriving is no exception: it stands in the report, and the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.errors import Problem


class ProducerError(Exception):
    """Anything that keeps an event from being published."""


class Refused(ProducerError):
    """Nothing was sent. Each problem names the field, the rule and a right value; never what was in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


class TooLarge(Refused):
    """An event above the limits of size: it alone cannot be sent. A publisher reports it as failed and goes on."""


class BrokerUnavailable(ProducerError):
    """No broker answered in time. Nothing is lost: publish the same again, ids stay the same."""


class TopicMissing(ProducerError):
    """The topic of this source does not exist on the broker. Whoever runs the pipeline can make it."""


class NotDelivered(ProducerError):
    """Some events did not arrive. Publish them again: ids stay the same."""


class UnreadableFile(ProducerError):
    """The file as a whole cannot be read."""


class SpoolFull(ProducerError):
    """Nothing more can be kept on disk. What was accepted before is safe."""


class SpoolUnusable(ProducerError):
    """The file of the spool is not one, or not one of ours. It is left untouched."""


class WrongMapping(ProducerError):
    """A mapping file is not what it should be, or does not fit the schema. Whoever wrote it can mend it."""
