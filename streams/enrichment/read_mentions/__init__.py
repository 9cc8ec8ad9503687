"""Read mentions: people, doors, vehicles, phones and lines that an item's text names plainly. Pure.

They are *read*: marked so to the last document, never mixed with what the source asserted, and merged only on what
identifies (docs/reading-texts.md).
"""
