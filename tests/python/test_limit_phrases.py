# SPDX-License-Identifier: Apache-2.0
"""Phrases of published limits: read as their hand parses say, written back, decomposed, and with slips of the hand."""

from __future__ import annotations

import random
import sys
import unicodedata
from pathlib import Path

import motcua
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "long"))

import limit_scores  # noqa: E402
import limit_slips  # noqa: E402

VECTORS = ROOT / "tests" / "vectors"
FILES = [VECTORS / "limit_phrases.tsv", VECTORS / "limit_unseen.tsv"]
PHRASES = [phrase for file in FILES for phrase in limit_scores.phrases(file)]


def run(module, monkeypatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", [module.__name__, *words])
    return module.main()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_phrase_reads_as_its_hand_parse_says(file, monkeypatch, capsys):
    assert run(limit_scores, monkeypatch, str(file), "--exceptions", "--least", "1", "1") == 0
    said = capsys.readouterr().out
    count = len(limit_scores.phrases(file))
    assert f"{count} phrases: {count} exact\n" in said, said


def test_the_score_can_fail(monkeypatch, capsys, tmp_path):
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("5wd\tx\t05 ngày làm việc\n5d\tx\t05 ngày làm việc\n[c] 5d\tx\t05 ngày\n", encoding="utf-8")
    assert run(limit_scores, monkeypatch, str(wrong), "--exceptions", "--least", "1", "1") == 1
    said = capsys.readouterr().out
    assert "3 phrases: 1 exact, 1 wrong, silent, 1 condition, silent\n" in said, said


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_is_the_same_decomposed_and_written_back(phrase):
    limit = motcua.parse_time_limit(phrase)
    decomposed = motcua.parse_time_limit(unicodedata.normalize("NFD", phrase))
    assert decomposed == limit and decomposed.text == limit.text
    if limit.alternatives:
        assert motcua.parse_time_limit(limit.to_text()) == limit
        assert limit.to_text("en").isprintable() and limit.to_text("en")


def test_a_slip_hardly_ever_changes_a_reading_in_silence():
    chosen = random.Random(4)
    silent = count = 0
    for phrase in PHRASES:
        before = motcua.parse_time_limit(phrase)
        slips = list(limit_slips.slips(phrase))
        for slip in chosen.sample(slips, min(len(slips), 60)):
            count += 1
            silent += limit_slips.change(before, motcua.parse_time_limit(slip)) in ("term", "grouping")
    assert count > 3000 and silent < 0.002 * count, (silent, count)
