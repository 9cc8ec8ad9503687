"""The processes of a deployment on one machine, and what keeps them running."""
