# SPDX-License-Identifier: Apache-2.0
"""What the documents show is what happens: code blocks, links, commands, names, docstrings."""

from __future__ import annotations

import argparse
import difflib
import doctest
import importlib.util
import inspect
import re
import shlex
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import motcua
import pytest
from motcua.__main__ import _parser

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
API = ROOT / "docs" / "api.md"
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = [path for path in DOCUMENTS if path in (README, API)]


def load(path: Path) -> ModuleType:
    loader = SourceFileLoader(path.stem, str(path))
    spec = importlib.util.spec_from_loader(path.stem, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


REFRESH = load(ROOT / "scripts" / "refresh_docs")
CURE = "if this is right: scripts/refresh_docs"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, *languages: str) -> list[str]:
    return [code for language, code in REFRESH.BLOCK.findall(text_of(path)) if language in languages]


def assert_same(there: str, now: str, name: str) -> None:
    told = "\n".join(difflib.unified_diff(there.splitlines(), now.splitlines(), name, "now", lineterm="", n=1))
    assert there == now, f"{told}\n{CURE}"


# Blocks of code


HELD = [(path, language) for path in RUN for language in ("python", "cpp", "console") if blocks(path, language)]


@pytest.mark.parametrize(("path", "language"), HELD, ids=[f"{path.name}-{language}" for path, language in HELD])
def test_blocks_print_what_stands_below_them(path, language):
    assert_same(text_of(path), REFRESH.refreshed(text_of(path), (language,)), path.name)


def test_the_readme_shows_each_language():
    for language in ("python", "cpp", "console"):
        assert blocks(README, language)
    assert all(len(code.splitlines()) <= 12 for code in blocks(README, "python"))
    assert all(len(code.splitlines()) <= 20 for code in blocks(README, "cpp"))


def test_every_block_is_one_that_a_test_knows():
    known = {"python", "cpp", "text", "console", "sh", "cmake", "mermaid"}
    for path in DOCUMENTS:
        fences = re.findall(r"^```(.*)$", text_of(path), re.M)
        assert set(fences[::2]) <= known and set(fences[1::2]) <= {""}, path.name


def test_a_block_without_output_is_refused_and_an_old_output_replaced():
    old = "```python\nprint(1 + 1)\n```\n\nprints\n\n```text\n3\n```\nthe end\n"
    assert REFRESH.refreshed(old) == old.replace("3\n", "2\n")
    assert REFRESH.refreshed(old, ("cpp",)) == old
    assert REFRESH.refreshed("```python\nx = 1\n```\n```python\nx\n```\n").count("```") == 4
    with pytest.raises(RuntimeError, match="no block `text` follows"):
        REFRESH.refreshed("```python\nprint(1)\n```\nwords\n```text\n1\n```\n")
    console = "```console\n$ echo one | tr a-z A-Z\nold\nlines\n$ true\n```\n"
    assert REFRESH.refreshed(console) == "```console\n$ echo one | tr a-z A-Z\nONE\n$ true\n```\n"
    with pytest.raises(RuntimeError, match="failed with 1"):
        REFRESH.refreshed("```console\n$ false\n```\n")


@pytest.mark.parametrize("path", REFRESH.GENERATED, ids=lambda p: p.name)
def test_a_page_made_from_the_table_is_as_the_table_is(path):
    assert_same(text_of(path), REFRESH.GENERATED[path](), path.name)


def test_cmake_blocks_are_what_the_consumer_does():
    there = {line.strip() for line in text_of(ROOT / "examples" / "consumer" / "CMakeLists.txt").splitlines()}
    for block in [b for path in DOCUMENTS for b in blocks(path, "cmake")]:
        for line in block.splitlines():
            plain = re.sub(r"\s*#.*", "", line).strip()
            assert not plain or any(plain.split("(")[0] == other.split("(")[0] for other in there), line


# Commands


def subparsers() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def test_the_table_names_every_command_and_no_other():
    assert set(re.findall(r"^\| `python -m motcua ([\w-]+)", text_of(README), re.M)) == set(subparsers())


def commands() -> list[str]:
    """The shell lines of all documents, without comments and what stands after a pipe."""
    lines = [line for path in DOCUMENTS for block in blocks(path, "sh") for line in block.splitlines()]
    shown = [line for path in DOCUMENTS for block in blocks(path, "console") for line in block.splitlines()]
    lines += [line[2:] for line in shown if line.startswith("$ ")]
    lines += re.findall(r"^\| `(python -m motcua [^`]+)`", text_of(README), re.M)
    return [c for c in (re.split(r"\s#|\|", line)[0].strip() for line in lines) if c]


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("python -m motcua ")])
def test_a_command_parses(command):
    words = shlex.split(command)[3:]
    if len(words) == 1:
        assert words[0] in subparsers()
    else:
        _parser().parse_args(words)


@pytest.mark.parametrize("command", sorted({c.split()[0] for c in commands() if "/" in c.split()[0]}))
def test_a_script_is_there_and_can_be_run(command):
    assert (ROOT / command).stat().st_mode & 0o111


# Links and names


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_relative_links_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", text_of(path), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        if "://" in target:
            continue
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.*)$", text_of(linked), re.M)
            assert anchor in {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}, target
    for name in re.findall(r"`((?:docs|scripts|examples|src|tests|include|python|cmake|\.ci)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name


def test_the_api_page_names_everything_public():
    words = set(re.findall(r"\w+", re.sub(r"```.*?```", "", text_of(API), flags=re.S)))
    missing = [name for name in motcua.__all__ if name not in words]
    assert not missing, "cure: say in docs/api.md what they are"


def test_numbers_of_errors_are_those_of_the_list():
    listed = set(re.findall(r"^### (\d{4}) ", text_of(ROOT / "docs" / "errors.md"), re.M))
    for path in RUN:
        assert set(re.findall(r"\bM(\d{4})\b", text_of(path))) <= listed


def test_prose_keeps_to_120_characters():
    for path in (README, API, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        prose = re.sub(r"^```.*?^```$", "", text_of(path), flags=re.S | re.M)
        wide = [line for line in prose.splitlines() if len(line) > 120 and not line.startswith("|")]
        assert not wide, path.name


# Docstrings

MODULES = [m for name, m in sorted(sys.modules.items()) if re.fullmatch(r"motcua\.(?!_core|__main__)\w+", name)]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_examples_in_docstrings(module):
    result = doctest.testmod(module, optionflags=doctest.REPORT_NDIFF)
    assert result.failed == 0


def test_public_functions_written_in_python_have_an_example():
    functions = [f for f in (getattr(motcua, name) for name in motcua.__all__) if inspect.isfunction(f)]
    assert len(functions) >= 10
    bare = [f.__name__ for f in functions if ">>>" not in (f.__doc__ or "")]
    assert not bare, "cure: add an example to the docstring"


def test_everything_public_has_a_docstring():
    bare = [name for name in motcua.__all__ if not (getattr(motcua, name).__doc__ or "").strip()]
    assert not bare


# Examples


@pytest.mark.parametrize("path", REFRESH.EXAMPLES, ids=lambda p: p.stem)
def test_an_example_prints_what_its_cpp_pair_prints(path):
    """CTest compares the C++ program with the same file."""
    done = subprocess.run([sys.executable, path], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert_same(text_of(REFRESH.expected_of(path)), done.stdout, path.name)


def test_examples_come_in_pairs_and_are_short():
    cpp = sorted((ROOT / "examples").glob("[0-9]*.cpp"))
    assert [p.stem for p in cpp] == [p.stem for p in REFRESH.EXAMPLES] and len(cpp) == 6
    for path in (*cpp, *REFRESH.EXAMPLES):
        assert len(text_of(path).splitlines()) <= 60, path.name
    assert {p.stem for p in (ROOT / "examples").glob("*.expected")} == {p.stem for p in cpp}
