"""The review clock: a person's group, clear period and next review under the review schedule, with reasons.

Pure functions of the set of facts; a merge or a split of the person moves the clock by itself.
"""
