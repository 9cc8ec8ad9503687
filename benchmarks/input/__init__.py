"""What refusing bad input and reading texts cost."""
