"""Drawings as SVG, made on the server: they need no script and no style, and print. Pure."""
