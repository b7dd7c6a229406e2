"""What is not read as it stands in a program's strings: placeholders, tags, entities, marks of keyboard accelerators.

A placeholder is read as “…”: something will stand there, and nobody knows what. So its name is neither a word
to be translated nor its index a number to be compared.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from functools import cache

from tqcheck.reading.values import Token

GAP = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """What a file's strings may hold besides words and the usual placeholders."""

    percent: bool = True  # %s, %1$d, %(name)s
    braces: bool = True  # {name}, {0}
    accelerators: bool = False  # &File, _File
    colons: bool = False  # :name, as Laravel has it
    messages: bool = False  # ICU: {count, plural, one {# file} other {# files}}
    folded: bool = False  # white space is only white space


# HTML elements that occur in strings; those of components are known by being closed in the same string.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input"}
    | {"ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt"}
    | {"u", "var", "wbr", "annotation"}
)
_BLOCKS = frozenset(
    {"blockquote", "br", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ELEMENTS = _INLINE | _BLOCKS
_ATTRIBUTES = r"""(?:\s+[\w:@.\-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*"""
_TAG = rf"<(?P<close>/?)(?P<name>[A-Za-z][\w:.\-]*|\d+){_ATTRIBUTES}\s*(?P<empty>/?)>|<!--.*?-->"
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});"
_DOUBLE = r"\{\{\s*-?\s*(?P<double>[^{}\s,|][^{}]*)\}\}|\$t\([^()]*\)|[$\#%]\{[^{}\n]{1,60}\}"
_BRACE = r"\{(?P<brace>\d{0,3}|[A-Za-z_@][\w.\-\[\]@]*)\s*(?P<detail>[!:][^{}\s]{1,20}|,[^{}]{1,60})?\}"
_PERCENT = (
    r"%\([A-Za-z_][\w.]*\)[-+0\#]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|%<\w+>[-+0.\d]*[a-z]|%[A-Za-z_][\w.]{2,40}%"
    r"|(?<!\d)%(?P<position>\d{1,2}\$)?(?P<conversion>[-+0\#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|L|z|t|j)?"
    r"(?:[diouxXeEfFgGcspn@](?![A-Za-z]{2})|\#@\w+@))|(?<!\d)%L?\d{1,2}(?!\d)|(?P<percent>%%)"
)
_COLON = r"(?<![A-Za-z0-9:]):[A-Za-z_]{3,}(?![\w:])"
_CHROME = r"\$[A-Z_][A-Z0-9_]+\$"
_ACCELERATOR = (
    r"\s?\((?:&|_)[^\W_]\)|(?<![^\W_])&(?=[^\W_])|(?<=[^\W\d_])&(?=[a-zà-öø-ÿ])|(?<![\w/.])_(?=[^\W\d_][^_]*$)"
)
_QUOTED = r"'(?P<quoted>[{}#][^']*)'"
_DATE_DIRECTIVE = re.compile(r"%[-^0]?[YmBbHMSAaIyZj](?![A-Za-z]{2})")
_DIRECTIVE = re.compile(r"%[-^0]?[A-Za-z]")
_CLOSING = re.compile(r"</([A-Za-z][\w:.\-]*|\d+)\s*>|<([A-Za-z][\w:.\-]*|\d+)\s*/>")

_PLAIN_PERCENT = re.compile(r"%[-+0#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|L|z|t|j)?[diouxXeEfFgGcsp@]")
_PLAIN_BRACE = re.compile(r"\{\}")
_FIRST = re.compile(r"%1\$.*")


@cache
def _pattern(style: Style) -> re.Pattern[str]:
    parts = [rf"(?P<tag>{_TAG})", rf"(?P<entity>{_ENTITY})", _DOUBLE, _CHROME]
    parts += [_QUOTED] if style.messages else []
    parts += [_PERCENT] if style.percent else []
    parts += [_BRACE] if style.braces else []
    parts += [_COLON] if style.colons else []
    parts += [rf"(?P<accelerator>{_ACCELERATOR})"] if style.accelerators else []
    return re.compile("|".join(f"(?:{part})" for part in parts), re.DOTALL)


def tokens(text: str, style: Style) -> tuple[Token, ...]:
    """Return what is not read as it stands in a string, in order."""
    if style.percent and _DATE_DIRECTIVE.search(text):
        # A date's format is rewritten for each language: nothing in it has to be carried over.
        return tuple(Token(found.start(), found.end(), GAP) for found in _DIRECTIVE.finditer(text))
    closed = {one or other for one, other in _CLOSING.findall(text)}
    found = [
        token
        for match in _pattern(style).finditer(text)
        for token in [_token(match, closed)]
        if token.prose != match.group() or token.kind
    ]
    return tuple(_numbered(found))


def _token(match: re.Match[str], closed: set[str]) -> Token:
    groups = match.groupdict()
    start, end = match.span()
    words = match.group()
    if groups["tag"]:
        return _tag(match, closed)
    if groups["entity"]:
        return Token(start, end, html.unescape(words))
    if groups.get("quoted"):
        return Token(start, end, groups["quoted"])
    if groups.get("percent"):
        return Token(start, end, "%")
    if groups.get("accelerator"):
        return Token(start, end, "")
    return Token(start, end, GAP, "placeholder", _value(match, groups))


def _tag(match: re.Match[str], closed: set[str]) -> Token:
    """Return the token of a tag; its attributes may differ between languages, as addresses do."""
    name = match["name"]
    if not name:
        return Token(*match.span(), "")  # a comment
    if name.lower() not in _ELEMENTS and name not in closed:
        return Token(*match.span(), match.group())  # <file> in “usage: open <file>”
    prose = " " if name.lower() in _BLOCKS else ""
    is_empty = match["empty"] or name.lower() in {"br", "hr", "img", "input", "wbr"}
    value = f"<{name}/>" if is_empty and not match["close"] else f"<{match['close']}{name}>"
    return Token(*match.span(), prose, "tag", value)


def _value(match: re.Match[str], groups: dict[str, str | None]) -> str:
    """Return what a translation must carry over of a placeholder: its name, not how a language formats it."""
    if double := groups.get("double"):
        return f"{{{{{re.split('[,|]', double)[0].strip()}}}}}"
    if groups.get("brace") is not None and (groups.get("detail") or "").startswith(","):
        return f"{{{groups['brace']}}}"
    return match.group()


def _numbered(found: list[Token]) -> list[Token]:
    """Return the tokens with those that are told by their order named by it: “%s %s” and “%2$s %1$s” carry the same."""
    for opening, form, name in (("%", _PLAIN_PERCENT, _percent_name), ("{", _PLAIN_BRACE, _brace_name)):
        plain = [i for i, token in enumerate(found) if token.kind and (form.fullmatch(token.value))]
        if len(plain) > 1:
            for number, i in enumerate(plain, start=1):
                found[i] = replace(found[i], value=name(found[i].value, number))
        elif not plain:
            numbered = [i for i, token in enumerate(found) if token.kind and _FIRST.fullmatch(token.value)]
            others = [t for t in found if t.kind and t.value.startswith(opening)]
            if opening == "%" and len(numbered) == len(others) == 1:
                found[numbered[0]] = replace(
                    found[numbered[0]], value=found[numbered[0]].value.replace("1$", "", 1)
                )  # “%1$s” alone is “%s”
    return found


def _percent_name(value: str, number: int) -> str:
    return f"%{number}${value[1:]}"


def _brace_name(_value: str, number: int) -> str:
    return f"{{{number - 1}}}"
