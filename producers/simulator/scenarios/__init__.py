"""What happens, a module a story: what is told of one neighbourhood in one week. No story knows another."""
