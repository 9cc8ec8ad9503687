"""What one more batch costs a subject of which thousands of facts are known."""
