"""Traits of a person: one pure rule each, from their own facts alone, with the items and the reason."""
