"""Where many pairs come from: a list of pairs in a file, or folders with files of the same names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise
from tqcheck.reading import BILINGUAL, BINARY, FORMATS, is_bilingual
from tqcheck.runs.jobs import Input, Job

_COLUMNS = ("source", "target", "source language", "target language")
_CODE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


class ListedPairs:
    """The pairs of a tab-separated file: source, target and, if you like, their languages.

    Paths are relative to the file's folder. A header names the columns in any order; lines that begin with # are
    remarks. The target is empty where the source holds both sides. The file is looked through at once, so that what
    is wrong is told before hours of work, but only its lines that are at work are held in memory.
    """

    def __init__(self, path: str, *, missing_ok: bool = False) -> None:
        """Look through the file; `missing_ok` leaves it to the comparison to find that a text is not there.

        Raises:
            TqcheckError: if it cannot be read, names no pair, or a line is wrong; the message names the line.
        """
        self._path = path
        self._missing_ok = missing_ok
        self._columns: tuple[str, ...] = _COLUMNS
        self._first = 1  # line of the first pair
        self._read_header()
        self._length = sum(1 for _ in self._jobs(check=True))
        if not self._length:
            raise TqcheckError(f"{path}: names no pair.")

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Job]:
        return self._jobs(check=False)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        try:
            with Path(self._path).open(encoding="utf-8-sig") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip() and not line.startswith("#"):
                        yield number, [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
        except UnicodeDecodeError:
            raise TqcheckError(f"{self._path}: is not UTF-8.") from None
        except OSError as error:
            raise TqcheckError(f"{self._path}: cannot be read ({error.strerror or error}).") from None

    def _read_header(self) -> None:
        number, cells = next(self._lines(), (1, []))
        names = tuple(re.sub(r"[\s_-]+", " ", cell.lower()).replace("lang ", "language ") for cell in cells)
        names = tuple(re.sub(r" lang$", " language", name) for name in names)
        if "source" not in names:
            return
        for name in names:
            if name not in _COLUMNS:
                raise TqcheckError(
                    f"{self._path}:{number}: there is no column “{name}”; known are {', '.join(_COLUMNS)}."
                )
        self._columns, self._first = names, number + 1

    def _jobs(self, *, check: bool) -> Iterator[Job]:
        folder = Path(self._path).parent
        for number, cells in self._lines():
            if number < self._first:
                continue
            place = f"{self._path}:{number}"
            if len(cells) > len(self._columns):
                raise TqcheckError(f"{place}: has {len(cells)} columns; {len(self._columns)} are known.")
            values = dict(zip(self._columns, cells, strict=False))
            source, target = values.get("source", ""), values.get("target", "")
            if not source or not (target or is_bilingual(source)):
                raise TqcheckError(f"{place}: a pair needs a source and a target, divided by a tab.")
            paths = [str(folder / path) for path in (source, target) if path]
            if check and not self._missing_ok:
                _refuse_missing(place, paths)
            try:
                of_source, of_target = (_code(values.get(name)) for name in _COLUMNS[2:])
            except TqcheckError as error:
                raise TqcheckError(f"{place}: {error}") from None
            yield Job(Input(paths[0]), Input(paths[1]) if target else None, of_source, of_target)


@dataclass(frozen=True, slots=True)
class FolderPairs:
    """The files of two folders that bear the same names, and those that have no counterpart."""

    jobs: tuple[Job, ...]
    alone: tuple[str, ...]  # paths


def pairs_of_folders(source: str, targets: Sequence[str]) -> FolderPairs:
    """Find the pairs of a folder and the folders of its translations.

    Files belong together whose paths below the folders are the same, a language before the suffix left out:
    `guide/start.en.md` and `guide/start.zh.md`. Hidden files and those of unknown formats are left aside.

    Raises:
        TqcheckError: if one is no folder, or no pair is found.
    """
    for folder in (source, *targets):
        if not Path(folder).is_dir():
            raise TqcheckError(f"{folder}: is no folder, but {source} is one; name folders only, or files only.")
    originals = _files(source)
    jobs, alone, used = [], [], set()
    for folder in targets:
        for name, path in _files(folder).items():
            if name in originals:
                jobs.append(Job(Input(originals[name]), Input(path)))
                used.add(name)
            else:
                alone.append(path)
    alone += [path for name, path in originals.items() if name not in used]
    if not jobs:
        raise TqcheckError(f"no file in {source} has a counterpart of the same name in {' or '.join(targets)}.")
    return FolderPairs(tuple(jobs), tuple(sorted(alone)))


def _files(folder: str) -> dict[str, str]:
    """Return the texts below a folder by what names them in all languages, sorted."""
    suffixes = {*FORMATS, *BINARY, *BILINGUAL, ".txt", ".text", ""}
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place) / name
            if not name.startswith(".") and path.suffix.lower() in suffixes:
                found[_common_name(path.relative_to(folder).as_posix())] = str(path)
    return dict(sorted(found.items()))


def _common_name(path: str) -> str:
    """Return a path without the language before its suffix."""
    name = PurePosixPath(path)
    stem, dot, last = name.stem.rpartition(".")
    if not dot or not stem or not _CODE.fullmatch(last):
        return path
    try:
        normalise(last)
    except TqcheckError:
        return path
    return str(name.with_name(stem + name.suffix))


def _code(name: str | None) -> str | None:
    return normalise(name) if name else None


def _refuse_missing(place: str, paths: Sequence[str]) -> None:
    for path in paths:
        if not Path(path).exists():
            raise TqcheckError(f"{place}: there is no file {path}.")
