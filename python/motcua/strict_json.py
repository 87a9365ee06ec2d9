# SPDX-License-Identifier: Apache-2.0
"""JSON that other systems write, read without the licences that Python's reader takes: no key twice, no NaN, UTF-8 only,
nothing deeper or larger than a limit."""

from __future__ import annotations

import os
from typing import Any

from ._errors import Error, Problem

MOST_BYTES = 1 << 28
_DEPTH = 32


def read_object(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The JSON object of a file. Raises M1301 … M1304, and M1308 where it is no object."""
    value = read_json(path)
    if not isinstance(value, dict):
        raise Error([Problem(1308, f"{path} /", type(value).__name__, "an object", "check that this is the right file")])
    return value


def read_json(path: str | os.PathLike[str]) -> Any:
    """The JSON value of a file. Raises M1301 … M1304."""
    try:
        if (size := os.path.getsize(path)) > MOST_BYTES:
            raise Error([Problem(1304, str(path), f"{size} bytes", f"at most {MOST_BYTES} bytes", "split the document")])
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise Error([Problem(1301, str(path), error.strerror or "an error", "a readable file", "check the path")]) from None
    return parse(data, str(path))


def parse(data: bytes | str, where: str) -> Any:
    """One JSON value. Raises M1302 with the byte, M1303 for a key that stands twice, M1304 for what is too deep.

    >>> parse('{"a": 1}', "example")
    {'a': 1}
    >>> parse('{"a": 1, "a": 2}', "example")
    Traceback (most recent call last):
    motcua._errors.Error: M1303 example: found key "a" twice; expected each key once; cure: remove one of the two
    """
    import json

    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Error([Problem(1302, f"{where} byte {error.start}", "bytes that are no UTF-8", "UTF-8", "save it as UTF-8")]) from None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            names = [k for k, _ in pairs]
            twice = next(k for k in names if names.count(k) > 1)
            raise Error([Problem(1303, where, f'key "{twice}" twice', "each key once", "remove one of the two")])
        return made

    def no_number(word: str) -> Any:
        raise Error([Problem(1302, where, word, "a number of JSON", "leave out what is not known")])

    try:
        value = json.loads(data, object_pairs_hook=once, parse_constant=no_number)
        _measure(value, where)
    except json.JSONDecodeError as error:
        raise Error([Problem(1302, f"{where} byte {len(data[:error.pos].encode('utf-8', 'replace'))}", error.msg, "JSON", "correct the document")]) from None
    except RecursionError:
        raise _too_deep(where) from None
    except ValueError as error:
        if isinstance(error, Error):
            raise
        raise Error([Problem(1302, where, str(error), "JSON", "correct the document")]) from None
    return value


def _too_deep(where: str) -> Error:
    return Error([Problem(1304, where, "more levels", f"at most {_DEPTH} levels", "split the document")])


def _measure(value: Any, where: str) -> None:
    layer, depth = [value], 0
    while layer:
        depth += 1
        if depth > _DEPTH:
            raise _too_deep(where)
        below: list[Any] = []
        for item in layer:
            if isinstance(item, dict):
                below.extend(v for v in item.values() if isinstance(v, (dict, list)))
            elif isinstance(item, list):
                below.extend(v for v in item if isinstance(v, (dict, list)))
        layer = below
