"""JSON files of strings: nested keys, i18next's plurals, Chrome's messages, ICU messages."""

from __future__ import annotations

import json
import re

from tqcheck.errors import TqcheckError
from tqcheck.reading.entries import build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.strings.tree import Tree, entries
from tqcheck.reading.values import Value, ValueBuilder

_STYLE = Style(colons=True, messages=True)
_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*)"', re.DOTALL)
_OTHER = re.compile(r"[^\s,\[\]{}:\"]+")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


def read(file: str, path: str) -> Prose:
    """Read the strings of a file by their path of keys; a key above all others that names a language is left out.

    Raises:
        TqcheckError: if it is no JSON, or holds no strings to be translated.
    """
    found, language = entries(parse(file, path), path)
    return build(file, found, style=_STYLE, language=language or language_of(path))


def parse(file: str, path: str) -> Tree:
    """Return the strings of a JSON file as they are nested.

    Raises:
        TqcheckError: if it is no JSON.
    """
    try:
        json.loads(file)
    except json.JSONDecodeError as error:
        raise TqcheckError(f"{path}:{error.lineno}: is no valid JSON ({error.msg}).") from None
    except RecursionError:
        raise TqcheckError(f"{path}: is nested too deeply.") from None
    tree, _ = _node(file, _skip(file, 0))
    return tree


def _node(file: str, at: int) -> tuple[Tree, int]:
    """Return the node that begins there, and where it ends; the file is known to be valid."""
    if file[at] == '"':
        value, end = _string(file, at)
        return Tree(value=value), end
    if file[at] not in "{[":
        found = _OTHER.match(file, at)
        return Tree(), found.end() if found else at + 1
    is_list = file[at] == "["
    children: list[tuple[str, Tree]] = []
    at = _skip(file, at + 1)
    while file[at] not in "}]":
        name = str(len(children))
        if not is_list:
            key, at = _string(file, at)
            name = key.text
            at = _skip(file, _skip(file, at) + 1)  # over the colon
        child, at = _node(file, at)
        children.append((name, child))
        at = _skip(file, at)
        if file[at] == ",":
            at = _skip(file, at + 1)
    return Tree(tuple(children), is_list=is_list), at + 1


def _skip(file: str, at: int) -> int:
    found = _BLANK.match(file, at)
    return found.end() if found else at


def _string(file: str, at: int) -> tuple[Value, int]:
    found = _STRING.match(file, at)
    if not found:
        raise ValueError(at)  # the file is valid, so this cannot be
    return unescaped(file, *found.span("inside")), found.end()


def unescaped(file: str, start: int, end: int) -> Value:
    """Return what stands between two quotation marks, with the escapes of JSON read."""
    builder = ValueBuilder()
    for escape in _ESCAPE.finditer(file, start, end):
        builder.add(file[start : escape.start()], start, escape.start())
        builder.add(json.loads(f'"{escape.group()}"'), *escape.span())
        start = escape.end()
    builder.add(file[start:end], start, end)
    return builder.build()
