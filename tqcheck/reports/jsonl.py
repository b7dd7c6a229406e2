"""The JSON report a line a pair, for many pairs: each is what `pairs` has in the JSON report, and its signature."""

from __future__ import annotations

import json
from typing import Any

from tqcheck.model import PairReport, Report
from tqcheck.reports.json import SCHEMA, pair_to_dict


def render(report: Report) -> str:
    """Return the pairs of a report, a line each."""
    return "".join(render_pair(pair) for pair in report.pairs)


def render_pair(pair: PairReport) -> str:
    """Return the line of one pair."""
    return _line({"schema": SCHEMA, "signature": pair.signature} | pair_to_dict(pair))


def render_further(pair: PairReport, *, line: int) -> str:
    """Return the line with what a later look has added to a pair; it names the pair's own line, from 1."""
    return _line({"schema": SCHEMA, "signature": pair.signature, "adds_to": line} | pair_to_dict(pair))


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
