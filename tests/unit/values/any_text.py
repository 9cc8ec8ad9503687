"""Texts of any characters, lone surrogates included, and texts that look a little like values."""

from __future__ import annotations

from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(), max_size=300)
LIKE_A_VALUE = st.text("0123456789+()/-. ,:?#xXaAbBcCdDzZnNoOiIeE\u0661\u2013\uff11", max_size=40)
TEXTS = ANY_TEXT | LIKE_A_VALUE
FLOODS = ("0" * 9_000, "+" * 9_000, "(0" * 4_000, "01 " * 3_000, "0 1 2 3 4 5 " * 700, "+1 " * 3_000, "07911/" * 1_500)
"""What a pattern that goes back over its text would never be done with."""
