"""Findings and beads as rows: CSV, Parquet and data frames say the same."""

from __future__ import annotations

import csv
import io
import sys

import pandas as pd
import pytest

from tqcheck.errors import TqcheckError
from tqcheck.model import Report
from tqcheck.reports import content, destination, format_of, renderer
from tqcheck.reports.tables import COLUMNS, Table, frame, rows


@pytest.mark.parametrize("table", ["findings", "beads"])
def test_every_row_has_every_column_of_its_kind(report: Report, table: Table) -> None:
    found = list(rows(report, table))
    assert found
    for row in found:
        assert list(row) == list(COLUMNS[table])
        for name, kind in COLUMNS[table].items():
            assert row[name] is None or isinstance(row[name], kind)


def test_beads_have_their_texts_findings_and_reference(report: Report) -> None:
    found = list(rows(report, "beads"))
    assert len(found) == sum(len(pair.pair.beads) for pair in report.pairs)
    first, omission = found[0], found[1]
    assert (first["source_text"], first["target_text"]) == ("Talks <began> | today.", "会谈昨天开始。")
    assert (first["findings"], first["severity"], first["checks"]) == (1, "warning", "low-similarity")
    assert (omission["target_text"], omission["target_line"], omission["score"]) == (None, None, None)
    assert (found[-1]["reference_text"], found[-1]["chrf"], found[-1]["bleu"]) == ("لم يقل أحد شيئًا.", 31.5, None)


def test_csv_of_beads_is_chosen_by_name(report: Report) -> None:
    found = list(csv.DictReader(io.StringIO(renderer("beads-csv")(report), newline="")))
    assert [row["bead"] for row in found] == ["0", "1", "2", "3", "0", "1", "2"]
    assert format_of("out/beads.csv") == "beads-csv"
    assert format_of("en-zh.beads.parquet") == "beads-parquet"
    assert format_of("findings.csv") == "csv"
    assert format_of("beads.json") == "json"
    assert destination("beads-csv:all.txt") == ("all.txt", "beads-csv")


@pytest.mark.parametrize(("table", "name"), [("findings", "parquet"), ("beads", "beads-parquet")])
def test_parquet_and_data_frame_say_the_same(report: Report, table: Table, name: str) -> None:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    stored = parquet.read_table(io.BytesIO(content(report, name)))
    assert stored.to_pylist() == list(rows(report, table))
    assert stored.schema.metadata[b"tqcheck"].decode() == report.signature
    shown = frame(report, table)
    assert list(shown.columns) == list(COLUMNS[table])
    assert len(shown) == stored.num_rows
    assert pd.api.types.is_float_dtype(shown["score"])
    assert pd.api.types.is_integer_dtype(shown["source_line"])


def test_a_report_without_findings_keeps_its_columns(report: Report) -> None:
    empty = Report((), report.signature)
    assert list(frame(empty, "findings").columns) == list(COLUMNS["findings"])
    assert content(empty, "parquet").startswith(b"PAR1")


def test_a_missing_package_is_said(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(TqcheckError, match=r"pip install 'tqcheck\[tables\]'"):
        frame(report, "beads")
    with pytest.raises(TqcheckError, match=r"pip install 'tqcheck\[tables\]'"):
        content(report, "parquet")
