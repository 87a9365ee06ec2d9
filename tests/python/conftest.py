# SPDX-License-Identifier: Apache-2.0
"""What tests of several files share: the rules with the catalogues that come with the package, and the hand-made register."""

from pathlib import Path

import motcua
import pytest
from motcua.registers import read_register


@pytest.fixture(scope="session")
def rules():
    return motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))


@pytest.fixture(scope="session")
def true(rules):
    """The hand-made register as it was, replayed from its events."""
    return motcua.replay(*read_register(Path(__file__).parents[2] / "examples" / "register-40"), rules)
