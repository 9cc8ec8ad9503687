"""The contract with upstream systems: its JSON Schemas, what changed since a release, its AsyncAPI document. Pure."""
