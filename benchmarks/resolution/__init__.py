"""How well persons are resolved: the live code path, record by record, against data whose truth is known."""
