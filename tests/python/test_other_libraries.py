# SPDX-License-Identifier: Apache-2.0
"""The example that sets other libraries' answers beside ours runs with whatever is installed, and with nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "python" / "other_libraries.py"
OPTIONAL = ("pandas", "holidays", "lunardate", "workalendar")
# Our answer to each question, and a word of its reason; a question is known by how it begins.
OURS = {
    "Received on Saturday 2026-06-06, 0": ("2026-06-08", "Điều 148.6"),
    "Received on Saturday 2026-06-06, 1": ("2026-06-08", "Điều 147.2"),
    "Received on Saturday 2026-06-06, 5": ("2026-06-12", "Điều 147.2"),
    "Working days from Friday 2026-06-05": ("1", "undoes the limit"),
    "A missing date": ("['NaT']", "missing"),
    "A column of datetime64[ns]": ("['2026-06-09']", "unit"),
    "1 month from 2026-02-28": ("2026-03-30", "2026-03-28"),
    "1 month from 2026-04-30": ("2026-06-01", "2026-05-30"),
    "2 months from 2026-06-30": ("2026-09-03", "2026-08-30"),
    "24 months from 2026-02-28": ("2028-02-28", "2028-02-28"),
    "1 working hour from 2026-06-03 10:30": ("2026-06-03 11:30", "example hours"),
    "1 working hour from 2026-06-03 16:00": ("2026-06-03 17:00", "example hours"),
    "Is 2025-05-02": ("False", "6150/TB-BLĐTBXH"),
    "Is 2025-04-26": ("True", "6150/TB-BLĐTBXH"),
    "Is 2026-01-02": ("False", "decided 2025-12-25"),
    "Is 2026-01-10": ("True", "decided 2025-12-25"),
    "Is 2026-08-31": ("False", "Quốc khánh"),
    "Is 2026-08-22": ("True", "Quốc khánh"),
    "Is 2026-11-24": ("False", "28/2026/QH16"),
    "The first day of the lunar year 2007": ("2007-02-17", "UTC+7"),
    "The first day of the lunar year 2026": ("2026-02-17", "UTC+7"),
    "The first day of the lunar year 2030": ("2030-02-02", "UTC+7"),
}


def run(*missing: str) -> str:
    code = f"import sys, runpy; sys.modules.update({dict.fromkeys(missing)!r}); runpy.run_path({str(EXAMPLE)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


def answers(text: str) -> dict[str, dict[str, str]]:
    """By question, the answer of each library."""
    found: dict[str, dict[str, str]] = {}
    for block in text.split("\n\n")[1:]:
        question, *lines = block.strip().splitlines()
        found[question] = {line[2:36].strip(): line[37:].strip() for line in lines if not line.startswith("    ")}
        found[question]["because"] = next((line.strip() for line in lines if line.startswith("    because: ")), "")
    return found


@pytest.mark.parametrize("missing", [(), OPTIONAL], ids=["what is installed", "nothing but NumPy"])
def test_our_answers_and_their_reasons(missing):
    text = run(*missing)
    for name in missing:
        assert f"{name}: skipped, because" in text
    found = answers(text)
    for start, (expected, reason) in OURS.items():
        (question,) = (q for q in found if q.startswith(start))
        assert found[question]["motcua"] == expected, question
        assert reason in found[question]["because"], question
    assert found["Received on Saturday 2026-06-06, 1 working day"]["numpy, roll=following"] == "2026-06-09"
    assert found["A missing date, 1 working day"]["numpy busday_count"] == "ValueError"
    shares = found[next(q for q in found if q.startswith("Due dates of 2025 and 2026"))]
    assert shares["weekends alone"] == "28.2%"


def test_pandas_takes_the_other_reading():
    pytest.importorskip("pandas")
    found = answers(run())
    for question in (q for q in found if q.startswith("1 working hour")):
        assert found[question]["pandas CustomBusinessHour"] == found[question]["motcua, closing=next_opening"]
        assert found[question]["pandas CustomBusinessHour"] != found[question]["motcua"]
