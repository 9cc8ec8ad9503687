"""Two mentions compared feature by feature: the level at which they agree, its weight in bits, guards and the sum."""
