"""What people decide on the command line, as events and amendments that are published in the name of a desk of ours."""
