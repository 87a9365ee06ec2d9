# SPDX-License-Identifier: Apache-2.0
"""A Parquet file with one row per dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .register_files import BLOCK, Block, Source, needs_arrow, refuse


class ParquetSource(Source):
    """Rows are numbered as a spreadsheet would show them: the first one is row 2, below the header."""

    def __init__(self, path: Path) -> None:
        needs_arrow()
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        self.path = path
        try:
            with pq.ParquetFile(path) as file:
                super().__init__(path.name, list(file.schema_arrow.names))
                self.stated_rows = file.metadata.num_rows
        except (pa.ArrowException, OSError) as error:
            raise self._broken(error) from None

    def _broken(self, error: Exception) -> Exception:
        return refuse(1702, self.path.name, str(error).splitlines()[0][:200], "a whole Parquet file", "the file is cut off or damaged: get it again")

    def blocks(self, needed: list[str], times: list[str]) -> Iterator[Block]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        row = 2
        try:
            with pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(batch_size=BLOCK, columns=needed, use_threads=False):
                    numbers = np.arange(row, row + len(batch))
                    yield {n: batch.column(n) for n in batch.schema.names}, len(batch), numbers.__getitem__
                    row += len(batch)
        except (pa.ArrowException, OSError) as error:
            raise self._broken(error) from None
