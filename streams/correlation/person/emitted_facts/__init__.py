"""Facts that a person's stage emits to later kinds: premises, objects, associations, operations."""
