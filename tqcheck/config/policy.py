"""Names of checks and severities → Policy; an unknown name is an error that offers the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Literal

from tqcheck.checks import ALL
from tqcheck.errors import TqcheckError
from tqcheck.model import Check, Policy, Severity

ERROR_FROM, WARNING_FROM = 0.9, 0.5


def policy(
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity | Literal["off"]] | None = None,
    fail_on: Severity | None = "error",
    error_from: float = ERROR_FROM,
    warning_from: float = WARNING_FROM,
) -> Policy:
    """Return the policy of a run.

    Args:
        select: ids or patterns (`number-*`) of the checks to run; empty means all.
        ignore: ids or patterns of checks not to run.
        severities: id or pattern → the gravest that findings of these checks can be; “off” is to ignore them.
            Where several fit a check, the last one counts.
        fail_on: the mildest severity that fails the run; None fails never.
        error_from: the confidence, 0 to 1, from which a finding is an error.
        warning_from: the confidence from which it is a warning.

    Raises:
        TqcheckError: if a check does not exist, or none is left.
    """
    chosen = {check.id for name in select for check in find_checks(name)} or {check.id for check in ALL}
    left_out = {check.id for name in ignore for check in find_checks(name)}
    gravest: dict[str, Severity | Literal["off"]] = {
        check.id: severity for name, severity in (severities or {}).items() for check in find_checks(name)
    }
    left_out |= {name for name, severity in gravest.items() if severity == "off"}
    checks = tuple(check for check in ALL if check.id in chosen - left_out)
    if not checks:
        raise TqcheckError("no check is left to run: what is ignored leaves out all that is selected.")
    kept = tuple((name, severity) for name, severity in gravest.items() if severity != "off")
    return Policy(checks, fail_on, kept, error_from, warning_from)


def find_checks(pattern: str) -> tuple[Check, ...]:
    """Return the checks whose id is or fits the pattern, as `number-*`.

    Raises:
        TqcheckError: if there is none; the message names the nearest one.
    """
    if not any(mark in pattern for mark in "*?["):
        return (find_check(pattern),)
    found = tuple(check for check in ALL if fnmatchcase(check.id, pattern))
    if not found:
        raise TqcheckError(f"no check fits “{pattern}”; see tqcheck checks.")
    return found


def find_check(name: str) -> Check:
    """Return the check of that id.

    Raises:
        TqcheckError: if there is none; the message names the nearest one.
    """
    for check in ALL:
        if check.id == name:
            return check
    raise TqcheckError(f"there is no check “{name}”{nearest(name, (check.id for check in ALL))}; see tqcheck checks.")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return “ (did you mean …?)” for the most similar of the names, or “”."""
    close = get_close_matches(name, list(names), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
