"""What the pipeline writes about its own work: dead letters, receipts, the log of combination, generations."""
