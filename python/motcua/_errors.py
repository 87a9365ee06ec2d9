# SPDX-License-Identifier: Apache-2.0
"""Numbered errors: broken input or misuse. Outcomes such as *not eligible* are values, never errors."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One finding: its number, its place, what was found, what was expected, and the cure.

    >>> print(Problem(1501, "code", "9.999999", "a code of the catalogue", "check the code"))
    M1501 code: found 9.999999; expected a code of the catalogue; cure: check the code
    """

    number: int
    place: str
    found: str
    expected: str
    cure: str

    def __str__(self) -> str:
        text = f"M{self.number}" + (f" {self.place}" if self.place else "") + f": found {self.found}"
        if self.expected:
            text += f"; expected {self.expected}"
        return text + (f"; cure: {self.cure}" if self.cure else "")


class Error(ValueError):
    """Broken input or misuse, with all its problems at once. `number` is that of the first; docs/errors.md lists them.

    >>> import motcua
    >>> try:
    ...     motcua.lunar.tet(2200)
    ... except motcua.Error as error:
    ...     print(error.number, error.problems[0].expected)
    1204 1968 … 2100
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = tuple(problems)

    @property
    def number(self) -> int:
        return self.problems[0].number

    def __reduce__(self) -> tuple[type, tuple[list[Problem]]]:
        return type(self), (list(self.problems),)


class CoverageError(Error):
    """A day outside what a calendar or the lunar calendar covers."""


class UnknownCodeError(Error, KeyError):
    """A procedure code that the catalogue does not hold."""

    def __str__(self) -> str:  # KeyError would print the repr
        return ValueError.__str__(self)


def raise_problems(problems: list[tuple[int, str, str, str, str]], kind: str) -> None:
    """Raises what the extension hands over."""
    cls = {"coverage": CoverageError, "code": UnknownCodeError}.get(kind, Error)
    raise cls([Problem(*p) for p in problems])
