# SPDX-License-Identifier: Apache-2.0
"""The layers of include/motcua, read from the #include lines: a header may include only what stands before it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include" / "motcua"

ORDER = (
    "version token error date law lunar calendar office_hours working_minutes time_limit rules code procedure postal_tables "
    "catalogue eligibility eligibility_columns deadline deadline_columns transit postage regions machine status_dispatch document clock indicator step_stay dossier dossier_log dossier_papers consignment replay process conformance report"
).split()
RANK = {stem: float(place) for place, stem in enumerate(ORDER)}
# Beside the order: each may use the headers up to the one named; nobody includes them, nor are they in the umbrella.
BESIDE = {"calendar_json": "calendar", "catalogue_json": "catalogue", "dossier_json": "dossier", "dossier_log_json": "dossier_log", "law_json": "rules", "posix_time": "date"}
# Forward declarations: includes the version only, and everybody may include it.
FORWARD = "fwd"
UMBRELLA = "motcua"

BOOST_ONLY_IN = {"date", "posix_time"}
JSON_ONLY_IN = {"calendar_json", "catalogue_json", "dossier_json", "dossier_log_json", "law_json"}  # and there in its impl/ files only
NEVER = ("iostream", "locale", "regex")

INCLUDE_LINE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_tree(include: Path) -> dict[str, list[tuple[int, str]]]:
    """`{"date.hpp": [(3, "error.hpp"), (4, "<compare>")]}`: our own files by their path, foreign ones in angles."""
    tree = {}
    for path in sorted(p for p in include.rglob("*") if p.suffix in (".hpp", ".ipp")):
        found = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := INCLUDE_LINE.match(line):
                bracket, name = match.groups()
                ours = include.parent / name if name.startswith("motcua/") else path.parent / name
                if bracket == '"' or name.startswith("motcua/"):
                    try:
                        found.append((number, ours.resolve().relative_to(include.resolve()).as_posix()))
                        continue
                    except ValueError:
                        pass
                found.append((number, f"<{name}>"))
        tree[path.relative_to(include).as_posix()] = found
    return tree


def is_public(name: str) -> bool:
    return "/" not in name and name.endswith(".hpp")


def owners(tree: dict[str, list[tuple[int, str]]]) -> dict[str, set[str]]:
    """The public headers that each file belongs to: those that reach it without passing another public header."""
    result: dict[str, set[str]] = {name: set() for name in tree}

    def follow(owner: str, name: str) -> None:
        if owner in result.setdefault(name, set()):
            return
        result[name].add(owner)
        for _, target in tree.get(name, ()):
            if target in tree and not is_public(target):
                follow(owner, target)

    for name in tree:
        if is_public(name):
            follow(Path(name).stem, name)
        elif (own := Path(name).stem + ".hpp") in tree:  # impl/X.ipp belongs to X.hpp, however it is included
            follow(Path(own).stem, name)
    return result


def limit_of(stem: str) -> float:
    """Headers ranked below this may be included by `stem`."""
    if stem == UMBRELLA:
        return float(len(ORDER))
    if stem == FORWARD:
        return RANK["version"] + 1
    if stem in BESIDE:
        return RANK[BESIDE[stem]] + 1
    return RANK[stem]


def violations(include: Path) -> list[str]:
    tree = read_tree(include)
    belongs_to = owners(tree)
    found = []

    def report(name: str, line: int, what: str, cure: str) -> None:
        found.append(f"include/motcua/{name}:{line}: {what}; cure: {cure}")

    known = {*ORDER, *BESIDE, FORWARD, UMBRELLA}
    for name, includes in tree.items():
        if is_public(name) and Path(name).stem not in known:
            report(name, 1, "a header without a place in the layers", f"give it one in ORDER of {Path(__file__).name}")
            continue
        if not belongs_to[name]:
            report(name, 1, "no public header uses this file", "include it from its header's .ipp, or remove it")
        for line, target in includes:
            if target.startswith("<"):
                found += foreign(name, line, target[1:-1], belongs_to[name])
                continue
            if target not in tree:
                report(name, line, f"there is no {target}", "write it, or correct the name")
                continue
            if not is_public(target):
                continue  # judged where that file is read
            stem = Path(target).stem
            for owner in sorted(belongs_to[name] & known):
                if stem == owner and name != target:
                    continue
                if stem == UMBRELLA or stem in BESIDE:
                    report(name, line, f"{stem}.hpp is for users only", "include the header that declares it")
                elif stem == FORWARD:
                    if owner in ("version", FORWARD):
                        report(name, line, f"{owner} stands before {stem}", "do not include it here")
                elif stem in RANK and RANK[stem] >= limit_of(owner):
                    report(
                        name,
                        line,
                        f"{owner} may not include {stem}, which does not stand before it in the layers",
                        f"move what is needed into a header before {owner}, or the code that needs it behind {stem}",
                    )
    return found


def foreign(name: str, line: int, target: str, owner: set[str]) -> list[str]:
    place = f"include/motcua/{name}:{line}: "
    if target.startswith("boost/") and not owner <= BOOST_ONLY_IN:
        return [place + "only date.hpp names Boost (and posix_time.hpp, for interop); cure: use motcua::date"]
    if target.startswith("boost/") and target.endswith(("gregorian.hpp", "posix_time.hpp")) and "date" in owner:
        return [place + f"<{target}> costs every user a second; cure: include gregorian_types.hpp"]
    if target.startswith("nlohmann/") and (is_public(name) or not owner <= JSON_ONLY_IN):
        return [place + "only the bodies of *_json.hpp name the JSON library; cure: read through these headers"]
    if target in NEVER:
        return [place + f"<{target}> is costly and brings the host's locale; cure: write std::string, see date.ipp"]
    return []


def test_includes_follow_the_layers() -> None:
    found = violations(INCLUDE)
    assert not found, "\n" + "\n".join(found)


def test_umbrella_holds_every_ordered_header() -> None:
    tree = read_tree(INCLUDE)
    inside = {target for _, target in tree[f"{UMBRELLA}.hpp"]}
    missing = [stem for stem in ORDER if f"{stem}.hpp" in tree and f"{stem}.hpp" not in inside]
    assert not missing, f"include/motcua/{UMBRELLA}.hpp lacks {missing}; cure: include them there, in the layers' order"


def test_compiled_library_holds_every_body() -> None:
    inside = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").glob("*.cpp"))
    bodies = [p.name for p in (INCLUDE / "impl").glob("*.ipp") if (INCLUDE / f"{p.stem}.hpp").exists()]
    missing = [name for name in sorted(bodies) if f"#include <motcua/impl/{name}>" not in inside]
    assert not missing, f"src/*.cpp lacks the bodies {missing}; cure: #include <motcua/impl/…> each in one of them"


def test_bodies_are_taken_in_by_their_header() -> None:
    tree = read_tree(INCLUDE)
    missing = [
        name
        for name in tree
        if name.endswith(".ipp")
        and (header := f"{Path(name).stem}.hpp") in tree
        and name not in {target for _, target in tree[header]}
    ]
    assert not missing, f"{missing}: cure: end the header with #if !defined(MOTCUA_COMPILED) / #include / #endif"


# The check itself can fail: each row plants one include into a small tree and expects one finding.
SOUND = {
    "version.hpp": "#pragma once\n",
    "token.hpp": '#include "version.hpp"\n',
    "error.hpp": '#include "token.hpp"\n',
    "date.hpp": (
        '#include <boost/date_time/gregorian/gregorian_types.hpp>\n#include "error.hpp"\n#include "impl/date.ipp"\n'
    ),
    "impl/date.ipp": '#include "../date.hpp"\n',
    "law.hpp": '#include "date.hpp"\n#include "impl/law.ipp"\n',
    "impl/law.ipp": '#include "../law.hpp"\n#include "law_rows.hpp"\n',
    "impl/law_rows.hpp": '#include "../date.hpp"\n#include <string>\n',
    "catalogue.hpp": '#include "law.hpp"\n',
    "catalogue_json.hpp": '#include "catalogue.hpp"\n#include "impl/catalogue_json.ipp"\n',
    "impl/catalogue_json.ipp": '#include "../catalogue_json.hpp"\n#include <nlohmann/json.hpp>\n',
    "rules.hpp": '#include <motcua/law.hpp>\n',
    "eligibility.hpp": '#include "catalogue.hpp"\n#include "rules.hpp"\n',
    "fwd.hpp": '#include "version.hpp"\n',
    "motcua.hpp": '#include "rules.hpp"\n#include "law.hpp"\n',
}


def plant(folder: Path, changes: dict[str, str]) -> Path:
    include = folder / "motcua"
    for name, text in {**SOUND, **changes}.items():
        (include / name).parent.mkdir(parents=True, exist_ok=True)
        (include / name).write_text(text, encoding="utf-8")
    return include


def test_a_sound_tree_has_no_findings(tmp_path: Path) -> None:
    assert violations(plant(tmp_path, {})) == []


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        ("date.hpp", '#include "law.hpp"', "date may not include law"),
        ("date.hpp", "#include <motcua/law.hpp>", "date may not include law"),
        ("date.hpp", '  #  include "law.hpp"', "date may not include law"),
        ("date.hpp", '#include "date.hpp"', "date may not include date"),
        ("impl/date.ipp", '#include "../rules.hpp"', "date may not include rules"),
        ("impl/law_rows.hpp", '#include "../catalogue.hpp"', "law may not include catalogue"),
        ("impl/law_rows.hpp", "#include <boost/date_time/gregorian/gregorian_types.hpp>", "names Boost"),
        ("date.hpp", "#include <boost/date_time/posix_time/posix_time.hpp>", "costs every user a second"),
        ("rules.hpp", '#include "catalogue_json.hpp"', "for users only"),
        ("motcua.hpp", '#include "catalogue_json.hpp"', "for users only"),
        ("rules.hpp", '#include "motcua.hpp"', "for users only"),
        ("catalogue_json.hpp", '#include "eligibility.hpp"', "catalogue_json may not include eligibility"),
        ("catalogue_json.hpp", "#include <nlohmann/json_fwd.hpp>", "name the JSON library"),
        ("impl/law_rows.hpp", "#include <nlohmann/json.hpp>", "name the JSON library"),
        ("fwd.hpp", '#include "token.hpp"', "fwd may not include token"),
        ("version.hpp", '#include "fwd.hpp"', "version stands before fwd"),
        ("law.hpp", '#include "lwa.hpp"', "there is no lwa.hpp"),
        ("token.hpp", "#include <iostream>", "<iostream> is costly"),
        ("impl/law.ipp", "#include <locale>", "<locale> is costly"),
        ("impl/law_rows.hpp", "#include <regex>", "<regex> is costly"),
        ("helpers.hpp", "#pragma once", "without a place in the layers"),
        ("impl/stray.hpp", "#pragma once", "no public header uses this file"),
    ],
)
def test_each_departure_is_found_with_place_and_cure(tmp_path: Path, name: str, line: str, says: str) -> None:
    before = SOUND.get(name, "")
    found = violations(plant(tmp_path, {name: before + line + "\n"}))
    place = f"include/motcua/{name}:{before.count(chr(10)) + 1}: "
    assert len(found) == 1 and found[0].startswith(place) and says in found[0] and "; cure: " in found[0], found
