"""What the desk is given: searches, reasons and decisions, the same as those of the command line."""
