# SPDX-License-Identifier: Apache-2.0
"""A dossier and the machine to be looked at: what stands in text, HTML and picture, and that foreign words do no harm."""

from __future__ import annotations

import datetime as dt
import doctest
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import motcua
import pytest
from motcua import dossier_picture, dossier_timeline, dossier_views, drawing, machine_views
from picture_checks import SVG, inside, parsed, shapes, words_of

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "oracle"))

import machine_courses as courses  # noqa: E402

RULES = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
HOSTILE = "</title></text><script>alert(1)</script>&\"' $\\nonsense{$ \u200b"


def course(dossier, steps, rules=RULES):
    for what, when, who, *evidence in steps:
        out = motcua.apply(dossier, motcua.Event(what, dt.datetime.fromisoformat(when), who, evidence=evidence), rules)
        assert out.refusal is None, (what, out.refusal)
        dossier = out.dossier
    return dossier


FILED = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="post", return_by="post")
ACCEPTED = [
    ("post_accept", "2020-06-01T09:00", "postal_worker"),
    ("post_handover", "2020-06-03T08:00", "postal_worker"),
    ("accept", "2020-06-03T16:00", "desk_clerk"),
]
# Seven working days: due on 12 June, after the supplement of 12 June on 23 June, then put off to the 30th.
MOVED = [
    *ACCEPTED,
    ("forward", "2020-06-04T08:00", "desk_clerk"),
    ("request_supplement", "2020-06-05T09:00", "desk_clerk"),
    ("receive_supplement", "2020-06-12T09:00", "desk_clerk"),
    ("forward", "2020-06-12T10:00", "desk_clerk"),
    ("extend", "2020-06-18T09:30", "leader", "due=2020-06-30"),
    ("decide", "2020-06-26T09:00", "leader"),
    ("issue", "2020-06-26T10:00", "officer"),
]


@pytest.fixture(scope="module")
def moved():
    return course(FILED, MOVED)


def test_the_lanes_of_a_timeline(moved):
    line = motcua.dossier_view(moved, RULES).timeline
    assert line.lanes == ["status", "papers", "packet", "result", "clock"]  # nothing was paid
    spells = {lane: [(str(s.word), s.first + 1, s.last + 1) for s in line.spells if s.lane == lane] for lane in line.lanes}
    assert spells["papers"] == [("post", 1, 2), ("desk", 2, 4), ("unit", 4, 5), ("desk", 5, 7), ("unit", 7, 10)]
    assert spells["clock"] == [("not_started", 1, 3), ("running", 3, 5), ("paused", 5, 6), ("running", 6, 10), ("stopped", 10, 10)]
    assert spells["result"] == [("none", 1, 9), ("signed_off", 9, 10), ("desk", 10, 10)]
    assert [(p.first + 1, p.last + 1) for p in line.pauses()] == [(5, 6)]
    # Every lane is covered from the first event to the last without a gap.
    for of_lane in spells.values():
        assert of_lane[0][1] == 1 and of_lane[-1][2] == 10 and all(a[2] == b[1] for a, b in zip(of_lane, of_lane[1:]))


def test_due_days_that_were_replaced_stay_marked(moved):
    marks = motcua.dossier_view(moved, RULES).timeline.dues
    assert [(m.day, m.set_by + 1, m.replaced_by and m.replaced_by + 1) for m in marks] == [
        (dt.date(2020, 6, 12), 3, 6),
        (dt.date(2020, 6, 23), 6, 8),
        (dt.date(2020, 6, 30), 8, None),
    ]
    words = words_of(motcua.dossier_view(moved, RULES).to_svg("en"))
    assert [w for w in words if "due" in w][-3:] == ["old due day 2020-06-12", "old due day 2020-06-23", "due 2020-06-30"]


def test_the_text(moved):
    text = motcua.dossier_view(moved, RULES).to_text("en").splitlines()
    assert text[0].startswith("Dossier 1.005442; ") and text[0].endswith("finished; due 2020-06-30")
    cells = [re.split(r"  +", line) for line in text[1:]]
    assert cells[0][1:] == ["status", "papers", "inbound packet", "result", "clock"]
    assert cells[5][1:] == ["request a supplement (one-stop official)", "supplement requested", "at the one-stop desk", "│", "│", "paused"]
    assert cells[6][1:] == ["receive the supplement (one-stop official)", "accepted", "│", "│", "│", "running"]
    assert [c[:2] for c in cells if "due day" in c[1]] == [
        ["2020-06-12", "◇ old due day, replaced by 6."],
        ["2020-06-23", "◇ old due day, replaced by 8."],
        ["2020-06-30", "◆ due day"],
    ]
    assert len({line.find("│") for line in text if "│" in line} - {-1}) <= 5  # columns stand below each other
    waiting = course(FILED, MOVED[:5])
    late = motcua.dossier_view(waiting, RULES, dt.datetime(2020, 6, 16, 8)).to_text().splitlines()
    assert late[-1].startswith("08:00 16/06/2020") and late[-1].endswith("░")
    assert "◆ hạn trả kết quả" in late[-2] and late[-2].endswith("░")


def test_what_other_rules_refuse_is_marked(moved):
    strict = motcua.machine.with_([{"id": "X-1", "event": "extend", "basis": "an example", "forbid": True}])
    view = motcua.dossier_view(moved, RULES.with_(machine=strict))
    assert [m.number for m in view.timeline.moments if m.refused] == [8]
    assert [m.day for m in view.timeline.dues] == [dt.date(2020, 6, 12), dt.date(2020, 6, 23)]
    assert "xin lỗi và hẹn lại ngày trả (người có thẩm quyền ký) ✗ " in view.to_text()
    assert dossier_picture.REFUSED in view.to_svg() and dossier_picture.REFUSED not in motcua.dossier_view(moved, RULES).to_svg()


def test_the_picture_shows_pauses_days_off_and_numbers(moved):
    svg = motcua.dossier_view(moved, RULES).to_svg()
    root = shapes(svg)
    assert {str(i) for i in range(1, 11)} <= set(words_of(svg))
    assert [p.get("stroke") for p in root.iter(SVG + "path")] == [dossier_picture.PAUSE] * 2  # the band and the legend
    tips = [t.text for e in root for t in e.findall(SVG + "title")]
    assert any(t.startswith("06/06/2020: ") for t in tips)
    assert not any(t.startswith("05/06/2020: ") for t in tips)
    before = course(FILED, ACCEPTED)
    assert dossier_picture.PAUSE not in motcua.dossier_view(before, RULES).to_svg()


def test_a_due_day_ends_where_the_next_day_begins(moved):
    line = motcua.dossier_view(moved, RULES).timeline
    days = dossier_picture.Days(line, 760.0)
    root = shapes(motcua.dossier_view(moved, RULES).to_svg())
    lines = [(e.get("stroke"), float(e.get("points").split(",")[0])) for e in root.iter(SVG + "polyline")]
    assert lines.count((dossier_picture.DUE, round(days.start[dt.date(2020, 6, 30)] + days.wide[dt.date(2020, 6, 30)], 1))) == 1
    assert abs(days.end_of(dt.date(2020, 6, 12)) - days.start[dt.date(2020, 6, 13)]) < 1e-9
    assert days.places == sorted(days.places) and days.end == days.end_of(dt.date(2020, 6, 30))


def test_words_below_the_lanes_do_not_meet():
    steps = [*ACCEPTED, ("extend", "2020-06-08T09:00", "leader", "due=2020-06-13")]
    svg = motcua.dossier_view(course(FILED, steps), RULES, dt.datetime(2020, 6, 14, 8)).to_svg()
    colours = (dossier_picture.DUE, dossier_picture.OLD_DUE, dossier_picture.NOW)
    placed = []
    for e in shapes(svg).iter(SVG + "text"):
        if e.get("fill") in colours and e.get("font-size") == "10" and not (e.text or "").startswith(("●", "08:00")):
            x, y = float(e.get("x")), float(e.get("y"))
            placed.append((y, x, x + drawing.width_of(e.text, 10, bold=e.get("font-weight") == "bold")))
    assert len(placed) == 3
    for i, (y, a, b) in enumerate(placed):
        assert not any(abs(y - v) < 9 and a < d and c < b for v, c, d in placed[i + 1 :])


def random_dossiers(count, rules):
    """Courses that the reference walks, taken over by the library."""
    rng = random.Random(20261124)
    for _ in range(count):
        place = {"agency": rng.choice(["so.tt", "so.vh", "so.nn"]), "unit": "trung-tam"}
        place |= {"intake": rng.choice(["counter", "post", "online"]), "return_by": rng.choice(["counter", "post", "electronic"])}
        d = motcua.Dossier.open("1.000001", **place)
        when = dt.datetime(2018 + rng.randrange(9), rng.randrange(1, 13), rng.randrange(1, 28), 8)
        for _ in range(rng.randrange(1, 40)):
            allowed = motcua.allowed_events(d, rules=rules, on=when)
            if not allowed:
                break
            what, who = rng.choice(allowed)
            evidence = [f"due={d.due + dt.timedelta(days=rng.randrange(1, 9))}"] if str(what) == "extend" else []
            out = motcua.apply(d, motcua.Event(what, when, who, evidence=evidence), rules)
            d = out.dossier
            when += dt.timedelta(minutes=rng.choice([0, 5, 60, 600, 1440, 5000, 40000]))
        yield d


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    document = courses.catalogue_document()
    for one in document["procedures"]:
        one["name"] = f"{HOSTILE} {one['code']}"
    path = tmp_path_factory.mktemp("views") / "synthetic.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return motcua.Rules(catalogue=motcua.read_catalogue(path))


def test_random_courses_are_drawn_and_foreign_words_stay_words(made_up):
    seen = set()
    for i, d in enumerate(random_dossiers(40, made_up)):
        view = motcua.dossier_view(d, made_up)
        lang = "vi" if i % 2 else "en"
        wide, _ = inside(view.to_svg(lang))
        assert wide < 3000
        assert HOSTILE.replace("\u200b", "").strip() in "".join(parsed(view._repr_html_()).text).replace("\u200b", "")
        text = view.to_text(lang).splitlines()
        assert len(text) == 2 + len(view.timeline.moments) + len(view.timeline.dues)
        allowed = motcua.allowed_view(d, made_up)
        parsed(allowed._repr_html_())
        assert [(str(w), [str(a) for a in who]) for w, who in allowed.allowed] == [
            (w, [a for x, a in map(lambda p: (str(p[0]), str(p[1])), motcua.allowed_events(d, rules=made_up)) if x == w])
            for w in dict.fromkeys(str(w) for w, _ in motcua.allowed_events(d, rules=made_up))
        ]
        parsed(motcua.explanation_view(d, made_up)._repr_html_())
        parsed(d._repr_html_())
        seen |= {str(s.word) for s in view.timeline.spells if s.lane == "status"}
    assert len(seen) >= 9  # or little would have been drawn


def test_a_long_course_stays_readable():
    d = course(FILED, [*MOVED, ("collect", "2022-06-30T09:00", "applicant")])
    wide, high = inside(motcua.dossier_view(d, RULES, dt.datetime(2026, 1, 5)).to_svg())
    assert wide < 1800 and high < 700


def test_a_dossier_without_events_is_drawn():
    view = motcua.dossier_view(FILED, RULES)
    inside(view.to_svg())
    parsed(view._repr_html_())
    assert view.to_text().startswith("Hồ sơ 1.005442; chưa nộp\n") and view.timeline.dues == []
    assert motcua.dossier_view(FILED, RULES, dt.datetime(2020, 6, 1, 8)).to_text("en").splitlines()[-1].startswith("08:00 2020-06-01")


def test_control_characters_do_not_spoil_a_picture():
    d = drawing.Drawing(100, 50, "a\x00b")
    d.box(0, 0, 10, 10, "#ffffff", tip="\x0b<")
    d.text(50, 10, "x\x1by", tip="\ufffe")
    assert words_of(d.to_svg()) == ["x\ufffdy"]
    assert drawing.fitted("một cửa", 500, 10) == "một cửa" and drawing.fitted("một cửa", 30, 10).endswith("…")
    assert drawing.fitted("một cửa", 5, 10) == ""


def test_allowed_says_where_it_leads_and_on_which_basis():
    accepted = course(FILED, ACCEPTED)
    view = motcua.allowed_view(accepted, RULES, on=dt.datetime(2020, 6, 12, 9))
    rows = {row[0]: row[1:] for row in view._rows("en")}
    assert rows["forward to the competent unit"][1:3] == ("processing", "")
    assert rows["forward to the competent unit"][3].startswith("Nghị định 61/2018/NĐ-CP, Điều 18")
    assert "apologise and set a new date" not in rows  # the day before has passed
    earlier = {row[0]: row[1:] for row in motcua.allowed_view(accepted, RULES)._rows("en")}
    who, status, document, basis = earlier["apologise and set a new date"]
    assert status == "" and "04" in document and "Điều 19.9" in basis
    lines = view.to_text("en").splitlines()
    assert lines[0] == "Dossier 1.005442, accepted, 09:00 2020-06-12"
    assert [line[:4] for line in lines if "apology" in line] == ["  ! "]
    assert "color:#b91c1c" in view._repr_html_()
    for row in view._rows("vi"):
        assert row[0] in view._repr_html_() and row[4]
    ended = course(FILED, [*MOVED, ("collect", "2020-07-01T09:00", "applicant"), ("archive", "2020-07-01T10:00", "officer")])
    assert motcua.allowed_view(ended, RULES).allowed == [] and "không còn việc" in motcua.allowed_view(ended, RULES).to_text()
    mine = motcua.allowed_view(accepted, RULES, actor="officer")
    assert {str(a) for _, who in mine.allowed for a in who} == {"officer"}


def test_the_page_of_explain_keeps_every_line(moved):
    view = motcua.explanation_view(moved, RULES)
    assert view.to_text() == motcua.explain(moved, RULES) and view.to_text("en") == motcua.explain(moved, RULES, "en")
    html = parsed(view._repr_html_())
    assert html.text == [line.strip() for line in view.to_text().splitlines() if line.strip()]
    assert view._repr_html_().count("<h4>") == 5


def test_values_show_themselves_in_a_notebook(moved):
    refused = motcua.apply(moved, motcua.Event("accept", dt.datetime(2020, 7, 1, 8), "desk_clerk"), RULES)
    html = refused._repr_html_()
    parsed(html)
    assert html == refused.refusal._repr_html_() and "Không được thực hiện" in html
    assert all(what.label("vi") in html for what, _ in refused.refusal.allowed)
    assert moved._repr_html_() == motcua.apply(course(FILED, MOVED[:-1]), moved.course[-1], RULES)._repr_html_()
    assert "30/06/2020" in moved._repr_html_() and "chuyển kết quả ra một cửa" in moved._repr_html_()


# Files


def test_pictures_are_written_and_matplotlib_only_when_it_is_needed(tmp_path, moved):
    code = (
        "import sys, datetime, motcua\n"
        "motcua.machine_view(datetime.date(2020, 6, 1)).to_picture(sys.argv[1])\n"
        "assert not {'matplotlib', 'pandas', 'numpy.testing'} & set(sys.modules)\n"
    )
    path = tmp_path / "machine.svg"
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert path.read_text(encoding="utf-8") == motcua.machine_view(dt.date(2020, 6, 1)).to_svg()
    pytest.importorskip("matplotlib")
    for name, view in (("a.png", motcua.dossier_view(moved, RULES)), ("b.png", motcua.machine_view(dt.date(2026, 8, 5)))):
        view.to_picture(tmp_path / name, "en")
        assert (tmp_path / name).read_bytes()[:4] == b"\x89PNG" and (tmp_path / name).stat().st_size > 20_000


def test_foreign_words_are_no_formula_for_matplotlib(tmp_path, made_up):
    pytest.importorskip("matplotlib")
    (d,) = random_dossiers(1, made_up)
    motcua.dossier_view(d, made_up).to_picture(tmp_path / "a.png")


@pytest.mark.parametrize("module", [dossier_views, dossier_picture, dossier_timeline, drawing, machine_views], ids=lambda m: m.__name__)
def test_examples_in_docstrings(module):
    assert doctest.testmod(module, optionflags=doctest.REPORT_NDIFF).failed == 0


def test_every_word_of_a_lane_has_a_colour():
    kinds = {"status": motcua.Status, "papers": motcua.Papers, "packet": motcua.Packet, "result": motcua.ResultCustody}
    kinds |= {"payment": motcua.Payment, "clock": motcua.ClockState}
    assert list(kinds) == list(dossier_timeline.LANES) == list(dossier_picture.LANE_NAMES["en"])
    for lane, words in kinds.items():
        for word in words:
            coloured = str(word) in ("none", "not_started") or str(word) in dossier_picture._COLOURS[lane]
            assert coloured, f"cure: give {word} a colour in dossier_picture.py"
