"""The disk cache of reports: a pair of which nothing has changed is not compared again.

It is an optimisation only: whatever goes wrong with it, the pair is compared as if it were not there.
"""

from __future__ import annotations

import hashlib
import platform
import sqlite3
import sys
import unicodedata
from contextlib import closing
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from re import split

from tqcheck import __version__
from tqcheck.model import PairReport
from tqcheck.runs.jobs import LoadedJob, Setting
from tqcheck.runs.wire import canonical, decode, encode

_FILE = "reports-1.sqlite"  # the number is the version of the layout
_LIMIT = 256 * 2**20  # bytes; beyond, the older half is dropped


class ReportCache:
    """Reports on disk, by all that they depend on."""

    def __init__(self, folder: Path, setting: Setting) -> None:
        self._path = folder / _FILE
        self._setting = hashlib.blake2b(_dependencies(setting)).digest()

    def key(self, job: LoadedJob) -> bytes:
        """Return what identifies the report of a job: a hash of all that it depends on."""
        return hashlib.blake2b(self._setting + canonical(job), digest_size=20).digest()

    def read(self, key: bytes) -> PairReport | None:
        """Return the report of that key, or None where the cache does not have it."""
        if not self._path.exists():
            return None
        try:
            with closing(sqlite3.connect(self._path, timeout=1)) as store:
                row = store.execute("SELECT report FROM reports WHERE key = ?", (key,)).fetchone()
            return decode(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError):  # a damaged file, row or value
            return None

    def write(self, key: bytes, report: PairReport) -> None:
        """Keep a report, if that can be done."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._insert(key, encode(report))
        except sqlite3.OperationalError:  # another process is writing
            return
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)  # damaged: the next report begins it anew
        except (OSError, ValueError):  # no rights; a lone surrogate, which has no bytes
            return

    def _insert(self, key: bytes, report: bytes) -> None:
        with closing(sqlite3.connect(self._path, timeout=1)) as store, store:
            store.execute("CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, key BLOB UNIQUE, report BLOB)")
            store.execute("INSERT OR REPLACE INTO reports (key, report) VALUES (?, ?)", (key, report))
            if self._size(store) > _LIMIT:
                # What becomes free is used again, so that the file stays about as large as it is.
                store.execute("DELETE FROM reports WHERE id <= (SELECT (min(id) + max(id)) / 2 FROM reports)")

    @staticmethod
    def _size(store: sqlite3.Connection) -> int:
        pages, free, size = (
            store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)


@cache
def code_fingerprint() -> str:
    """Return a hash of the program: its own files, and the versions of all that it stands on."""
    digest = hashlib.blake2b(digest_size=16)
    facts = (__version__, sys.version, platform.machine(), unicodedata.unidata_version, *_installed())
    digest.update(canonical(facts))
    for path, content in _files(files("tqcheck"), ""):
        digest.update(canonical((path, content)))
    return digest.hexdigest()


def _dependencies(setting: Setting) -> bytes:
    options, policy, resources = setting.options, setting.policy, setting.resources
    return canonical(
        (
            code_fingerprint(),
            (options.source_language, options.target_language, options.split, options.align),
            (options.model, _model_folder(options.model)),
            [check.id for check in policy.checks],
            (policy.severities, policy.error_from, policy.warning_from),
            # The built-in ones are files of the program.
            [glossary for glossary in resources.glossaries if not glossary.builtin],
            resources.aliases,
        )
    )


def _model_folder(model: str | None) -> list[tuple[str, int, int]]:
    """Return what tells whether the files of a model in a folder have changed."""
    folder = Path(model) if model else None
    if folder is None or not folder.is_dir():
        return []
    return [
        (str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _installed() -> list[tuple[str, str]]:
    found = []
    try:
        needed = requires("tqcheck") or []
    except PackageNotFoundError:  # run from its sources
        needed = []
    for name in sorted({split(r"[\s<>=!~;\[(]", requirement)[0] for requirement in needed}):
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return found


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name == "__pycache__":
            continue
        place = f"{path}/{entry.name}"
        found += _files(entry, place) if entry.is_dir() else [(place, entry.read_bytes())]
    return found
