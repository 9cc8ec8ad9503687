"""Gangs, crime groups, businesses and other groups: their documents and alerts. Pure."""
