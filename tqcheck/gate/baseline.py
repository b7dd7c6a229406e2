"""The findings that a project lives with for now: a JSON file, one finding a block, that lapses finding by finding."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.model import SEVERITIES, Finding, PairReport, Severity

SCHEMA = "tqcheck-baseline/1"
NAME = "tqcheck-baseline.json"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is known; only the fingerprint counts, the rest is for those who read the file."""

    target: str  # path
    source: str
    check: str
    message: str
    source_quote: str
    target_quote: str
    fingerprint: str


def entries_of(pairs: Iterable[PairReport], *, mildest: Severity) -> tuple[Entry, ...]:
    """Return an entry for each finding of that severity or a graver one, sorted, so that two files can be compared."""
    threshold = SEVERITIES.index(mildest)
    return tuple(
        sorted(
            _entry(pair, finding)
            for pair in pairs
            for finding in pair.findings
            if SEVERITIES.index(finding.severity) >= threshold
        )
    )


def read_baseline(path: str) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises:
        TqcheckError: if the file cannot be read or is none.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TqcheckError(f"{path}: there is no such baseline; tqcheck baseline writes one.") from None
    except (OSError, ValueError) as error:
        raise TqcheckError(f"{path}: cannot be read as a baseline ({error}).") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise TqcheckError(
            f"{path}: is no baseline of this version of tqcheck ({SCHEMA}); tqcheck baseline writes one."
        )
    try:
        return tuple(_parsed(item) for item in data["findings"])
    except (KeyError, TypeError):
        raise TqcheckError(f"{path}: an entry of the baseline lacks its fingerprint.") from None


def render(entries: Iterable[Entry]) -> str:
    """Return the content of a baseline."""
    findings = [
        {
            "source": entry.source,
            "target": entry.target,
            "check": entry.check,
            "message": entry.message,
            "quotes": [entry.source_quote, entry.target_quote],
            "fingerprint": entry.fingerprint,
        }
        for entry in sorted(entries)
    ]
    return json.dumps({"schema": SCHEMA, "findings": findings}, ensure_ascii=False, indent=1) + "\n"


class Baseline:
    """A baseline in use: each entry accounts for one finding."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._left = Counter(entry.fingerprint for entry in entries)

    def leave_out(self, report: PairReport) -> PairReport:
        """Move the findings of a pair that have an entry to those that are known."""
        known, new = [], []
        for finding in report.findings:
            if self._left[finding.fingerprint]:
                self._left[finding.fingerprint] -= 1
                known.append(finding)
            else:
                new.append(finding)
        # What the earlier revision had may stand in the baseline as well.
        for finding in report.known:
            self._left[finding.fingerprint] -= 1
        return replace(report, findings=tuple(new), known=(*report.known, *known))

    def lapsed(self, read: Iterable[str]) -> tuple[Entry, ...]:
        """Return the entries that account for nothing, of the translations with these paths."""
        paths, left = set(read), Counter(self._left)
        found = []
        for entry in self._entries:
            if entry.target in paths and left[entry.fingerprint] > 0:
                left[entry.fingerprint] -= 1
                found.append(entry)
        return tuple(found)


def _entry(pair: PairReport, finding: Finding) -> Entry:
    return Entry(
        target=pair.pair.target.path,
        source=pair.pair.source.path,
        check=finding.check,
        message=finding.message,
        source_quote=finding.source.text if finding.source else "",
        target_quote=finding.target.text if finding.target else "",
        fingerprint=finding.fingerprint,
    )


def _parsed(item: dict[str, Any]) -> Entry:
    quotes = item.get("quotes", ["", ""])
    return Entry(
        target=str(item.get("target", "")),
        source=str(item.get("source", "")),
        check=str(item.get("check", "")),
        message=str(item.get("message", "")),
        source_quote=str(quotes[0]),
        target_quote=str(quotes[-1]),
        fingerprint=str(item["fingerprint"]),
    )
