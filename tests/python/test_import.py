# SPDX-License-Identifier: Apache-2.0
"""What `import motcua` costs and loads, what it exports, and how its values behave."""

from __future__ import annotations

import copy
import datetime
import enum
import json
import pickle
import subprocess
import sys
from pathlib import Path

import motcua
import pytest
from motcua import _core

HEAVY = ("pandas", "matplotlib", "pyarrow", "polars", "openpyxl")
# The demand is 40 ms beyond NumPy. A busy machine takes longer: the test fails only where something heavy came in.
DEMANDED, GENEROUS = 40, 5


def in_a_fresh_interpreter(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def seconds_beyond_numpy() -> tuple[float, float]:
    """Of the processor, and of the clock on the wall, which counts what else the machine does."""
    code = """
import numpy
from time import perf_counter, process_time
cpu, wall = process_time(), perf_counter()
import motcua
print(process_time() - cpu, perf_counter() - wall)
"""
    cpu, wall = in_a_fresh_interpreter(code).split()
    return float(cpu), float(wall)


def test_importing_costs_little_beyond_numpy(capsys):
    taken = [seconds_beyond_numpy() for _ in range(7)]
    cpu, wall = (1000 * min(column) for column in zip(*taken))
    with capsys.disabled():
        print(f"\nimport motcua: {cpu:.1f} ms of processor, {wall:.1f} ms of clock; demanded: {DEMANDED} ms")
    assert cpu <= DEMANDED * GENEROUS


def test_importing_loads_nothing_heavy():
    code = """
import json, sys, numpy
before = set(sys.modules)
import motcua
print(json.dumps(sorted(set(sys.modules) - before)))
"""
    roots = {name.partition(".")[0] for name in json.loads(in_a_fresh_interpreter(code))}
    assert "motcua" in roots
    assert not roots & set(HEAVY), "cure: import it inside the function that needs it"
    assert roots - set(sys.stdlib_module_names) <= {"motcua", "numpy"}


def test_the_command_line_loads_nothing_heavy_either():
    code = "import sys, motcua.__main__ as m; m.main(['due', '5 ngày làm việc', '2020-01-20']); print(*sys.modules)"
    said = in_a_fresh_interpreter(code).split()
    assert "motcua.replay" in said and not set(said) & set(HEAVY)


def test_the_package_is_typed():
    package = Path(motcua.__file__).parent
    assert (package / "py.typed").is_file() and (package / "_core.pyi").is_file()


def test_every_exported_name_can_be_imported():
    assert len(motcua.__all__) == len(set(motcua.__all__)) > 90
    names: dict[str, object] = {}
    exec("from motcua import *", names)
    assert set(motcua.__all__) <= set(names)


def test_what_is_loaded_later_is_loaded_by_its_name_and_only_then():
    code = "import sys, motcua; assert 'motcua.report' not in sys.modules; motcua.postal_report; assert 'motcua.report' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    for module, names in motcua._LATER.items():
        assert all(getattr(motcua, name).__module__ == f"motcua.{module}" for name in names), module
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = motcua.nothing


def test_everything_public_is_exported():
    """A name without an underscore is public, unless it is one of the files of the package."""
    files = {path.stem for path in Path(motcua.__file__).parent.glob("*.py")}
    public = {name for name in dir(motcua) if not name.startswith("_") and (name not in files or name == "replay")}
    assert public | {"__version__"} == set(motcua.__all__)
    classes = {name for name, value in vars(_core).items() if isinstance(value, type) and not name.startswith("_")}
    # reached through a Variant; nobody makes one
    assert classes - set(motcua.__all__) <= {"FeeEntry", "LimitEntry"}


# Enumerations

ENUMERATIONS = [value for value in vars(motcua).values() if isinstance(value, type) and issubclass(value, enum.Enum)]
ENUMERATIONS.remove(motcua.Token)


@pytest.mark.parametrize("members", ENUMERATIONS, ids=lambda c: c.__name__)
def test_enumerations_are_text_valued(members):
    assert issubclass(members, motcua.Token) and issubclass(members, str) and len(members) >= 2
    for member in members:
        text = member.value
        assert type(text) is str and member == text and str(member) == f"{member}" == text
        assert members(text) is member and members[text.upper()] is member
        assert hash(member) == hash(text) and {text: 1}[member] == 1
        assert json.loads(json.dumps(member)) == text
        assert member.label() == member.vi and member.label("en") == member.en and member.vi and member.en
        assert copy.copy(member) is copy.deepcopy(member) is pickle.loads(pickle.dumps(member)) is member
    with pytest.raises(ValueError, match="no such word"):
        members("no such word")


def test_members_of_an_enumeration_are_those_that_answers_hold():
    deadline = motcua.due("5 ngày làm việc", datetime.date(2020, 1, 20))
    assert deadline.status is motcua.DeadlineStatus.OFFICIAL
    event = motcua.Event("accept", datetime.datetime(2020, 1, 1, 8), "desk_clerk")
    assert event.what is motcua.EventKind.ACCEPT and event.actor is motcua.Actor.DESK_CLERK


# Copies: a value never changes, so its copy is the value


def values() -> list[object]:
    rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    return [
        rules,
        rules.catalogue,
        rules.calendar,
        motcua.OfficeHours.weekdays([("07:30", "11:30")], source="an example"),
        motcua.LunarDate(2020, 4, 1, leap=True),
        motcua.parse_time_limit("5 ngày làm việc"),
        motcua.due("5 ngày làm việc", datetime.date(2020, 1, 20), rules),
        motcua.StateMachine(),
        motcua.Dossier.open("1.005442", agency="x", unit="y", intake="post", return_by="post"),
    ]


@pytest.mark.parametrize("value", values(), ids=lambda v: type(v).__name__)
def test_a_copy_is_the_value_itself(value):
    assert copy.copy(value) is value
    assert copy.deepcopy([value])[0] is value


@pytest.mark.parametrize("value", values(), ids=lambda v: type(v).__name__)
def test_a_value_cannot_be_changed(value):
    names = [n for n in dir(type(value)) if isinstance(getattr(type(value), n), property)]
    for name in names:
        with pytest.raises(AttributeError):
            setattr(value, name, getattr(value, name))


def test_plain_values_can_be_pickled():
    limits = motcua.parse_time_limit("5 ngày làm việc"), motcua.working_days(3)
    for value in (motcua.LunarDate(2020, 4, 1, leap=True), *limits):
        again = pickle.loads(pickle.dumps(value))
        assert again == value and hash(again) == hash(value)


def test_errors_can_be_pickled_with_all_their_problems():
    with pytest.raises(motcua.UnknownCodeError) as raised:
        motcua.Catalogue().at("1.000000", datetime.date(2020, 1, 1))
    again = pickle.loads(pickle.dumps(raised.value))
    assert type(again) is motcua.UnknownCodeError and again.problems == raised.value.problems
    assert again.number == 1501 and isinstance(again, KeyError) and isinstance(again, ValueError)
