"""What the user asks for → Policy; an unknown name is an error that offers the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from tqcheck.checks import ALL
from tqcheck.errors import TqcheckError
from tqcheck.model import Check, Policy, Severity


def policy(*, select: Sequence[str] = (), ignore: Sequence[str] = (), fail_on: Severity | None = "error") -> Policy:
    """Return the policy of a run.

    Args:
        select: ids of the checks to run; empty means all.
        ignore: ids of checks not to run.
        fail_on: the mildest severity that fails the run; None fails never.

    Raises:
        TqcheckError: if a check does not exist, or none is left.
    """
    chosen = [find_check(name) for name in select] or list(ALL)
    left_out = {find_check(name).id for name in ignore}
    checks = tuple(check for check in ALL if check in chosen and check.id not in left_out)
    if not checks:
        raise TqcheckError("no check is left to run: --ignore leaves out all that --select names.")
    return Policy(checks, fail_on)


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
