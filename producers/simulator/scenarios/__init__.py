"""Scenarios, one a module: the events about one neighbourhood in one week. Scenarios are independent of each other."""
