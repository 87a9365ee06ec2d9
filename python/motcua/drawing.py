# SPDX-License-Identifier: Apache-2.0
"""A picture of boxes, lines and words, written as SVG without any other package, or drawn by matplotlib."""

from __future__ import annotations

import math
import os
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]

_NARROW = set("iljtfrI.,:;'|()[]!·-/ ")
_WIDE = set("mwMW@%—→…")
_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"


def clean(text: str) -> str:
    """The text without characters that XML forbids: a control character of foreign data must not spoil the picture."""
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n") or c in "\ufffe\uffff" or "\ud800" <= c <= "\udfff" else c for c in text)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is: letters are counted as in a wide font, so that what is said to fit does fit."""
    width = 0.0
    for c in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFD", c)[0]
        width += 0.36 if base in _NARROW else 0.95 if base in _WIDE else 0.72 if base.isupper() else 0.62
    return width * size * (1.14 if bold else 1.0)


def fitted(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider; nothing where not even two letters fit."""
    if width_of(text, size, bold=bold) <= width:
        return text
    short = text[: int(width / (0.36 * size)) + 1]  # more letters fit nowhere, however narrow
    while short and width_of(short + "…", size, bold=bold) > width:
        short = short[:-1]
    return short.rstrip() + "…" if len(short) >= 2 else ""


class Drawing:
    """Shapes in the order in which they are put, in points from the upper left corner."""

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width, self.height, self.title = width, height, clean(title)
        self._shapes: list[tuple[str, dict[str, Any]]] = []

    def box(self, x: float, y: float, w: float, h: float, fill: str, edge: str = "none", *, round: float = 0, dash: bool = False, tip: str = "", line: float = 1) -> None:
        self._shapes.append(("box", {"x": x, "y": y, "w": w, "h": h, "fill": fill, "edge": edge, "round": round, "dash": dash, "tip": tip, "line": line}))

    def hatch(self, x: float, y: float, w: float, h: float, colour: str, tip: str = "") -> None:
        """A shaded area through which one can see."""
        self._shapes.append(("hatch", {"x": x, "y": y, "w": w, "h": h, "colour": colour, "tip": tip}))

    def line(self, points: Sequence[Point], colour: str, width: float = 1, *, dash: bool = False, arrow: bool = False, tip: str = "") -> None:
        self._shapes.append(("line", {"points": list(points), "colour": colour, "width": width, "dash": dash, "tip": tip}))
        if arrow and len(points) > 1:
            (ax, ay), (bx, by) = points[-2], points[-1]
            angle, size = math.atan2(by - ay, bx - ax), 5 + width
            wings = [(bx - size * math.cos(angle + turn), by - size * math.sin(angle + turn)) for turn in (0.42, -0.42)]
            self.polygon([(bx, by), *wings], colour)

    def polygon(self, points: Sequence[Point], fill: str, edge: str = "none", tip: str = "") -> None:
        self._shapes.append(("polygon", {"points": list(points), "fill": fill, "edge": edge, "tip": tip}))

    def text(self, x: float, y: float, text: str, size: float = 11, *, colour: str = "#1f2328", anchor: str = "start", bold: bool = False, halo: bool = False, tip: str = "") -> None:
        """Words whose middle line is at `y`; `halo` keeps them readable above lines."""
        if text:
            self._shapes.append(("text", {"x": x, "y": y, "text": clean(text), "size": size, "colour": colour, "anchor": anchor, "bold": bold, "halo": halo, "tip": tip}))

    def to_svg(self) -> str:
        """The picture as SVG: self-contained, no script, no style sheet, no address."""
        w, h = _short(self.width), _short(self.height)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" '
            f'font-family="{_FONT}"><title>{escape(self.title)}</title>',
            f'<rect width="{w}" height="{h}" fill="#ffffff"/>',
        ]
        for kind, s in self._shapes:
            parts.append(getattr(self, f"_svg_{kind}")(s))
        return "\n".join([*parts, "</svg>\n"])

    def _svg_box(self, s: dict[str, Any]) -> str:
        more = f' rx="{_short(s["round"])}"' if s["round"] else ""
        more += f' stroke="{s["edge"]}" stroke-width="{_short(s["line"])}"' if s["edge"] != "none" else ""
        more += ' stroke-dasharray="4 3"' if s["dash"] else ""
        return _with_tip("rect", f'x="{_short(s["x"])}" y="{_short(s["y"])}" width="{_short(s["w"])}" height="{_short(s["h"])}" fill="{s["fill"]}"{more}', s["tip"])

    def _svg_hatch(self, s: dict[str, Any]) -> str:
        x, y, w, h = s["x"], s["y"], s["w"], s["h"]
        lines = [f"M{_short(a)} {_short(b)}L{_short(c)} {_short(d)}" for (a, b), (c, d) in _strokes(x, y, w, h)]
        area = _with_tip("rect", f'x="{_short(x)}" y="{_short(y)}" width="{_short(w)}" height="{_short(h)}" fill="{s["colour"]}" fill-opacity="0.18"', s["tip"])
        return area + f'<path d="{"".join(lines)}" stroke="{s["colour"]}" stroke-opacity="0.55" fill="none" pointer-events="none"/>'

    def _svg_line(self, s: dict[str, Any]) -> str:
        more = ' stroke-dasharray="5 3"' if s["dash"] else ""
        points = " ".join(f"{_short(x)},{_short(y)}" for x, y in s["points"])
        return _with_tip("polyline", f'points="{points}" fill="none" stroke="{s["colour"]}" stroke-width="{_short(s["width"])}"{more}', s["tip"])

    def _svg_polygon(self, s: dict[str, Any]) -> str:
        points = " ".join(f"{_short(x)},{_short(y)}" for x, y in s["points"])
        edge = f' stroke="{s["edge"]}"' if s["edge"] != "none" else ""
        return _with_tip("polygon", f'points="{points}" fill="{s["fill"]}"{edge}', s["tip"])

    def _svg_text(self, s: dict[str, Any]) -> str:
        more = ' font-weight="bold"' if s["bold"] else ""
        more += ' stroke="#ffffff" stroke-width="3" paint-order="stroke"' if s["halo"] else ""
        tip = f"<title>{escape(clean(s['tip']))}</title>" if s["tip"] else ""
        place = f'x="{_short(s["x"])}" y="{_short(s["y"] + s["size"] * 0.36)}" font-size="{_short(s["size"])}"'
        return f'<text {place} text-anchor="{s["anchor"]}" fill="{s["colour"]}"{more}>{escape(s["text"])}{tip}</text>'

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes `.svg` as text; any other ending is drawn by matplotlib, which is imported only then."""
        if os.fspath(path).lower().endswith(".svg"):
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.to_svg())
            return
        from .drawing_figure import draw

        draw(self, self._shapes).savefig(path)


def _short(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _with_tip(element: str, attributes: str, tip: str) -> str:
    return f"<{element} {attributes}><title>{escape(clean(tip))}</title></{element}>" if tip else f"<{element} {attributes}/>"


def _strokes(x: float, y: float, w: float, h: float, step: float = 8) -> list[tuple[Point, Point]]:
    """Slanting lines that stay inside a box: no pattern, whose name another picture of the same page might have."""
    lines = []
    offset = step
    while offset < w + h:
        a = (x + min(offset, w), y + max(0.0, offset - w))
        b = (x + max(0.0, offset - h), y + min(offset, h))
        lines.append((a, b))
        offset += step
    return lines
