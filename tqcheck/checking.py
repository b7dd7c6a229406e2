"""AlignedPair + checks → Problems."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.errors import NotApplicable
from tqcheck.evidence.markup.masking import resources_without_markup, without_markup
from tqcheck.languages.codes import base, english_name
from tqcheck.model import AlignedPair, Category, Check, Problem, Problems, Resources, Skipped

# Their checks read words: a figure or a name in code, in an address or a placeholder is none.
_OF_WORDS: frozenset[Category] = frozenset({"name", "title", "term", "number", "date", "unit", "meaning"})


class CheckCrashed(Exception):  # noqa: N818 - it is what happened
    """A check raised what it should not have: a bug in tqcheck, told with the check's name."""


def run(pair: AlignedPair, checks: Iterable[Check], resources: Resources) -> Problems:
    """Run the checks over a pair; those that cannot run on it are named with their reason.

    Raises:
        CheckCrashed: if a check fails; the cause is chained.
    """
    found: list[tuple[Check, Problem]] = []
    skipped: list[Skipped] = []
    words, word_resources = without_markup(pair), resources_without_markup(resources)
    for check in checks:
        if not _has_what_it_needs(check, pair, resources):
            continue
        reason = _unsupported(check, pair)
        if reason:
            skipped.append(Skipped(check.id, reason))
            continue
        try:
            of_words = check.category in _OF_WORDS
            looked_at = (words, word_resources) if of_words else (pair, resources)
            found += [(check, problem) for problem in check.look(*looked_at)]
        except NotApplicable as not_applicable:
            skipped.append(Skipped(check.id, str(not_applicable)))
        except Exception as error:
            raise CheckCrashed(f"the check {check.id} crashed on {pair.source.path} and {pair.target.path}") from error
    return Problems(pair, tuple(found), tuple(skipped))


def _has_what_it_needs(check: Check, pair: AlignedPair, resources: Resources) -> bool:
    """Say whether the run has what the check looks at; without it, not to run is nothing to tell."""
    match check.needs:
        case "markup":
            return bool(pair.source.markup or pair.target.markup)
        case "before":
            return resources.before is not None
        case "reference":
            return resources.reference is not None
        case _:
            return True


def _unsupported(check: Check, pair: AlignedPair) -> str | None:
    """Return why the check has nothing to say on these languages, or None."""
    if not check.languages:
        return None
    for document in (pair.source, pair.target):
        if base(document.language) not in check.languages:
            return f"no data for {english_name(document.language)}"
    return None
