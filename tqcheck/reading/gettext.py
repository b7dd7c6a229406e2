"""gettext catalogues: `.po`, whose strings stand beside the messages that they translate, and `.pot`.

Source of the format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tqcheck.errors import TqcheckError
from tqcheck.model import Suppression
from tqcheck.places import Lines
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.plurals import form_of_one
from tqcheck.reading.prose import Prose, Sides
from tqcheck.reading.suppressing import parse_comment
from tqcheck.reading.values import Value, join, unescaped

_LINE = re.compile(r"[^\r\n]+")
_KEYWORD = re.compile(r"(?P<name>msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[\d+\])?[ \t]*(?=\")")
_STRING = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*)"[ \t]*')
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{2}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = re.compile(r"^(?:Language|X-Poedit-Language)[ \t]*:[ \t]*(?P<code>[A-Za-z]{2,3}(?:[_-]\w+)*)", re.MULTILINE)
_PLURALS = re.compile(r"^Plural-Forms[ \t]*:.*?plural[ \t]*=[ \t]*(?P<rule>[^;\n]+)", re.MULTILINE)
_NONE = Value("", (), ())
_STYLE = Style(accelerators=True)


@dataclass(slots=True)
class _Message:
    """An entry of the catalogue as it is being read."""

    flags: set[str] = field(default_factory=set)
    suppressions: list[Suppression] = field(default_factory=list)
    fields: dict[str, Value] = field(default_factory=dict)  # by keyword, “msgstr[1]” for a plural form

    @property
    def key(self) -> str:
        context = self.fields.get("msgctxt", _NONE).text
        return f"{context} | {self.fields['msgid'].text}" if context else self.fields["msgid"].text


def read(file: str, path: str) -> Prose:
    """Read the translations of a catalogue, or the messages of a template, by context and message.

    Raises:
        TqcheckError: if a line is not what it should be.
    """
    sides = read_sides(file, path)
    ((_, target),) = sides.targets.items()
    return target if target.units else sides.source


def read_sides(file: str, path: str) -> Sides:
    """Read the messages of a catalogue and their translations.

    Fuzzy and obsolete entries are left out: no program shows them.

    Raises:
        TqcheckError: if a line is not what it should be.
    """
    messages = tuple(_messages(file, path))
    header = next((m for m in messages if not m.fields["msgid"].text and "msgctxt" not in m.fields), None)
    about = header.fields.get("msgstr", _NONE).text if header else ""
    in_force = [m for m in messages if m.fields["msgid"].text and "fuzzy" not in m.flags]
    fuzzy = sum(1 for m in messages if m is not header and "fuzzy" in m.flags)
    one = _form_of_one(about)
    language = found["code"].replace("@", "-") if (found := _LANGUAGE.search(about)) else None
    notes = [f"{path}: left out {_counted(fuzzy, 'fuzzy entry', 'fuzzy entries')}."] if fuzzy else []
    source = build(file, (entry for m in in_force for entry in _originals(m)), style=_STYLE)
    target = build(
        file, (entry for m in in_force for entry in _translations(m, one)), style=_STYLE, language=language, notes=notes
    )
    for message in in_force:
        # What a comment silences is a finding in the translation; where there is none, in the message.
        if any(unit.message == message.key for unit in target.units):
            target = _silenced(target, message)
        else:
            source = _silenced(source, message)
    about_file = tuple(one for m in messages if m is header for one in m.suppressions)
    return Sides(source, {language or "": replace(target, suppressions=(*about_file, *target.suppressions))})


def _silenced(prose: Prose, message: _Message) -> Prose:
    """Return the prose with the suppressions of an entry's comments, which cover all its forms."""
    units = [unit for unit in prose.units if unit.message == message.key] if message.suppressions else []
    if not units:
        return prose
    placed = (replace(one, start=units[0].start, end=units[-1].end) for one in message.suppressions)
    return replace(prose, suppressions=(*prose.suppressions, *placed))


def _originals(message: _Message) -> Iterator[Entry]:
    yield _entry(message, "msgid", "")
    if "msgid_plural" in message.fields:
        yield _entry(message, "msgid_plural", "[plural]")


def _translations(message: _Message, one: int | None) -> Iterator[Entry]:
    """Yield the translations; each plural form is held against the singular or against the plural."""
    for name in message.fields:
        if name.startswith("msgstr"):
            index = re.search(r"\d+", name)
            is_plural = "msgid_plural" in message.fields and index is not None and int(index.group()) != one
            yield _entry(message, name, "[plural]" if is_plural else "")


def _entry(message: _Message, name: str, form: str) -> Entry:
    style = _STYLE
    if "no-c-format" in message.flags and not any(flag.startswith("python") for flag in message.flags):
        style = replace(style, percent=False)
    return Entry(message.key + form, message.fields[name], message.key, style)


def _form_of_one(header: str) -> int | None:
    """Return the index of the plural form for one thing, or None where all numbers have the same form."""
    found = _PLURALS.search(header)
    return form_of_one(found["rule"]) if found else 0


def _messages(file: str, path: str) -> Iterator[_Message]:
    message = _Message()
    name = ""  # of the field that further lines continue
    for line in _LINE.finditer(file):
        words = line.group().strip()
        if words.startswith("#") or not words:
            if "msgid" in message.fields:
                yield message
                message = _Message()
            _take_note(message, words, file, path, line.start())
            name = ""
            continue
        at = line.start() + line.group().index(words[0])
        if keyword := _KEYWORD.match(file, at):
            if keyword["name"] in ("msgctxt", "msgid") and "msgid" in message.fields:
                yield message
                message = _Message()
            name = keyword.group().rstrip().replace(" ", "")
            at = keyword.end()
        string = _STRING.match(file, at, line.end())
        if not name or not string or string.end() != line.end():
            raise TqcheckError(f"{path}:{Lines(file).at(line.start())[0]}: is no line of a gettext catalogue.")
        message.fields[name] = join(
            message.fields.get(name, _NONE), unescaped(file, *string.span("inside"), _ESCAPE, _character)
        )
    if "msgid" in message.fields:
        yield message


def _take_note(message: _Message, comment: str, file: str, path: str, offset: int) -> None:
    """Note the flags and suppressions that a comment gives the entry that follows."""
    if comment.startswith("#,"):
        message.flags |= {flag.strip() for flag in comment[2:].split(",")}
    elif "tqcheck-ignore" in comment and not comment.startswith("#~"):
        line, _ = Lines(file).at(offset)
        if suppression := parse_comment(comment.lstrip("#.").strip(), path=path, line=line):
            message.suppressions.append(suppression)


def _character(escape: str) -> str:
    code = escape[1:]
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
