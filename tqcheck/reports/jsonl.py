"""The JSON report a line a pair, for many pairs: each is what `pairs` has in the JSON report, and its signature."""

from __future__ import annotations

import json

from tqcheck.model import PairReport, Report
from tqcheck.reports.json import SCHEMA, pair_to_dict


def render(report: Report) -> str:
    """Return the pairs of a report, a line each."""
    return "".join(render_pair(pair) for pair in report.pairs)


def render_pair(pair: PairReport) -> str:
    """Return the line of one pair."""
    values = {"schema": SCHEMA, "signature": pair.signature} | pair_to_dict(pair)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
