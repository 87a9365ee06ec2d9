#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The figures of the machine: `benchmarks/machine.py`. Builds machine.cpp and machine_msm.cpp at -O2 and at -O3 in
build/benchmarks and runs them, then times what the compiler spends on the header and on the proof. Needs Boost with MSM."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "benchmarks"
CXX = os.environ.get("CXX", "g++")


def compile_seconds(*words: str, text: str | None = None) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([CXX, "-std=c++20", "-O0", f"-I{ROOT / 'include'}", *words, "-c", "-o", os.devnull], input=text, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    for level in ("-O2", "-O3"):
        objects = []
        for name, standard in (("machine_msm", "c++17"), ("machine", "c++20")):  # Debian's MSM is no C++20
            objects.append(BUILD / f"{name}{level}.o")
            source = ROOT / "benchmarks" / f"{name}.cpp"
            subprocess.run([CXX, f"-std={standard}", level, "-DNDEBUG", f"-I{ROOT / 'include'}", "-c", str(source), "-o", str(objects[-1])], check=True)
        program = BUILD / f"machine{level}"
        subprocess.run([CXX, *map(str, objects), "-o", str(program)], check=True)
        print(level, flush=True)
        subprocess.run([str(program)], check=True)
    for name in ("machine", "dossier"):
        for what, flags in (("compiled library", ["-DMOTCUA_COMPILED"]), ("header-only", [])):
            took = min(compile_seconds(*flags, "-x", "c++", "-", text=f"#include <motcua/{name}.hpp>\n") for _ in range(2))
            print(f"#include <motcua/{name}.hpp> at -O0, {what}: {took:.1f} s")
    tests = f"-I{ROOT / 'tests'}"
    proof = min(compile_seconds("-DMOTCUA_COMPILED", tests, str(ROOT / "tests" / "machine_proof_test.cpp")) for _ in range(2))
    text = '#include <motcua/machine.hpp>\n#include "catch.hpp"\n'
    without = min(compile_seconds("-DMOTCUA_COMPILED", tests, "-x", "c++", "-", text=text) for _ in range(2))
    print(f"the proof, above what it includes: {proof - without:.1f} s")


if __name__ == "__main__":
    main()
