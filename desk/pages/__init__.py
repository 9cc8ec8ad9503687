"""From documents to pages: a module for each kind of page. Pure."""
