"""Names: how common they are, which stand for which, the words that come with them, and how they sound."""
