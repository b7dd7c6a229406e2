"""Templates of paths, as `content/{lang}/{path}.md`: matched against paths, and filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tqcheck.errors import TqcheckError

_FIELD = re.compile(r"\{([a-z_]*)\}")
_LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"


@dataclass(frozen=True, slots=True)
class Template:
    """A path with fields: `{path}` stands for any path, any other name for a stretch without a slash.

    `{lang}` stands for the name of a language.
    """

    text: str
    names: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def parse(cls, text: str, *, wrong: Callable[[str, str], TqcheckError]) -> Template:
        """Read a template.

        Args:
            text: the template, with slashes on every system.
            wrong: makes an error of a key and a reason.

        Raises:
            TqcheckError: if the template cannot be one.
        """
        clean = text.replace("\\", "/").removeprefix("./")
        if clean.startswith("/") or clean.split("/", 1)[0].endswith(":"):
            raise wrong(text, "must be relative to the folder of the configuration")
        if "*" in clean:
            raise wrong(text, "has a *; write {path} for any path, {name} for a part without a slash")
        pieces = _FIELD.split(clean)
        names = pieces[1::2]
        if "" in names or any(mark in "".join(pieces[::2]) for mark in "{}"):
            raise wrong(text, "has a brace that belongs to no field like {path}")
        parts = []
        seen: set[str] = set()
        for i, piece in enumerate(pieces):
            if i % 2 == 0:
                parts.append(re.escape(piece))
            elif piece in seen:
                parts.append(f"(?P={piece})")
            else:
                seen.add(piece)
                some = ".+" if piece == "path" else _LANGUAGE if piece == "lang" else "[^/]+"
                parts.append(f"(?P<{piece}>{some})")
        return cls(clean, tuple(dict.fromkeys(names)), re.compile("".join(parts)))

    def match(self, path: str) -> Mapping[str, str] | None:
        """Return what stands for each field in a path, or None if it does not fit."""
        found = self.pattern.fullmatch(path)
        return found.groupdict() if found else None

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the path with these values for its fields."""
        return _FIELD.sub(lambda field: values[field[1]], self.text)

    @property
    def folder(self) -> str:
        """The folder in which all paths lie that fit; “” for the root."""
        return self.text.split("{", 1)[0].rpartition("/")[0]
