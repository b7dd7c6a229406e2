"""What makes two pieces of markup one: spaces, positions and translated parts of a value count for nothing."""

from __future__ import annotations

import re

from tqcheck.model import Markup

_SPACE = re.compile(r"\s+")
_POSITION = re.compile(r"%\d+\$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|«[^»]*»|「[^」]*」")
_SLOT = re.compile(r"<[^<>]+>|\[[^\[\]]+\]")
_BEYOND_ASCII = re.compile(r"[^\W\d_]")
_KEYS = frozenset(
    {
        "ctrl", "control", "ctl", "strg", "shift", "umschalt", "maj", "mayús", "mayus", "alt", "altgr",
        "option", "cmd", "command", "befehl", "enter", "return", "eingabe", "entrée", "intro", "retour",
        "tab", "tabulador", "esc", "escape", "échap", "del", "delete", "entf", "suppr", "supr", "backspace",
        "rücktaste", "retroceso", "space", "leertaste", "espace", "espacio", "home", "pos1", "début",
        "inicio", "end", "ende", "fin", "up", "down", "left", "right", "win", "windows", "meta", "super",
        "fn", "pgup", "pgdn", "bild", "insert", "einfg",
    }
)  # fmt: skip


def key(mark: Markup) -> str:
    """Return what must be equal on both sides; two values with one key are one and the same to a reader or program."""
    value = _SPACE.sub(" ", mark.value).strip()
    if mark.kind == "placeholder":
        value = _SPACE.sub("", _QUOTED.sub('""', _POSITION.sub("%", value)))
    elif mark.kind == "code":
        value = value.rstrip(".,;:。，")
    return value


def is_localised_code(source: str, target: str) -> bool:
    """Say whether a span of code is that of the source with what is words in it translated.

    That is the case where they differ only in quoted strings and in slots for the reader to fill (`<name>`), and
    where the code is a key of the keyboard.
    """
    if _keys(source) and _keys(target):
        return True
    bare = [_SPACE.sub(" ", _SLOT.sub("<>", _QUOTED.sub('""', value))).strip() for value in (source, target)]
    return bare[0] == bare[1] and bool(bare[0])


def has_foreign_letters(value: str) -> bool:
    """Say whether code has letters beyond ASCII, which words have that somebody translated."""
    return any(not letter.isascii() for letter in _BEYOND_ASCII.findall(value))


def _keys(value: str) -> bool:
    parts = [part for part in re.split(r"[\s+\-–]+", value.lower()) if part]
    names = [part for part in parts if part in _KEYS]
    return bool(names) and all(part in _KEYS or len(part) == 1 or re.fullmatch(r"f\d{1,2}", part) for part in parts)
