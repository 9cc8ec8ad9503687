"""What the facts about one person add up to: names, roles, places and times, and why their mentions are one."""
