"""What the facts about one operation add up to: enforcement beside protection, by month and town."""
