"""Elements of SVG whose values are escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from desk.wording import without_control_characters

Value = str | float | int


def element(name: str, *content: Markup | str, **attributes: Value) -> Markup:
    """An element. Attributes are named as in Python: ``text_anchor``, ``class_``, ``stroke_width``."""
    named = Markup("").join(
        Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", "-")), _shown(value))  # noqa: S704  names of ours
        for key, value in attributes.items()
    )
    inside = Markup("").join(one if isinstance(one, Markup) else _shown(one) for one in content)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), named, inside)  # noqa: S704  names of ours


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return without_control_characters(value)
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def drawing(width: float, height: float, label: str, content: Iterable[Markup], *, opens: bool = False) -> Markup:
    """The whole drawing, scaled to what it stands in. ``label`` says what it shows to whoever does not see it;
    ``opens``: something in it can be opened, so that it is no mere picture."""
    box = f"0 0 {width:.0f} {height:.0f}"
    title = element("title", label)
    size = {"width": round(width), "height": round(height)}
    return element(
        "svg", title, *content, viewBox=box, role="group" if opens else "img", aria_label=label, font_size=13, **size
    )


def short(text: str, most: int) -> str:
    """The text, cut where it is longer than a drawing has room for."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
