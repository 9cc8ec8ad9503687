"""The deployment as a whole: start and stop it, its health, the comparison of two generations."""
