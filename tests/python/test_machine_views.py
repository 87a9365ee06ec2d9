# SPDX-License-Identifier: Apache-2.0
"""The machine to be looked at: its arrows are those of the table, in text, in Mermaid and in the picture."""

from __future__ import annotations

import datetime as dt
import re

import motcua
import pytest
from motcua import machine_views
from picture_checks import inside, parsed, shapes, words_of


def mermaid_arrows(day, lang):
    names = dict(re.findall(r'state "(.*?)" as (\w+)', motcua.machine.to_mermaid(day, lang)))
    by_token = {token: label for label, token in names.items()}
    found = re.findall(r"^  (\w+) --> (\w+): (.*)$", motcua.machine.to_mermaid(day, lang), re.M)
    return {(by_token[a], by_token[b], what) for a, b, what in found}


@pytest.mark.parametrize("day", [dt.date(2018, 6, 21), dt.date(2025, 7, 1), dt.date(2026, 8, 5)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_machines_picture_has_the_arrows_of_the_table(day, lang):
    view = motcua.machine_view(day)
    arrows = {(a.label(lang), b.label(lang), e.label(lang)) for (a, b), events in view.arrows.items() for e in events}
    assert arrows == mermaid_arrows(day, lang) and len(arrows) > 30
    svg = view.to_svg(lang)
    inside(svg)
    assert {what for _, _, what in arrows} <= set(words_of(svg))
    withdrawal = motcua.EventKind.REQUEST_WITHDRAWAL.label(lang)
    assert words_of(svg).count(withdrawal) == 1  # one arrow from the frame round the statuses that it may leave
    text, place = set(), ""
    for line in view.to_text(lang).splitlines():
        if not line.startswith("  → "):
            place = line
        else:
            target, rest = line[4:].split(": ", 1)
            text.add((place, target, rest.split(" (")[0]))
    assert text == {(a, b, what.split(" (")[0]) for a, b, what in arrows}
    assert view.to_mermaid(lang) == motcua.machine.to_mermaid(day, lang)
    parsed(view._repr_html_())


def test_a_status_without_a_place_is_drawn_as_well(monkeypatch):
    monkeypatch.setattr(machine_views, "_PLACES", {"draft": (1.0, 0.0), "returned": (1.0, 1.0)})
    svg = motcua.machine_view(dt.date(2026, 8, 5)).to_svg("en")
    shapes(svg)
    assert sum(word == "request withdrawal" for word in words_of(svg)) == 6  # no frame: each arrow by itself


def test_no_status_stands_on_another():
    places = list(machine_views._PLACES.values())
    assert set(machine_views._PLACES) == {str(s) for s in motcua.Status} and len(set(places)) == len(places)
