# SPDX-License-Identifier: Apache-2.0
"""The package as `pip install .` makes it: what it carries, and that it works far from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def names(folder: Path, base: Path) -> set[str]:
    return {p.relative_to(base).as_posix() for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    # The flags of the build tree's preset: with ccache every object is there already.
    presets = json.loads((ROOT / "CMakePresets.json").read_text(encoding="utf-8"))["configurePresets"]
    flags = next(p for p in presets if p["name"] == "python")["cacheVariables"]
    defines = [f"cmake.define.{key}={flags[key]}" for key in ("CMAKE_CXX_FLAGS", "CMAKE_CXX_FLAGS_RELEASE")]
    settings = [f"--config-settings={text}" for text in ("build-dir=build/wheel", *defines)]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*install, "--target", target, *settings, ".")
    return target


def test_it_imports_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    ask = "import motcua; print(motcua.__file__); print(motcua.__version__)"
    where, version = run(sys.executable, "-c", ask, cwd=tmp_path, PYTHONPATH=str(installed)).split("\n")[:2]
    assert Path(where).is_relative_to(installed)
    stated = re.search(r'MOTCUA_VERSION "([^"]+)"', (ROOT / "include/motcua/version.hpp").read_text(encoding="utf-8"))
    assert stated and version == stated[1]
    assert [p.name for p in installed.glob("motcua-*.dist-info")] == [f"motcua-{version}.dist-info"]


def test_it_carries_sources_headers_and_data(installed: Path) -> None:
    package = installed / "motcua"
    expected = names(ROOT / "python/motcua", ROOT / "python/motcua")
    expected |= names(ROOT / "include/motcua", ROOT)
    expected |= {f"data/{name}" for name in names(ROOT / "src/data", ROOT / "src/data")}
    expected |= {f"share/cmake/motcua/motcua{end}.cmake" for end in ("Config", "ConfigVersion", "Targets")}
    carried = names(package, package)
    assert not expected - carried, "cure: see [tool.scikit-build] in pyproject.toml and install() in CMakeLists.txt"
    built = re.compile(r"_core\..*\.so|share/pkgconfig/motcua\.pc")
    surplus = {name for name in carried - expected if not built.fullmatch(name)}
    assert not surplus, "cure: exclude them in [tool.scikit-build], or name them in this test"


def test_a_cmake_project_finds_it(installed: Path, tmp_path: Path) -> None:
    options = ["-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_PREFIX_PATH={installed / 'motcua'}"]
    run("cmake", "-G", "Ninja", "-S", ROOT / "examples/consumer", "-B", tmp_path, *options)
    run("cmake", "--build", tmp_path)
    assert ": ok" in run(tmp_path / "consumer")
