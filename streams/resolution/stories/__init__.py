"""Which reports tell one story (are retellings of each other): a pure function of the set of accounts.

An item is reduced to an *account* (``accounts``); accounts that share a day and a place, name or thing are candidates
(``story_blocking_keys``), compared feature by feature (``account_comparison``), and clustered complete-link, so that no
story holds two that clearly differ (``story_clustering``). ``story_index`` keeps the stories up to date.
"""
