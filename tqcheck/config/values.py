"""One table of a TOML file, read key by key; what is left over at the end is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tqcheck.config.policy import nearest
from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise


class Table:
    """A table with its place in the file, for messages; each method says what the key must be."""

    def __init__(self, file: str, values: Mapping[str, Any], name: str = "") -> None:
        self._file = file
        self._values = values
        self._name = name
        self._known: set[str] = set()

    def wrong(self, key: str, why: str) -> TqcheckError:
        """Return the error that says what is wrong with a key."""
        place = f"[{self._name}] " if self._name else ""
        return TqcheckError(f"{self._file}: {place}{key}: {why}.")

    def names(self) -> tuple[str, ...]:
        """Return the keys that the table has, in order."""
        return tuple(self._values)

    def text(self, key: str) -> str | None:
        """Return a string that is not empty, or None if the key is not there."""
        value = self._get(key)
        if value is not None and not (isinstance(value, str) and value):
            raise self.wrong(key, f"must be a text, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; empty if the key is not there."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.wrong(key, f"must be a list of texts, not {value!r}")
        return tuple(value)

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return one of the choices."""
        value = self._get(key)
        if value is None:
            return default
        if value not in choices:
            raise self.wrong(key, f"must be one of {', '.join(choices)}, not {value!r}{nearest(str(value), choices)}")
        return str(value)

    def fraction(self, key: str, default: float) -> float:
        """Return a number from 0 to 1."""
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(key, f"must be a number from 0 to 1, not {value!r}")
        return float(value)

    def language(self, key: str) -> str | None:
        """Return a language code in canonical form, or None if the key is not there."""
        value = self.text(key)
        return None if value is None else self._code(key, value)

    def languages(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return language codes by the names that paths have for them: a list of codes, or a table of name = code."""
        value = self._get(key)
        if value is None:
            return ()
        pairs = value if isinstance(value, dict) else {code: code for code in self.texts(key)}
        if not all(isinstance(code, str) for code in pairs.values()):
            raise self.wrong(key, "must be a list of codes, or a table of name = code")
        return tuple((name, self._code(key, code)) for name, code in pairs.items())

    def table(self, key: str) -> Table:
        """Return a table; empty if the key is not there."""
        value = self._get(key)
        if value is not None and not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, written [{key}], not {value!r}")
        return Table(self._file, value or {}, key)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables; empty if the key is not there."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"must be a list of tables, each written [[{key}]]")
        return tuple(Table(self._file, item, key) for item in value)

    def refuse_unknown(self) -> None:
        """Raise a TqcheckError for a key that nobody has asked for, with the nearest right one."""
        for key in self._values:
            if key not in self._known:
                raise self.wrong(key, f"is no known key{nearest(key, self._known)}")

    def _get(self, key: str) -> Any:
        self._known.add(key)
        return self._values.get(key)

    def _code(self, key: str, code: str) -> str:
        try:
            return normalise(code)
        except TqcheckError as error:
            raise self.wrong(key, str(error).rstrip(".")) from None
