#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files of one gigabyte of nothing: refused by a named limit, in little time and memory.

    .venv/bin/python scripts/long/nothing_sweep.py [BYTES]

A sparse file of zeros, one line of commas, of blanks, of a cell that does not end, empty lines, and rows of empty cells
below a header; read as a list, as a list whose caller allows so large a file, as a register, and as messages. Each in a
process of its own, which says its time and its memory. Ends with 1 if one is read, crashes, takes more than 30 s of the
processor, or holds more than 800 MB."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HEADERS = {
    "list": "STT,Mã số,Tên TTHC,Lĩnh vực,Thời hạn giải quyết\n",
    "register": "MaHoSo,MaTTHC,DonViXuLy,TrangThaiHoSo,NgayTiepNhan\n",
}
KINDS = ("zeros", "commas", "blanks", "cell", "lines", "rows", "brackets")
MOST_SECONDS, MOST_MEGABYTES = 30, 800
READ = """
import json, resource, sys, time
import motcua
from motcua.sheets import SheetLimits
path, how, out = sys.argv[1:]
begun = time.process_time()
try:
    if how == "messages":
        motcua.events_from_messages(path)
    elif how == "register":
        motcua.import_register(path, output=out)
    else:
        motcua.import_lists(path, limits=SheetLimits(file_bytes=1 << 40) if how == "large list" else None)
    said = ""
except motcua.Error as error:
    said = str(error).splitlines()[0][:110]
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
print(json.dumps([said, time.process_time() - begun, memory]))
"""


def blocks(kind: str, header: str) -> Iterator[bytes]:
    """What stands at the beginning, then the block that is repeated."""
    yield {"cell": b'"', "rows": header.encode()}.get(kind, b"")
    unit = {"commas": b",", "blanks": b" ", "cell": b"a", "lines": b"\n", "rows": b",,,,\n", "brackets": b"["}[kind]
    yield unit * ((1 << 20) // len(unit))


def write(path: Path, kind: str, header: str, size: int) -> None:
    with path.open("wb") as file:
        if kind == "zeros":
            file.truncate(size)  # takes no place on the disk
            return
        begin, block = blocks(kind, header)
        file.write(begin)
        for _ in range(size // len(block)):
            file.write(block)


def main(size: int) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "nothing.csv"
        for kind in KINDS:
            for how in ("list", "large list", "register", "messages"):
                write(path, kind, HEADERS["list" if "list" in how else "register"], size)
                done = subprocess.run([sys.executable, "-c", READ, str(path), how, made + "/out"], capture_output=True, text=True)
                said, seconds, memory = json.loads(done.stdout) if done.returncode == 0 else (done.stderr[-300:], 0, 0)
                good = said.startswith("M") and seconds < MOST_SECONDS and memory < MOST_MEGABYTES
                failed += not good
                print(f"{'' if good else 'WRONG '}{kind:8} {how:10} {seconds:5.1f} s {memory:4} MB  {said}", flush=True)
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1 << 30))
