"""Traits of a person: one pure rule each, from their own facts, with support and reason."""
