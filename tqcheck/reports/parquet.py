"""The findings or the beads as Parquet, for data frames and databases."""

from __future__ import annotations

import io

from tqcheck.errors import TqcheckError
from tqcheck.model import Report
from tqcheck.reports.tables import COLUMNS, Table, rows


def render(report: Report) -> bytes:
    """Return the findings as a Parquet file; the report's signature stands in its metadata.

    Raises:
        TqcheckError: if PyArrow is not installed.
    """
    return _render(report, "findings")


def render_beads(report: Report) -> bytes:
    """Return the beads likewise."""
    return _render(report, "beads")


def _render(report: Report, table: Table) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415 - large, and an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise TqcheckError("Parquet needs PyArrow: pip install 'tqcheck[tables]'.") from None
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema(
        [(name, kinds[kind]) for name, kind in COLUMNS[table].items()],
        metadata={"tqcheck": report.signature},
    )
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows(report, table)), schema=schema), out)
    return out.getvalue()
