# SPDX-License-Identifier: Apache-2.0
"""A province's afternoon: the folder is made, a procedure added, one removed by a new decision, a holiday added, all of it
checked, and used from the command line, from Python and from C++."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

import motcua
from motcua.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
day = datetime.date.fromisoformat


def change(path: Path, **parts):
    document = json.loads(path.read_text(encoding="utf-8"))
    document.update(parts)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")


@pytest.fixture
def province(tmp_path) -> Path:
    """As the README of the folder says, step by step."""
    folder = tmp_path / "thai-nguyen"
    assert main(["new-catalogue", str(folder), "--name", "tỉnh Thái Nguyên"]) == 0
    procedure = {
        "code": "9.000001", "name": "Thủ tục thử của tỉnh", "agencies": ["thai-nguyen.so-a"], "from": "2026-09-01", "source": "thai-nguyen.nguon",
        "variants": [{"id": "default", "intake": {"counter": "yes", "post": "yes"}, "limits": [{"text": "5 ngày làm việc", "kind": "statutory"}]}],
    }  # fmt: skip
    change(folder / "catalogue.json", procedures=[procedure])
    decision = {
        "id": "thai-nguyen.qd-2", "number": "2/QĐ-UBND (bịa)", "issued": "2026-08-20", "effective": "2026-09-01", "certainty": "text",
        "changes": [{"procedure": "1.004379", "action": "repealed"}, {"procedure": "9.000001", "action": "new"}],
    }  # fmt: skip
    second = json.loads((folder / "decisions" / "0001.json").read_text(encoding="utf-8"))
    second.update(edition={"id": "thai-nguyen-qd-2"}, decisions=[decision])
    (folder / "decisions" / "0002.json").write_text(json.dumps(second, ensure_ascii=False), encoding="utf-8")
    holiday = {"instrument": "Thông báo bịa", "decided": "2026-08-20", "days": [{"date": "2026-09-09", "kind": "holiday", "name": "ngày bịa"}]}
    change(folder / "announcements.json", announcements=[holiday])
    (folder / "office_hours.json").write_text((folder / "office_hours.json.mau").read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_a_new_folder_is_good_as_it_is_made(tmp_path, capsys):
    folder = tmp_path / "thai-nguyen"
    made = motcua.new_folder(folder, "tỉnh Thái Nguyên")
    assert {p.relative_to(folder).as_posix() for p in made} == {
        "README.md", "catalogue.json", "decisions/0001.json", "announcements.json", "office_hours.json.mau", "tests/test_catalogue.py",
    }  # fmt: skip
    assert main(["check", str(folder)]) == 0 and capsys.readouterr().out == "no problems\n"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "tỉnh Thái Nguyên" in readme and "python -m motcua check thai-nguyen" in readme
    # Nothing in it looks like a fact: numbers of decisions and names of bodies are to be filled in.
    assert "«số»" in (folder / "decisions" / "0001.json").read_text(encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.new_folder(folder)
    assert caught.value.number == 1311
    assert main(["new-catalogue", str(tmp_path / "Thái Nguyên")]) == 2


def test_used_from_python(province):
    rules = motcua.read_folder(province, fifteen_days="working")
    assert motcua.check_folder(province) == [] and rules.readings["fifteen_days"] == "working" and rules.hours is not None
    assert "9.000001" in rules.catalogue and len(rules.catalogue) > 120
    asked = motcua.assess(rules.catalogue, "9.000001", "intake", day("2026-09-01"), agency="thai-nguyen.so-a", rules=rules)
    assert asked.answer == "yes"
    old = motcua.assess(rules.catalogue, "1.004379", "intake", day("2026-09-01"), rules=rules)
    assert old.answer == "no" and str(old.reasons[0].basis) == "2/QĐ-UBND (bịa)"
    assert motcua.assess(rules.catalogue, "1.004379", "intake", day("2026-08-31"), rules=rules).answer == "yes"
    limit = rules.catalogue.at("9.000001", day("2026-09-08")).variants[0].limits[0].limit
    assert motcua.due(limit, day("2026-09-08"), rules).date == day("2026-09-16")
    assert motcua.due(limit, day("2026-09-08")).date == day("2026-09-15")  # without the province's holiday


def test_used_from_the_command_line(province, capsys):
    assert main(["check", str(province)]) == 0
    assert main(["diff", str(province), "--days", "2026-08-31", "2026-09-01", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "1.004379: no longer there [2/QĐ-UBND (bịa)]" in out and "9.000001: new: Thủ tục thử của tỉnh («Sở …») [2/QĐ-UBND (bịa)]" in out
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", str(province / "tests")], cwd=province, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "text", "number"),
    [
        ("catalogue.json", "{", 1302),
        ("decisions/0002.json", '{"schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "x"}, "lists": [{}]}', 1306),
        ("announcements.json", '{"schema_version": 1}', 1306),
        ("office_hours.json", '{"source": "x", "week": {"lundi": []}}', 1307),
        ("office_hours.json", '{"source": "x", "source": "y", "week": {}}', 1303),
        ("office_hours.json", '{"source": "x", "week": {"monday": [["11:00", "07:00"]]}}', 1206),
        ("office_hours.json", '{"source": "x", "week": {"monday": ["07:00"]}}', 1308),
        ("office_hours.json", '{"source": " ", "week": {}}', 1309),
        ("office_hours.json", "[", 1302),
        ("law.json", '{"schema_version": 1, "name": {"vi": "x"}, "ended": [{"id": "X", "to": "2026-01-01"}]}', 1314),
    ],
)
def test_every_mistake_has_its_file_and_its_cure(province, file, text, number, capsys):
    (province / file).write_text(text, encoding="utf-8")
    problems = motcua.check_folder(province)
    assert number in [p.number for p in problems]
    assert all(p.expected and p.cure for p in problems) and any(file.split("/")[-1] in p.place or number == 1206 for p in problems)
    assert main(["check", str(province)]) == 1
    assert "cure: " in capsys.readouterr().out
    with pytest.raises(motcua.Error):
        motcua.read_folder(province)


PROGRAM = r"""
#include <cstdio>
#include <motcua/calendar_json.hpp>
#include <motcua/catalogue_json.hpp>
#include <motcua/eligibility.hpp>

int main(int, char** argv) {
    using namespace motcua;
    std::string const home = argv[2];
    auto const c = read_catalogue_files({argv[1], home + "/catalogue.json", home + "/decisions/0001.json", home + "/decisions/0002.json"});
    for (auto const* code : {"9.000001", "1.004379"}) {
        auto const v = assess(c, code, direction::intake, date(2026, 9, 1));
        std::printf("%s %s [%s]\n", code, std::string(label(v.answer)).c_str(), to_string(v.reasons.front().basis).c_str());
    }
    std::printf("%zu\n", read_announcements_file(home + "/announcements.json").size());
}
"""


def test_used_from_cpp(province, tmp_path):
    source = tmp_path / "main.cpp"
    source.write_text(PROGRAM, encoding="utf-8")
    built = subprocess.run(
        ["g++", "-std=c++20", "-O0", f"-I{ROOT / 'include'}", str(source), "-o", str(tmp_path / "main")], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    out = subprocess.run([str(tmp_path / "main"), str(motcua.starter_files()[0]), str(province)], capture_output=True, text=True, check=True).stdout
    assert out == "9.000001 được [«tên văn bản hoặc trang công bố» (thai-nguyen.nguon)]\n1.004379 không [2/QĐ-UBND (bịa)]\n1\n"
