"""The deployment as a whole: start and stop, health, the comparison of two generations."""
