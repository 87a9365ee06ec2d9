# SPDX-License-Identifier: Apache-2.0
"""Catalogue files: what is wrong with one, and the starter that the package carries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from . import _core
from ._errors import Error, Problem


def check_catalogue(*paths: str | os.PathLike[str]) -> list[Problem]:
    """Everything that `read_catalogue` would refuse, as a list; empty for a good catalogue.

    >>> check_catalogue(*starter_files())
    []
    """
    return [Problem(*p) for p in _core._check_catalogue(*paths)]


def starter_files() -> list[Path]:
    """The starter catalogue and its Bắc Kạn overlay, to be read in this order. They restate public data of July 2026,
    assumed for earlier days; they are nobody's official list.

    >>> [path.name for path in starter_files()]
    ['starter_catalogue.json', 'bac_kan.json']
    """
    data = Path(__file__).parent / "data"
    return [data / "starter_catalogue.json", data / "bac_kan.json"]


def price_file() -> Path:
    """One price list of the public postal service as it was seen (Đà Nẵng, 2021), to be read over a catalogue by those who
    want to try `postage`: prices of a company, of another province, and not today's.

    >>> price_file().name
    'postal_prices.json'
    """
    return Path(__file__).parent / "data" / "postal_prices.json"


def _upgrade_1(document: dict[str, Any]) -> dict[str, Any]:
    """Version 2 renamed nothing; it added keys, which a document of version 1 cannot have."""
    return {**document, "schema_version": 2}


# From the version of the place to the next, as the reader does it.
_UPGRADES = (_upgrade_1,)


def upgrade_catalogue(document: dict[str, Any]) -> dict[str, Any]:
    """A catalogue document in the newest schema version; it gives the same catalogue. Reading needs no upgrade: documents
    of every version are read for ever. Raises Error for a version that is none.

    >>> upgrade_catalogue({"schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "e"}})["schema_version"]
    2
    """
    version, newest = document.get("schema_version"), len(_UPGRADES) + 1
    if type(version) is not int or not 1 <= version <= newest:
        raise Error([Problem(1305, "schema_version", repr(version), f"1 to {newest}", "use a newer version of the library")])
    for step in _UPGRADES[version - 1 :]:
        document = step(document)
    return document


def to_frame(catalogue: _core.Catalogue) -> Any:
    """The procedures of a catalogue as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame(catalogue._columns())


_core.Catalogue.to_frame = to_frame  # type: ignore[method-assign, assignment]
