"""The review clock: from a person's facts to their group, clear period and next review, each with its reason.

Pure functions of the set of facts. The clock is about the person, so a merge or an unmerge moves it by itself.
"""
