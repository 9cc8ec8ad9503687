"""Why mentions are one person, who else that person may be, and which merges somebody should review."""
