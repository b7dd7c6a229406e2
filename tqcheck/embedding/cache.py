"""The disk cache of text states: a SQLite file in the user's cache folder.

It is an optimisation only: whatever goes wrong with it (no folder, no rights, a damaged file, another
process writing), the run goes on without it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from tqcheck.embedding import Encoder
from tqcheck.model import Vectors

_FILE = "states-1.sqlite"  # the number is the version of the layout
_LIMIT = 512 * 2**20  # bytes; a file that has grown beyond is begun anew
_AT_ONCE = 500  # SQLite's default limit of variables in a statement is 999


class CachedEncoder:
    """An encoder that keeps the states of texts on disk, keyed by model and text."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._path = folder / _FILE
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.state_size = encoder.state_size
        self.additive = encoder.additive

    def states(self, texts: Sequence[str]) -> Vectors:
        """Return one state a text, from the cache where it holds them, shape (texts, state_size)."""
        keys = [self._key(text) for text in texts]
        known = self._read(list(dict.fromkeys(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            fresh = dict(zip(missing, self._encoder.states(list(missing.values())), strict=True))
            self._write(fresh)
            known |= fresh
        if not texts:
            return np.zeros((0, self.state_size), dtype=np.float32)
        return np.stack([known[key] for key in keys])

    def vectors(self, states: Vectors) -> Vectors:
        """Return the unit vectors that belong to the states, shape (…, dimension)."""
        return self._encoder.vectors(states)

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self.name}\0{text}".encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def _read(self, keys: list[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        size = 4 * self.state_size  # a row of another length is damaged, or of another version of the encoder
        if not self._path.exists():
            return found
        try:
            with closing(sqlite3.connect(self._path, timeout=1)) as store:
                for first in range(0, len(keys), _AT_ONCE):
                    some = keys[first : first + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = store.execute(f"SELECT key, state FROM states WHERE key IN ({marks})", some)  # noqa: S608 - only marks
                    found |= {key: np.frombuffer(state, dtype=np.float32) for key, state in rows if len(state) == size}
        except sqlite3.Error:
            return {}
        return {key: state for key, state in found.items() if np.isfinite(state).all()}

    def _write(self, fresh: dict[bytes, Vectors]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and (self._path.stat().st_size > _LIMIT or not _is_intact(self._path)):
                self._path.unlink()
            with closing(sqlite3.connect(self._path, timeout=1)) as store, store:
                store.execute("CREATE TABLE IF NOT EXISTS states (key BLOB PRIMARY KEY, state BLOB) WITHOUT ROWID")
                rows = [(key, np.asarray(state, dtype=np.float32).tobytes()) for key, state in fresh.items()]
                store.executemany("INSERT OR REPLACE INTO states VALUES (?, ?)", rows)
        except (OSError, sqlite3.Error):
            return


def _is_intact(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=1)) as store:
            store.execute("SELECT key, state FROM states LIMIT 1").fetchall()
    except sqlite3.OperationalError as error:
        return "locked" in str(error)  # another process is writing: the file is fine
    except sqlite3.DatabaseError:
        return False
    return True
