"""Publish files, a spool or a simulated year, and print the account of it."""
