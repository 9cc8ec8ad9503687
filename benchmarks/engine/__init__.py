"""What the engine costs: processor time, end to end, and beside stock Faust."""
