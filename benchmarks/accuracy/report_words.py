"""Count in how many reports each stem stands: ``reference/data/report_words.csv``, from the written pairs.

python -m benchmarks.accuracy.report_words

The texts are those that may be read (``story_weights.WRITTEN``). Stems of fewer than three reports are left out: most
are names and slips, and count as the rest of their kind.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from typing import Final

from benchmarks.accuracy.story_pairs import PAIRS, story_pairs
from benchmarks.accuracy.story_weights import WRITTEN
from reference.report_words import SENSE
from reference.tables import DATA
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.word_weights import senses

FEWEST: Final = 3
"""Reports of a stem that is in the table."""


def report_word_counts(accounts: Iterable[Account]) -> list[tuple[str, int]]:
    """The stems with the number of accounts that use them, the most used first; first of all how many accounts.

    What is called by several words is counted with each of them and by itself.
    """
    used, reports = Counter[str](), 0
    for account in accounts:
        used.update(account.words)
        used.update(f"{SENSE}{sense}" for sense in senses(account.words))
        reports += 1
    often = [(word, count) for word, count in used.items() if count >= FEWEST or word.startswith(SENSE)]
    return [("", reports), *sorted(often, key=lambda one: (-one[1], one[0]))]


def written_accounts() -> list[Account]:
    """Both accounts of every written pair."""
    pairs = (pair for name in WRITTEN for pair in story_pairs(PAIRS.with_name(name)))
    return [account for pair in pairs for account in (pair.one, pair.other)]


def main() -> None:
    """Write the table."""
    with (DATA / "report_words.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("stem", "reports"))
        writer.writerows(report_word_counts(written_accounts()))


if __name__ == "__main__":
    main()
