"""AlignedPair + checks → Problems."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.errors import NotApplicable
from tqcheck.languages.codes import base, english_name
from tqcheck.model import AlignedPair, Check, Problem, Problems, Resources, Skipped


class CheckCrashed(Exception):  # noqa: N818 - it is what happened
    """A check raised what it should not have: a bug in tqcheck, told with the check's name."""


def run(pair: AlignedPair, checks: Iterable[Check], resources: Resources) -> Problems:
    """Run the checks over a pair; those that cannot run on it are named with their reason.

    Raises:
        CheckCrashed: if a check fails; the cause is chained.
    """
    found: list[tuple[Check, Problem]] = []
    skipped: list[Skipped] = []
    for check in checks:
        if not _has_what_it_needs(check, pair):
            continue
        reason = _unsupported(check, pair)
        if reason:
            skipped.append(Skipped(check.id, reason))
            continue
        try:
            found += [(check, problem) for problem in check.look(pair, resources)]
        except NotApplicable as not_applicable:
            skipped.append(Skipped(check.id, str(not_applicable)))
        except Exception as error:
            raise CheckCrashed(f"the check {check.id} crashed on {pair.source.path} and {pair.target.path}") from error
    return Problems(pair, tuple(found), tuple(skipped))


def _has_what_it_needs(check: Check, pair: AlignedPair) -> bool:
    """Say whether the run has what the check looks at; without it, not to run is nothing to tell."""
    return check.needs != "markup" or bool(pair.source.markup or pair.target.markup)


def _unsupported(check: Check, pair: AlignedPair) -> str | None:
    """Return why the check has nothing to say on these languages, or None."""
    if not check.languages:
        return None
    for document in (pair.source, pair.target):
        if base(document.language) not in check.languages:
            return f"no data for {english_name(document.language)}"
    return None
