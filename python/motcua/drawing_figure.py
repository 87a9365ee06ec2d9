# SPDX-License-Identifier: Apache-2.0
"""The shapes of a drawing as a matplotlib figure, for PNG and PDF. Imported when such a file is asked for."""

from __future__ import annotations

from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.patheffects import withStroke

_DPI = 150
_ANCHOR = {"start": "left", "middle": "center", "end": "right"}


def draw(drawing: Any, shapes: list[tuple[str, dict[str, Any]]]) -> Figure:
    """The same picture in the same places: one point of the drawing is a hundredth of an inch."""
    figure = Figure(figsize=(drawing.width / 100, drawing.height / 100), dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    for order, (kind, s) in enumerate(shapes):
        if kind == "box":
            look = {"facecolor": s["fill"], "edgecolor": s["edge"], "linewidth": 0.72 * s["line"], "linestyle": "--" if s["dash"] else "-", "zorder": order}
            if s["round"]:
                style = f"round,pad=0,rounding_size={s['round']}"
                axes.add_patch(FancyBboxPatch((s["x"], s["y"]), s["w"], s["h"], boxstyle=style, mutation_aspect=1, **look))
            else:
                axes.add_patch(Rectangle((s["x"], s["y"]), s["w"], s["h"], **look))
        elif kind == "hatch":
            axes.add_patch(Rectangle((s["x"], s["y"]), s["w"], s["h"], facecolor=s["colour"], alpha=0.18, zorder=order))
            axes.add_patch(Rectangle((s["x"], s["y"]), s["w"], s["h"], fill=False, hatch="//", edgecolor=s["colour"], linewidth=0, alpha=0.55, zorder=order))
        elif kind == "line":
            xs, ys = zip(*s["points"])
            axes.plot(xs, ys, color=s["colour"], linewidth=0.72 * s["width"], linestyle="--" if s["dash"] else "-", zorder=order)
        elif kind == "polygon":
            axes.add_patch(Polygon(s["points"], facecolor=s["fill"], edgecolor=s["edge"], zorder=order))
        else:
            # `$` would begin a formula.
            words = axes.text(
                s["x"],
                s["y"],
                s["text"].replace("$", r"\$"),
                fontsize=0.72 * s["size"],
                color=s["colour"],
                ha=_ANCHOR[s["anchor"]],
                va="center",
                fontweight="bold" if s["bold"] else "normal",
                zorder=order,
            )
            if s["halo"]:
                words.set_path_effects([withStroke(linewidth=2.2, foreground="#ffffff")])
    return figure
