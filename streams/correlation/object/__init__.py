"""What the facts about one thing add up to. So far these are drug lines: their numbers over time, where they sell."""
