"""What codes mean: closed lists, each member with what it counts for and the other words that systems use for it."""
