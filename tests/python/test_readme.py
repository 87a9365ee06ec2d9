# SPDX-License-Identifier: Apache-2.0
"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from motcua.__main__ import _parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)


def shown_after(language):
    place = next(i for i, (kind, _) in enumerate(BLOCKS) if kind == language)
    assert BLOCKS[place + 1][0] == "text"
    return BLOCKS[place][1], BLOCKS[place + 1][1]


def test_the_python_example_prints_what_stands_below_it():
    code, expected = shown_after("python")
    assert len(code.strip().splitlines()) <= 12
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue() == expected, "the README's Python output is old: replace the block by what the code prints now"


@pytest.mark.skipif(shutil.which("g++") is None, reason="needs g++")
def test_the_cpp_example_prints_what_stands_below_it(tmp_path):
    code, expected = shown_after("cpp")
    assert len(code.strip().splitlines()) <= 20
    (tmp_path / "example.cpp").write_text(code, encoding="utf-8")
    subprocess.run(["g++", "-std=c++20", "-O0", f"-I{ROOT / 'include'}", "example.cpp", "-o", "example"], cwd=tmp_path, check=True)
    printed = subprocess.run([tmp_path / "example"], capture_output=True, text=True, check=True).stdout
    assert printed == expected, "the README's C++ output is old: replace the block by what the program prints now"


def test_every_command_of_the_table_exists_and_none_is_missing():
    listed = set(re.findall(r"^\| `python -m motcua ([\w-]+)`", README, re.M))
    choices = next(a.choices for a in _parser()._actions if a.dest == "command")
    assert listed == set(choices)


def test_relative_links_and_files_exist():
    for name in re.findall(r"`((?:docs|scripts|examples|src)/[\w./-]+)`", README):
        assert (ROOT / name).exists(), name
