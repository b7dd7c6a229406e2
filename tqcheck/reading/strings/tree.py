"""Nested keys → entries: what JSON and YAML files of strings have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import english_name, normalise
from tqcheck.reading.entries import PLURALS, Entry
from tqcheck.reading.values import Value

# What further keys stand beside the text where an entry is an object: Chrome's messages.json, FormatJS.
_TEXT_KEYS = ("message", "defaultMessage")
_BESIDE_TEXT = frozenset({"description", "placeholders", "hash", "id", "meaning"})
_PLURAL_KEY = re.compile(rf"(?P<message>.+?)(?:_ordinal)?_(?:{'|'.join(PLURALS)}|plural)")  # as i18next has them
_WORDS = re.compile(r"[^\W\d_]+(?:['’.\-]?[^\W\d_]+)*[.!?:…]*")  # one word, perhaps with its full stop
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]")
_PROSE_SHARE = 0.4  # of its strings that are words; files of settings have fewer


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's strings as they are nested: `children` by key, or by index for a list; a leaf has a value."""

    children: tuple[tuple[str, Tree], ...] = ()
    value: Value | None = None  # None: an inner node, or what is no string
    is_list: bool = False


def entries(tree: Tree, path: str) -> tuple[tuple[Entry, ...], str | None]:
    """Return the strings of a file by their path of keys, and the language that a key above all others names.

    Raises:
        TqcheckError: if the file does not hold strings to be translated.
    """
    language = None
    if len(tree.children) == 1 and not tree.is_list and tree.children[0][1].children:
        language = _code(tree.children[0][0])
        tree = tree.children[0][1] if language else tree
    found = tuple(_walk(tree, "", ""))
    words = sum(_is_prose(entry.value.text) for entry in found)
    if not found or words < _PROSE_SHARE * len(found):
        raise TqcheckError(f"{path}: is no file of strings to be translated: hardly any value in it is words.")
    return found, language


def _walk(tree: Tree, key: str, message: str) -> Iterator[Entry]:
    if tree.value is not None:
        if tree.value.text.strip():
            yield Entry(key, tree.value, message)
        return
    names = [name for name, _ in tree.children]
    text = next((name for name in _TEXT_KEYS if name in names and {*names} <= {name, *_BESIDE_TEXT}), None)
    if text and not tree.is_list:
        yield from _walk(dict(tree.children)[text], key, message)
        return
    is_plural = not tree.is_list and "other" in names and {*names} <= {*PLURALS}
    for name, child in tree.children:
        path = f"{key}[{name}]" if tree.is_list else f"{key}.{name}" if key else name
        if is_plural and child.value:
            yield from _walk(child, path, key)
        else:
            plural = _PLURAL_KEY.fullmatch(path) if child.value else None
            yield from _walk(child, path, plural["message"] if plural else "")


def _code(key: str) -> str | None:
    """Return the language that the key of a whole file names, if it names one."""
    try:
        return normalise(key) if english_name(normalise(key)) and len(key.partition("-")[0]) in (2, 3) else None
    except TqcheckError:
        return None


def _is_prose(text: str) -> bool:
    """Say whether a string is words rather than a name of a file, a class, a colour, a version."""
    stripped = text.strip()
    if not any(c.isalpha() for c in stripped):
        return True  # says nothing either way: “{count}”, “—”
    if any(c.isspace() for c in stripped) or not stripped.isascii():
        return True
    return bool(_WORDS.fullmatch(stripped)) and not _CAPITAL_INSIDE.search(stripped) and stripped[0].isupper()
