"""The comparison as JSON, version 1: a wire format of its own, described by `diff-1.schema.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from tqcheck.model import PairReport
from tqcheck.reports.json import finding_to_dict
from tqcheck.revisions.comparing import Change, Revision, Version
from tqcheck.revisions.wording import verdict

SCHEMA = "tqcheck-diff/1"


def render(revision: Revision) -> str:
    """Return the comparison as JSON with an indent, so that it can be read and compared line by line."""
    return json.dumps(to_dict(revision), ensure_ascii=False, indent=1) + "\n"


def to_dict(revision: Revision) -> dict[str, Any]:
    """Return the comparison as the values that JSON knows."""
    source = revision.after.pair.source
    return {
        "schema": SCHEMA,
        "signature": revision.signature,
        "source": {"path": source.path, "language": source.language},
        "old": _side(revision.before),
        "new": _side(revision.after),
        "findings": {
            "fixed": [finding_to_dict(finding) for finding in revision.fixed],
            "new": [finding_to_dict(finding) for finding in revision.new],
            "unchanged": [
                {"old": finding_to_dict(old), "new": finding_to_dict(new)} for old, new in revision.unchanged
            ],
        },
        "changes": [_change(change) for change in revision.changes],
        "summary": {
            "verdict": verdict(revision),
            "fixed": len(revision.fixed),
            "new": len(revision.new),
            "unchanged": len(revision.unchanged),
            "changes": len(revision.changes),
        },
    }


def schema() -> str:
    """Return the JSON Schema of this format, as the package ships it."""
    return (files(__package__ or "tqcheck.revisions") / "diff-1.schema.json").read_text(encoding="utf-8")


def _side(report: PairReport) -> dict[str, Any]:
    target, reference = report.pair.target, report.reference
    return {
        "path": target.path,
        "language": target.language,
        "metrics": [asdict(metric) for metric in reference.metrics] if reference else [],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "source": {"sentences": list(change.source), "text": change.text},
        "old": _version(change.old),
        "new": _version(change.new),
        "kept": change.kept,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "sentences": list(version.sentences),
        "text": version.text,
        "score": None if version.score is None else round(version.score, 4),
        "chrf": None if version.chrf is None else round(version.chrf, 2),
    }
