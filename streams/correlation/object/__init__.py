"""Objects: drug lines, and the things vehicle and phone."""
