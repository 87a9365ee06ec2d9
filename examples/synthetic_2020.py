# SPDX-License-Identifier: Apache-2.0
"""A SYNTHETIC register of dossiers for 2020 (dữ liệu tổng hợp, không phải hồ sơ thật). Needs NumPy; --parquet PyArrow.

    python examples/synthetic_2020.py OUTDIR [--dossiers N] [--seed 2020] [--parquet]

Two totals are real: Bắc Kạn published 32,976 dossiers taken in by post in 2020 and 33,631 results returned by post.
The default register adds up to exactly these. Everything else (which dossiers, when, how they ended) is drawn at random
from the shares in synthetic_2020_shares.py, which were chosen and not observed. The same seed gives the same bytes.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from synthetic_2020_course import Course
from synthetic_2020_shares import (
    ACTORS, CENTRE, CLOCK, CLOCK_MINUTES, DAY_TEXT, DAYS, DISTRICTS, EVENT, EVENTS, INTAKE, KINDS, POST, PROCEDURES,
    SHARES, YEARS)

PUBLISHED_IN, PUBLISHED_RETURNED, PUBLISHED_PROCEDURES = 32_976, 33_631, 452
SOURCE = "Sở Thông tin và Truyền thông tỉnh Bắc Kạn, 10/02/2021 (ict.backan.gov.vn)"
CHUNK = 50_000
DOSSIER_COLUMNS = "dossier procedure variant agency unit intake return_by".split()
EVENT_COLUMNS = "dossier event occurred actor recorded actor_id evidence".split()


def dossier_columns(ids, course):
    procedures = [PROCEDURES[p] for p in course.procedure.tolist()]
    local = [p.agency == "district" for p in procedures]
    return [
        ids,
        [p.code for p in procedures],
        [p.variant for p in procedures],
        [DISTRICTS[d] if here else p.agency for p, here, d in zip(procedures, local, course.district.tolist())],
        ["" if here else CENTRE for here in local],
        [INTAKE[i] for i in course.intake.tolist()],
        [("post", "counter", "electronic")[i] for i in course.return_by().tolist()],
    ]


class CsvFiles:
    suffix = "csv"

    def __init__(self, folder):
        self.dossiers, self.events = (open(folder / f"{name}.csv", "w", encoding="utf-8", newline="\n")
                                      for name in ("dossiers", "events"))
        self.dossiers.write(",".join(DOSSIER_COLUMNS) + "\n")
        self.events.write(",".join(EVENT_COLUMNS) + "\n")

    def write(self, dossiers, ids, events, evidence):
        self.dossiers.writelines(",".join(fields) + "\n" for fields in zip(*dossiers))
        lines = [f"{ids[r]},{EVENTS[e]},{DAY_TEXT[d]}{CLOCK[m]},{ACTORS[a]},,,\n"
                 for r, e, d, m, a in zip(*(column.tolist() for column in events))]
        for i, text in evidence.items():
            lines[i] = lines[i][:-1] + text + "\n"
        self.events.writelines(lines)

    def close(self):
        self.dossiers.close()
        self.events.close()


class ParquetFiles:
    suffix = "parquet"

    def __init__(self, folder):
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
        self.pa, note = pa, {"note": "SYNTHETIC - dữ liệu tổng hợp, không phải hồ sơ thật"}
        types = {"occurred": pa.timestamp("ms"), "recorded": pa.timestamp("ms")}
        self.schemas = [pa.schema([(c, types.get(c, pa.string())) for c in columns], note)
                        for columns in (DOSSIER_COLUMNS, EVENT_COLUMNS)]
        self.files = [ParquetWriter(folder / f"{name}.parquet", schema)
                      for name, schema in zip(("dossiers", "events"), self.schemas)]
        self.days = np.array(DAYS, dtype="datetime64[D]").astype("datetime64[ms]")

    def write(self, dossiers, ids, events, evidence):
        pa, (row, what, on, minute, who) = self.pa, events
        proof = np.full(len(row), None, dtype=object)
        proof[list(evidence)] = list(evidence.values())
        occurred = self.days[on] + CLOCK_MINUTES[minute].astype("timedelta64[m]")
        events = [pa.array(ids).take(pa.array(row)), pa.array(EVENTS).take(pa.array(what)), pa.array(occurred),
                  pa.array(ACTORS).take(pa.array(who)), pa.nulls(len(row), pa.timestamp("ms")),
                  pa.nulls(len(row), pa.string()), pa.array(proof, pa.string())]
        for file, schema, columns in zip(self.files, self.schemas, ([pa.array(c) for c in dossiers], events)):
            file.write_table(pa.Table.from_arrays(columns, schema=schema))

    def close(self):
        for file in self.files:
            file.close()


def sizes_for(n):
    """How many dossiers of each kind: the default, or the same shares of n by largest remainder."""
    sizes = np.array([k.dossiers for k in KINDS])
    if n is None:
        return sizes
    exact = sizes * (n / sizes.sum())
    scaled = np.floor(exact).astype(int)
    scaled[np.argsort(scaled - exact, kind="stable")[:n - scaled.sum()]] += 1
    return scaled


def readme(sizes, seed, suffix, found, procedures):
    total, files = sizes.sum(), f"`dossiers.{suffix}`, `events.{suffix}`"
    exact = (found["in"], found["out"]) == (PUBLISHED_IN, PUBLISHED_RETURNED)
    kinds = [f"| {k.name} | {size:,} | {size / total:.2%} | {'x' if k.taken_in_2020 else ''} "
             f"| {'x' if k.delivered == 2020 else ''} |" for k, size in zip(KINDS, sizes.tolist())]
    return "\n".join([
        "# SYNTHETIC register of 2020 / Sổ hồ sơ TỔNG HỢP (SYNTHETIC) năm 2020 · Bắc Kạn published / đã công bố: "
        f"{PUBLISHED_IN:,} in / tiếp nhận, {PUBLISHED_RETURNED:,} returned / trả, {PUBLISHED_PROCEDURES} procedures / "
        "thủ tục (this number not reproduced / số này không tái lập)", "",
        f"**SYNTHETIC**: {files} hold no real dossier; a program drew them at random (seed {seed}). Every dossier "
        "identifier begins with `SYN-`. They are no source for any statement about Bắc Kạn.", "",
        f"**DỮ LIỆU TỔNG HỢP, KHÔNG PHẢI HỒ SƠ THẬT**: {files} do chương trình sinh ngẫu nhiên (hạt giống {seed}). "
        "Mọi mã hồ sơ bắt đầu bằng `SYN-`. Không dùng làm căn cứ cho bất kỳ nhận định nào về tỉnh Bắc Kạn.", "",
        "| 2020 | this register / sổ này | published / đã công bố |", "|---|---:|---:|",
        f"| dossiers taken in by post / hồ sơ tiếp nhận qua bưu chính | {found['in']:,} | {PUBLISHED_IN:,} |",
        f"| results returned by post / kết quả trả qua bưu chính | {found['out']:,} | {PUBLISHED_RETURNED:,} |",
        f"| procedures with such dossiers / thủ tục có hồ sơ | {procedures:,} (not reproduced / không tái lập) "
        f"| {PUBLISHED_PROCEDURES:,} |", "",
        f"Published / nguồn: {SOURCE}. " + (
            "The first two totals are equal by construction, and nothing else is real." if exact else
            "This register is scaled; its totals are not the published ones."), "",
        f"{total:,} dossiers, {found['events']:,} events, sorted by dossier and time. Counting days: intake on the day "
        "of `accept`, return on the day of `deliver`. `recorded` and `actor_id` are empty. The unit of a district's "
        "dossier is empty. Procedures of communes stand under the districts, those of departments that the catalogue "
        "does not name under `bac_kan`. The limits are those of the starter catalogue, counted by post from the "
        "handover. Post clerks (`delegated_clerk`) act for `bac_kan.tttt` from 2020-03-01 to 2020-06-30 and from "
        "2020-10-01 to 2020-12-31 only.", "",
        "| what became of it | dossiers | share | in by post 2020 | out by post 2020 |", "|---|---:|---:|:-:|:-:|",
        *kinds, "",
        "Shares drawn on the way, chosen and not observed, each of the dossiers that it can happen to:", "",
        *[f"- {name}: {value:.1%}" for name, value in SHARES.items()], ""])


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Write a SYNTHETIC register of dossiers for 2020.")
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--dossiers", type=int, metavar="N", help="scale to N; the totals then differ")
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--parquet", action="store_true", help="write Parquet instead of CSV (needs PyArrow)")
    options = parser.parse_args(arguments)
    options.outdir.mkdir(parents=True, exist_ok=True)
    rng, sizes = np.random.default_rng(options.seed), sizes_for(options.dossiers)
    kinds = np.repeat(np.arange(len(KINDS), dtype=np.int8), sizes)
    kinds = kinds[np.argsort(rng.random(len(kinds)), kind="stable")]
    files = (ParquetFiles if options.parquet else CsvFiles)(options.outdir)
    found, used = Counter(), set()
    for begin in range(0, len(kinds), CHUNK):
        chunk = kinds[begin:begin + CHUNK]
        ids = [f"SYN-{i:07d}" for i in range(begin + 1, begin + 1 + len(chunk))]
        course = Course(chunk, rng)
        events, evidence = course.events()
        row, what, on = events[:3]
        taken_in = row[(what == EVENT["accept"]) & (YEARS[on] == 2020) & (course.intake[row] == POST)]
        returned = row[(what == EVENT["deliver"]) & (YEARS[on] == 2020)]
        found.update({"in": len(taken_in), "out": len(returned), "events": len(row)})
        used |= {PROCEDURES[p].code for p in np.unique(course.procedure[np.concatenate([taken_in, returned])]).tolist()}
        files.write(dossier_columns(ids, course), ids, events, evidence)
    files.close()
    (options.outdir / "README.md").write_bytes(
        readme(sizes, options.seed, files.suffix, found, len(used)).encode("utf-8"))
    print(f"SYNTHETIC: {len(kinds):,} dossiers, {found['events']:,} events; in 2020 taken in by post {found['in']:,} "
          f"(published {PUBLISHED_IN:,}), returned by post {found['out']:,} (published {PUBLISHED_RETURNED:,}), "
          f"procedures {len(used)} (published {PUBLISHED_PROCEDURES}, not reproduced)")


if __name__ == "__main__":
    main()
