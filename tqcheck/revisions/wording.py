"""What the formats of a comparison say in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tqcheck.languages.codes import english_name
from tqcheck.model import SEVERITIES, Finding
from tqcheck.reports.summary import count
from tqcheck.revisions.comparing import Revision, Version

# A word of letters, one character of a script that puts no spaces, or one of anything else.
_SPACELESS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff"
_TOKEN = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+|\s+|.", re.DOTALL)


def verdict(revision: Revision) -> str:
    """Say in one sentence whether the translation became better."""
    fixed, new = _loud(revision.fixed), _loud(revision.new)
    if not fixed and not new:
        return "No error or warning came or went."
    if not new:
        return f"Better: {count(len(fixed), 'finding')} fixed, nothing new."
    if not fixed:
        return f"Worse: {count(len(new), 'new finding')}, nothing fixed."
    return f"Mixed: {count(len(fixed), 'finding')} fixed, {count(len(new), 'new one')}."


def tally(findings: Sequence[Finding]) -> str:
    """Return “1 error, 2 warnings, 1 hint”, or “none”."""
    nouns = {"error": "error", "warning": "warning", "info": "hint"}
    numbers = {severity: sum(f.severity == severity for f in findings) for severity in reversed(SEVERITIES)}
    return ", ".join(count(number, nouns[name]) for name, number in numbers.items() if number) or "none"


def title(revision: Revision) -> str:
    """Return both revisions and their source in one line."""
    source, old, new = revision.before.pair.source, revision.before.pair.target, revision.after.pair.target
    return f"{source.path} ({english_name(source.language)}): {old.path} → {new.path} ({english_name(new.language)})"


def figures(version: Version) -> str:
    """Return “score 81%, chrF 54” of what one revision has."""
    if not version.text:
        return "missing"
    told = [f"score {version.score:.0%}"] if version.score is not None else []
    told += [f"chrF {version.chrf:.0f}"] if version.chrf is not None else []
    return ", ".join(told) or "no counterpart in the source"


def pieces(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return what happened to the words: “same”, “deleted” or “inserted”, and the words."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[a:b])))
            continue
        if b > a:
            found.append(("deleted", "".join(before[a:b])))
        if d > c:
            found.append(("inserted", "".join(after[c:d])))
    return tuple(found)


def _loud(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info"]
