# SPDX-License-Identifier: Apache-2.0
"""What an import is told beside the files: options, and catalogues that are known already."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import _core
from .list_names import Names, name_key
from .list_roles import fold


@dataclass(frozen=True)
class ListOptions:
    """What the files themselves do not say. `decision` is the number of the decision, `issued` and `true_on` days as
    ISO texts; `name` the catalogue's name, `edition` its identifier. With `restore_codes` the text 2.0002 is taken for
    2.000200. `encoding` and `delimiter` are those of text files."""

    decision: str = ""
    issued: str = ""
    true_on: str = ""
    name: str = ""
    edition: str = ""
    restore_codes: bool = False
    encoding: str | None = None
    delimiter: str | None = None


@dataclass
class Known:
    """Names, codes and agencies of catalogues that are known already."""

    names: Names = field(default_factory=lambda: Names({}))
    agencies: dict[str, str] = field(default_factory=dict)  # name key → identifier

    @classmethod
    def read(cls, paths: Sequence[str | os.PathLike[str]]) -> Known:
        codes: dict[str, str] = {}
        agencies: dict[str, str] = {}
        if paths:
            _core.read_catalogue(*paths)  # raises what is wrong with them
        for path in paths:
            document = json.loads(Path(path).read_text(encoding="utf-8-sig"))
            codes.update({p["code"]: p["name"] for p in document.get("procedures", ()) if "name" in p})
            agencies.update({name_key(a["name"]["vi"]): a["id"] for a in document.get("agencies", ())})
        return cls(Names(codes), agencies)


def slug(text: str) -> str:
    """An identifier made of the words of a text.

    >>> slug("Sở Giáo dục và Đào tạo")
    'so_giao_duc_va_dao_tao'
    """
    return re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_")
