"""Facts: what one item says about one subject, or what an earlier stage concluded about it."""
