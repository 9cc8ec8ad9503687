"""Resolve: which mentions are one, and what each statement says about which subject. Pure."""
