"""What git knows of a project: what changed since a revision, and what files held then; the git program tells."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tqcheck.errors import TqcheckError

_MORE_HISTORY = "fetch more history: git fetch --unshallow, or fetch-depth: 0 in the checkout step of the workflow"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not as it was; a file that is new has no path before, one that is gone none now."""

    before: str | None  # relative to the repository's root, with slashes
    now: str | None


class Repository:
    """A working tree and its history."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """Return the repository that a folder lies in.

        Raises:
            TqcheckError: if there is none, or git is not installed.
        """
        done = _run(folder, "rev-parse", "--show-toplevel")
        if done.returncode:
            told = _told(done)
            if "not a git repository" in told:
                raise TqcheckError(f"{folder} is not in a git repository, so nothing can be compared with a revision.")
            raise TqcheckError(f"git cannot read the repository of {folder}: {told}.")
        return cls(Path(os.fsdecode(done.stdout.rstrip(b"\r\n"))))

    def merge_base(self, revision: str) -> str:
        """Return the commit from which HEAD and the revision went different ways.

        Raises:
            TqcheckError: if the revision does not exist, or the history that is there does not reach back so far.
        """
        for name in ("HEAD", revision):
            if _run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode:
                if name == "HEAD":
                    raise TqcheckError(f"the repository {self.root} has no commit yet.")
                why = f"; this clone is shallow: {_MORE_HISTORY}" if self._is_shallow() else ""
                raise TqcheckError(f"there is no revision “{revision}” in this repository{why}.")
        done = _run(self.root, "merge-base", revision, "HEAD")
        if done.returncode:
            if self._is_shallow():
                raise TqcheckError(
                    f"this clone is shallow and does not reach back to where HEAD left {revision}; {_MORE_HISTORY}."
                )
            raise TqcheckError(f"{revision} and HEAD have no common history, so there is nothing to compare with.")
        return done.stdout.decode().strip()

    def changes(self, base: str) -> tuple[Change, ...]:
        """Return the files that differ between a commit and the working tree; untracked ones are new.

        Raises:
            TqcheckError: if git fails.
        """
        fields = _fields(self._must("diff", "--name-status", "-M", "-z", "--no-relative", "--no-ext-diff", base, "--"))
        found: list[Change] = []
        while fields:
            status = fields.pop(0)
            path = fields.pop(0)
            if status[0] in "RC":
                found.append(Change(path, fields.pop(0)))
            else:
                found.append(Change(None if status == "A" else path, None if status == "D" else path))
        untracked = _fields(self._must("ls-files", "--others", "--exclude-standard", "-z", "--full-name"))
        return (*found, *(Change(None, path) for path in untracked))

    def contents(self, commit: str, paths: Iterable[str]) -> Mapping[str, bytes]:
        """Return what files held in a commit; those that it does not have are left out.

        Args:
            commit: its hash.
            paths: relative to the repository's root, with slashes.

        Raises:
            TqcheckError: if git fails.
        """
        # A line break would end the request; such a name is not asked for.
        wanted = [path for path in dict.fromkeys(paths) if "\n" not in path]
        requests = b"".join(os.fsencode(f"{commit}:{path}") + b"\n" for path in wanted)
        answer = self._must("cat-file", "--batch", given=requests)
        found: dict[str, bytes] = {}
        position = 0
        for path in wanted:
            end = answer.index(b"\n", position)
            head, position = answer[position:end].split(b" "), end + 1
            if head[-1] == b"missing":
                continue
            size = int(head[-1])
            if head[-2] == b"blob":
                found[path] = answer[position : position + size]
            position += size + 1
        return found

    def _is_shallow(self) -> bool:
        return _run(self.root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _must(self, *arguments: str, given: bytes = b"") -> bytes:
        done = _run(self.root, *arguments, given=given)
        if done.returncode:
            raise TqcheckError(f"git {arguments[0]} failed: {_told(done)}.")
        return done.stdout


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # The messages are read, so that they must be in English.
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603 - the arguments are this module's own, and a revision behind --end-of-options
            ["git", *arguments],  # noqa: S607 - the git that the user's shell would find
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise TqcheckError("git is not installed, or not on the PATH; --since needs it.") from None


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = os.fsdecode(done.stderr).strip().splitlines()
    return (lines[0] if lines else f"exit code {done.returncode}").removeprefix("fatal: ").rstrip(".")


def _fields(output: bytes) -> list[str]:
    return [os.fsdecode(field) for field in output.split(b"\0")[:-1]]
