# SPDX-License-Identifier: Apache-2.0
"""The hand-written types of the extension against the extension: names, parameters, words, keys and readings."""

from __future__ import annotations

import ast
import datetime
import enum
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import motcua
import pytest
from motcua import _core

ROOT = Path(__file__).resolve().parents[2]
STUB = ROOT / "python" / "motcua" / "_core.pyi"
TREE = ast.parse(STUB.read_text(encoding="utf-8"))

# What stubtest may say, and why it may.
GRANTED = {
    r"\.\w+ is inconsistent, metaclass differs": "pybind11's metaclass has no name that a stub could import",
    r"\.\w+\.__init__ is inconsistent, stub does not have \*args": "a class without a constructor: calling it raises",
    r"\.\w+\.__new__ is inconsistent": "typeshed gives a text-valued enumeration the __new__ of str",
    r"\.(Catalogue\.to_frame|\w+\._repr_html_) is inconsistent, stub parameter \"self\"": "set from Python",
}


def run(*words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": str(ROOT / "python")},
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1) and not done.stderr.strip(), done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if line]


def test_mypy_finds_nothing_in_the_package():
    said = run("mypy")  # strict, by pyproject.toml
    assert len(said) == 1 and said[0].startswith("Success"), "\n".join(said)


def test_stubtest_finds_nothing_that_is_not_granted():
    said = run("mypy.stubtest", "motcua._core", "--concise", "--mypy-config-file", "pyproject.toml")
    assert all(line.startswith("motcua._core") for line in said), said
    open_ = [line for line in said if not any(re.match("motcua._core" + grant, line) for grant in GRANTED)]
    assert not open_, "cure: correct python/motcua/_core.pyi"


# Parameters: pybind11 writes them into the first line of a docstring, where stubtest does not look.
Signature = tuple[list[str], list[str], list[str], bool, bool]


def signature(function: ast.FunctionDef) -> Signature:
    """Positional names, keyword-only names, names with a default, whether there are *args and **kwargs; no self."""
    a = function.args
    names = [x.arg for x in a.posonlyargs + a.args]
    optional = names[len(names) - len(a.defaults) :] if a.defaults else []
    optional += [x.arg for x, default in zip(a.kwonlyargs, a.kw_defaults) if default is not None]
    own = [n for n in names if n != "self"]
    return own, [x.arg for x in a.kwonlyargs], optional, a.vararg is not None, a.kwarg is not None


def stated(doc: str | None) -> ast.FunctionDef | None:
    line = (doc or "").partition("\n")[0]
    if not re.match(r"\w+\(.*\) -> ", line):
        return None
    plain = re.sub(r"= <[^>]*>", "= ...", line.rpartition(" -> ")[0])  # what is returned may be no Python
    parsed = ast.parse(f"def {plain}: ...").body[0]
    assert isinstance(parsed, ast.FunctionDef)
    return parsed


def of_extension(place: Any, prefix: str = "") -> dict[str, Signature]:
    found: dict[str, Signature] = {}
    for name, value in vars(place).items():
        if isinstance(value, ModuleType):
            found |= of_extension(value, f"{name}.")
        elif isinstance(value, type) and not issubclass(value, enum.Enum):
            found |= of_extension(value, f"{name}.")
        else:
            function = stated(getattr(getattr(place, name), "__doc__", None))
            if function is not None and function.name == name and name not in ("__repr__", "__str__"):
                found[prefix + name] = signature(function)
    return found


def of_stub(body: list[ast.stmt], prefix: str = "") -> dict[str, Signature]:
    modules = {"_Lunar": "lunar", "_Machine": "machine"}
    found: dict[str, Signature] = {}
    for node in body:
        if isinstance(node, ast.ClassDef):
            found |= of_stub(node.body, modules.get(node.name, node.name) + ".")
        elif isinstance(node, ast.FunctionDef):
            property_ = any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list)
            if not property_:
                found[prefix + node.name] = signature(node)
    return found


EXTENSION = of_extension(_core)
STUBBED = of_stub(TREE.body)
SHOWN = ("Deadline", "Dossier", "Outcome", "Refusal", "Verdict")
SET_FROM_PYTHON = {"Catalogue.to_frame", *(f"{name}._repr_html_" for name in SHOWN)}


def test_both_know_the_same_functions():
    assert len(EXTENSION) > 100
    assert set(EXTENSION) - set(STUBBED) == set(), "cure: add them to _core.pyi"
    assert set(STUBBED) - set(EXTENSION) == SET_FROM_PYTHON, "cure: remove them from _core.pyi"


@pytest.mark.parametrize("name", sorted(set(EXTENSION) & set(STUBBED)))
def test_parameters_have_the_names_of_the_extension(name):
    there, here = EXTENSION[name], STUBBED[name]
    if there[0] and all(re.fullmatch(r"arg\d+", n) for n in there[0]):  # unnamed: positional only, so names are free
        assert len(here[0]) == len(there[0]) or (here[3] and len(here[0]) < len(there[0]))
    else:
        assert here == there


ENUMERATIONS = [c for c in vars(_core).values() if isinstance(c, type) and issubclass(c, enum.Enum)]


@pytest.mark.parametrize("members", ENUMERATIONS, ids=lambda c: c.__name__)
def test_an_enumeration_has_the_words_of_the_extension(members):
    (node,) = (n for n in TREE.body if isinstance(n, ast.ClassDef) and n.name == members.__name__)
    words = [(n.targets[0].id, n.value.value) for n in node.body]
    assert words == [(m.name, m.value) for m in members]


def literals(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def aliases() -> dict[str, ast.AnnAssign]:
    named = (n for n in TREE.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name))
    return {n.target.id: n for n in named if n.value is not None and hasattr(motcua, n.target.id[1:])}


@pytest.mark.parametrize("alias", sorted(aliases()))
def test_an_argument_takes_every_word_of_its_enumeration(alias):
    node = aliases()[alias]
    members = getattr(motcua, alias[1:])
    assert issubclass(members, motcua.Token)
    assert literals(node.value) == [str(m) for m in members]


def keys(name: str) -> dict[str, ast.expr]:
    (node,) = (n for n in TREE.body if isinstance(n, ast.ClassDef) and n.name == name)
    fields = (n for n in node.body if isinstance(n, ast.AnnAssign))
    return {n.target.id: n.annotation for n in fields if isinstance(n.target, ast.Name)}


def test_readings_are_those_of_the_library():
    known = {str(reading): [value for value, _ in values] for reading, values, _ in motcua.reading_rows()}
    here = {name: literals(annotation) for name, annotation in keys("_Readings").items()}
    assert here == {name: values for name, values in known.items() if name != "hours"}  # taken by the office hours


def test_rows_of_the_machine_have_the_keys_that_the_stub_names():
    for row in motcua.machine.rows():
        assert list(row) == list(keys("_MachineRow"))


def test_facts_are_those_that_assess_takes():
    with pytest.raises(motcua.Error) as raised:
        motcua.assess(motcua.Catalogue(), "1", "intake", datetime.date(2020, 6, 1), facts={"x": True})
    assert raised.value.number == 1307
    assert raised.value.problems[0].expected.split(", ") == list(keys("_Facts"))


def test_narrowings_are_those_that_the_machine_takes():
    full: dict[str, Any] = {"id": "x", "event": "extend", "basis": "y", "actor": "officer", "status": "processing"}
    full |= {"guards": [], "forbid": True}
    assert list(full) == list(keys("_Narrowing"))
    assert motcua.machine.with_([full]).edition != motcua.StateMachine().edition
    with pytest.raises(motcua.Error) as raised:
        motcua.machine.with_([{**full, "allow": True}])
    assert raised.value.number == 1505
