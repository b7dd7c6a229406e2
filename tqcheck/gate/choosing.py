"""Project → the pairs that the gate looks at: all, those below some paths, or those that a change touched."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqcheck.config import PairPaths, Project, missing_of, pairs_of, untranslated_of
from tqcheck.errors import TqcheckError
from tqcheck.gate.git import Change, Repository
from tqcheck.reading.suppressing import SIDE_SUFFIX


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair that is looked at, with the content of its files at the earlier revision, where both had one."""

    pair: PairPaths
    before: tuple[bytes, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the gate looks at."""

    pairs: tuple[Chosen, ...]
    missing: tuple[PairPaths, ...]  # translations that do not exist
    matched: int  # pairs of the configuration, of which those above are a part


def choose(project: Project, *, paths: Sequence[str] = (), since: str | None = None) -> Choice:
    """Choose the pairs of a project.

    Args:
        project: whose rules name the pairs.
        paths: files or folders, relative to the working folder; only pairs with a text there. Empty: all.
        since: a revision; only pairs that were touched since HEAD left it. None: all.

    Raises:
        TqcheckError: if no pair is named, a path does not exist, or git cannot tell what changed.
    """
    if not project.rules:
        raise TqcheckError("no configuration names pairs of files; tqcheck init writes a tqcheck.toml to begin with.")
    changed = _Changed.since(project, since) if since is not None else None
    pairs, missing = pairs_of(project), missing_of(project, gone=changed.gone if changed else ())
    if not pairs and not missing:
        _refuse_nothing(project)
    matched = len(pairs)
    if paths:
        places = [_relative(project, path) for path in paths]
        pairs = tuple(pair for pair in pairs if _is_below(pair, places))
        missing = tuple(pair for pair in missing if _is_below(pair, places))
        # A folder without texts is a slip; a hook may well name files that are none.
        if not pairs and not missing and any(Path(path).is_dir() for path in paths):
            raise TqcheckError(f"no pair of {project.file} has a text at {' or '.join(paths)}.")
    if changed is None:
        return Choice(tuple(Chosen(pair) for pair in pairs), missing, matched)
    return _touched(pairs, missing, changed, matched)


@dataclass(frozen=True, slots=True)
class _Changed:
    """What changed since a revision."""

    repository: Repository
    base: str  # the commit at which HEAD left the revision
    prefix: str  # of the project's paths in those of the repository
    changes: tuple[Change, ...]

    @classmethod
    def since(cls, project: Project, revision: str) -> _Changed:
        repository = Repository.of(project.root)
        base = repository.merge_base(revision)
        # The project may lie in a folder of the repository.
        folder = Path(os.path.relpath(project.root.resolve(), repository.root.resolve())).as_posix()
        return cls(repository, base, "" if folder == "." else f"{folder}/", repository.changes(base))

    @property
    def gone(self) -> tuple[str, ...]:
        """The project's files that are no longer there."""
        paths = (change.before for change in self.changes if change.now is None and change.before)
        return tuple(path.removeprefix(self.prefix) for path in paths if path.startswith(self.prefix))


def _refuse_nothing(project: Project) -> None:
    """Raise a TqcheckError that says why the rules find nothing to compare."""
    sources = untranslated_of(project)
    if not sources:
        raise TqcheckError(f"no pair of files fits the rules of {project.file}; tqcheck config shows what they find.")
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    raise TqcheckError(
        f"{sources[0]}{more}: there is no translation by the rules of {project.file}; "
        "list the languages of a rule (languages = …), and what is missing is told one by one."
    )


def _touched(pairs: tuple[PairPaths, ...], missing: tuple[PairPaths, ...], changed: _Changed, matched: int) -> Choice:
    prefix = changed.prefix
    before = {change.now: change.before for change in changed.changes if change.now}
    removed = {change.before for change in changed.changes if change.now is None}
    touched = [
        pair
        for pair in pairs
        if any(prefix + path + end in before for path in (pair.source, pair.target) for end in ("", SIDE_SUFFIX))
        or any(prefix + path + SIDE_SUFFIX in removed for path in (pair.source, pair.target))
    ]
    earlier = {
        path: before.get(prefix + path, prefix + path) for pair in touched for path in (pair.source, pair.target)
    }
    contents = changed.repository.contents(changed.base, [path for path in earlier.values() if path])
    return Choice(
        tuple(Chosen(pair, _contents(pair, earlier, contents)) for pair in touched),
        tuple(
            pair
            for pair in missing
            # What had no translation before is an old debt.
            if (prefix + pair.source in before and before[prefix + pair.source] != prefix + pair.source)
            or prefix + pair.target in removed
        ),
        matched,
    )


def _contents(
    pair: PairPaths, earlier: Mapping[str, str | None], contents: Mapping[str, bytes]
) -> tuple[bytes, bytes] | None:
    source, target = (contents.get(earlier[path] or "") for path in (pair.source, pair.target))
    return None if source is None or target is None else (source, target)


def _relative(project: Project, path: str) -> str:
    """Return a path of the command line as the pairs have it."""
    if not Path(path).exists():
        raise TqcheckError(f"{path}: there is no such file or folder.")
    return Path(os.path.relpath(Path(path).resolve(), project.root.resolve())).as_posix()


def _is_below(pair: PairPaths, places: Sequence[str]) -> bool:
    return any(
        place in (".", path) or path.startswith(f"{place}/") for path in (pair.source, pair.target) for place in places
    )
