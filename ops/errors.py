"""What can go wrong while running Viper. Each message names the thing, the rule and the next step.

OpsError
├── NotRunning           there is nothing to ask: start it, or name the servers
├── GenerationMixedUp    the broker's topics are not those the generation was made with
├── OtherRules           the generation was concluded by other rules than this release's: rebuild
├── StoodTooLong         a process has missed deletions that are no longer remembered: rebuild
├── NotQuiet             a view has lag, so that what is compared now would be wrong a moment later
├── UnsafeCluster        a production cluster that could lose data
├── NotAsked             what is asked first was begun where nobody can answer
├── PurgeRefused         the home folder, or a part of it, is not Viper's to delete
├── SearchRefused        a search asks for what its documents do not have
├── NotInTime            something did not finish while we waited
└── NotFound             no such event, document or dead letter
"""

from __future__ import annotations

from typing import ClassVar


class OpsError(Exception):
    """Anything an operator is told in one sentence."""

    exit_code: ClassVar[int] = 2


class NotRunning(OpsError):
    """No broker or no Elasticsearch answers."""


class GenerationMixedUp(OpsError):
    """A topic was deleted and made again under a generation, or the cluster was swapped."""


class OtherRules(OpsError):
    """A process of this release would mix its conclusions with those of another one's rules."""


class StoodTooLong(OpsError):
    """A process stood still for longer than deletions are remembered. It was not started."""


class NotQuiet(OpsError):
    """A view has lag. Nothing was changed; it may be tried again when the view has caught up."""


class UnsafeCluster(OpsError):
    """The cluster's settings could lose acknowledged records."""


class NotAsked(OpsError):
    """A command that asks before it does something was run without a terminal. Nothing was done."""


class PurgeRefused(OpsError):
    """Nothing, or nothing more, was deleted: the folder is not Viper's, or the disk does not let go of it."""


class SearchRefused(OpsError):
    """Two searches at once, or a filter that the documents searched do not have. Nothing was asked."""


class NotInTime(OpsError):
    """Something did not finish while we waited. It may still."""


class NotFound(OpsError):
    """There is no such thing."""
