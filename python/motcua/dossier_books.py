# SPDX-License-Identifier: Apache-2.0
"""The register of dossiers and the process-control slip as tables, derived from the events. The forms' own columns were not
read (the annexes of TT 01/2018 and TT 03/2025): these are ours, and the tables hold no names of persons."""

from __future__ import annotations

from collections.abc import Mapping

from . import _core
from ._core import Dossier, Rules
from .tables import Table

_COLUMNS = (
    "code", "variant", "agency", "unit", "intake", "return_by", "handed_over", "accepted", "first_due", "due", "finished",
    "returned", "status", "outcome", "judged", "supplements", "extended", "taken_in_by_post", "returned_by_post",
)  # fmt: skip


def register_table(dossiers: Mapping[str, Dossier], rules: Rules | None = None) -> Table:
    """The register: one line a dossier, by its name.

    >>> import datetime as dt, motcua
    >>> rules = Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> d = Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    >>> d = motcua.apply(d, motcua.Event("submit_counter", dt.datetime(2020, 6, 1, 8), "applicant"), rules).dossier
    >>> table = register_table({"A-1": d}, rules)
    >>> table["dossier"], [str(s) for s in table["status"]], table["accepted"]
    (['A-1'], ['submitted'], [None])
    """
    lines = [_core.register_entry(d, rules) for d in dossiers.values()]
    columns: dict[str, list[object]] = {"dossier": list(dossiers)}
    columns |= {name: [getattr(line, name) for line in lines] for name in _COLUMNS}
    columns["documents"] = [", ".join(line.issued) for line in lines]
    return Table(columns)


def control_table(dossier: Dossier, rules: Rules | None = None, lang: str = "vi") -> Table:
    """The process-control slip: one line a hand-over, who gave and who took by their role, and the working days between.

    >>> control_table(Dossier.open("x", agency="a", unit="b", intake="counter", return_by="counter")).columns
    ['when', 'event', 'by', 'from', 'to', 'working_days', 'by_postal_receipt', 'evidence']
    """
    lines = _core.control_slip(dossier, rules)
    en = lang == "en"
    return Table({
        "when": [line.when for line in lines],
        "event": [line.what for line in lines],
        "by": [line.by for line in lines],
        "from": [line.giver.en if en else line.giver.vi for line in lines],
        "to": [line.taker.en if en else line.taker.vi for line in lines],
        "working_days": [line.working_days for line in lines],
        "by_postal_receipt": [line.by_postal_receipt for line in lines],
        "evidence": [";".join(line.evidence) for line in lines],
    })
