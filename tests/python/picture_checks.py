# SPDX-License-Identifier: Apache-2.0
"""What holds of every picture and every piece of HTML: well-formed, self-contained, nothing beyond its edges."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from motcua import drawing

SVG = "{http://www.w3.org/2000/svg}"


class Balanced(HTMLParser):
    VOID = {"br", "hr", "img", "meta"}

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], set(), []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in ("href", "src") for name, _ in attrs), attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(html):
    reader = Balanced()
    reader.feed(html)
    reader.close()
    assert not reader.open and "script" not in reader.seen and "style" not in reader.seen
    return reader


def shapes(svg):
    root = ElementTree.fromstring(svg)
    assert {e.tag for e in root.iter()} <= {SVG + tag for tag in ("svg", "title", "rect", "path", "polyline", "polygon", "text")}
    assert not re.search(r"href|<script|<style|url\(|\bon\w+=", svg.split("<title>")[0])
    return root


def words_of(svg):
    return ["".join(t for t in [e.text] if t) for e in shapes(svg).iter(SVG + "text")]


def inside(svg):
    """Everything lies in the picture, and no two words of the row of due days meet."""
    root = shapes(svg)
    wide, high = float(root.get("width")), float(root.get("height"))
    for e in root.iter(SVG + "rect"):
        x, y, w, h = (float(e.get(k, "0")) for k in ("x", "y", "width", "height"))
        assert 0 <= x and x + w <= wide + 0.1 and 0 <= y and y + h <= high + 0.1 and w > 0 and h > 0
    for e in [*root.iter(SVG + "polyline"), *root.iter(SVG + "polygon")]:
        for point in e.get("points").split():
            x, y = map(float, point.split(","))
            assert -0.1 <= x <= wide + 0.1 and -0.1 <= y <= high + 0.1
    for e in root.iter(SVG + "text"):
        size, x = float(e.get("font-size")), float(e.get("x"))
        w = drawing.width_of(e.text or "", size, bold=e.get("font-weight") == "bold")
        left = x - {"start": 0, "middle": w / 2, "end": w}[e.get("text-anchor")]
        assert left >= -1 and left + w <= wide + 1, e.text
    return wide, high
