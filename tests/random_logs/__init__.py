"""Random logs of everything that can be said, and what must hold of every one of them."""
