# SPDX-License-Identifier: Apache-2.0
"""Catalogue files: what is wrong with one, and the starter that the package carries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from . import _core
from ._errors import Problem


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


def to_frame(catalogue: _core.Catalogue) -> Any:
    """The procedures of a catalogue as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame(catalogue._columns())


_core.Catalogue.to_frame = to_frame  # type: ignore[method-assign, assignment]
