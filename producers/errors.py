"""What can go wrong while publishing.

ProducerError
├── BrokerUnavailable   no broker answered; the same events may be published again, later
├── TopicMissing        the source has no topic: declare it in ``schemas.sources`` and prepare the topics
├── NotYourName         an event names another source than this publisher's
├── NotDelivered        a publisher was left without asking what had failed, and something had
├── WrongMapping        a mapping file cannot be followed; the message says which entry, and why
└── UnreadableFile      a file is not what the adapter reads; the message says what it misses

What keeps a single event from arriving is no exception: it stands in the report, and the others go on.
"""

from __future__ import annotations


class ProducerError(Exception):
    """Anything that keeps an event from being published."""


class BrokerUnavailable(ProducerError):
    """No broker answered in time. Nothing is lost: publish the same again, ids stay the same."""


class TopicMissing(ProducerError):
    """The topic of this source does not exist on the broker. Whoever runs the pipeline can make it."""


class NotYourName(ProducerError):
    """An event must name the source that publishes it."""


class NotDelivered(ProducerError):
    """Some events did not arrive, and nobody had asked. Publish them again: ids stay the same."""


class UnreadableFile(ProducerError):
    """The file as a whole cannot be read."""


class WrongMapping(ProducerError):
    """A mapping file is not what it should be, or does not fit the schema. Whoever wrote it can mend it."""
