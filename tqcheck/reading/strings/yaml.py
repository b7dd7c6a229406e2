"""YAML files of strings, as Rails and many others have them: the key above all others is the language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import Comment, with_suppressions
from tqcheck.reading.entries import build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.strings.tree import Tree, entries
from tqcheck.reading.values import Value, ValueBuilder

_STYLE = Style(messages=True)
_STRING = "tag:yaml.org,2002:str"
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)|[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)*"
)
_SINGLE = re.compile(r"''|[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)*")
_PLAIN = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")  # an anchor, a tag
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_COMMENT = re.compile(r"^[ \t]*#(?P<words>[ \t]*tqcheck-ignore[^\r\n]*)", re.MULTILINE)
_LINE = re.compile(r"(?P<words>[^\r\n]*)(?P<end>\r?\n|$)")


def read(file: str, path: str) -> Prose:
    """Read the strings of a file by their path of keys; a key above all others that names a language is left out.

    Raises:
        TqcheckError: if it is no YAML, or holds no strings to be translated.
    """
    import yaml  # noqa: PLC0415 - a parser that only these files need

    try:
        root = yaml.compose(file, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise TqcheckError(f"{path}{line}: is no valid YAML ({error.problem}).") from None
    except yaml.YAMLError as error:
        raise TqcheckError(f"{path}: is no valid YAML ({error}).") from None
    except RecursionError:
        raise TqcheckError(f"{path}: is nested too deeply.") from None
    found, language = entries(_tree(file, root, set()) if root else Tree(), path)
    prose = build(file, found, style=_STYLE, language=language or language_of(path))
    return with_suppressions(prose, _comments(file), file=file, path=path)


def _comments(file: str) -> Iterator[Comment]:
    """Yield the comments that stand on lines of their own, and not in a string."""
    import yaml  # noqa: PLC0415

    lines = list(_COMMENT.finditer(file))
    strings = [
        (token.start_mark.index, token.end_mark.index)
        for token in (yaml.scan(file, Loader=yaml.SafeLoader) if lines else ())
        if isinstance(token, yaml.ScalarToken)
    ]
    for line in lines:
        before = bisect_right(strings, (line.start("words"), 0)) - 1
        if before < 0 or strings[before][1] <= line.start("words"):
            yield Comment(line["words"], line.start())


def _tree(file: str, node: Any, above: set[int]) -> Tree:
    """Return the strings of a node as they are nested.

    An alias is the node of its anchor: it is read again, but not inside itself.
    """
    import yaml  # noqa: PLC0415

    if id(node) in above:
        return Tree()
    within = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        children: dict[str, Tree] = {}
        for key, value in node.value:
            child = _tree(file, value, within)
            if key.tag == "tag:yaml.org,2002:merge":
                merged = [child] if not child.is_list else [each for _, each in child.children]
                for tree in merged:
                    for name, below in tree.children:
                        children.setdefault(name, below)
            else:
                children[str(key.value)] = child
        return Tree(tuple(children.items()))
    if isinstance(node, yaml.SequenceNode):
        return Tree(tuple((str(i), _tree(file, item, within)) for i, item in enumerate(node.value)), is_list=True)
    return Tree(value=_value(file, node)) if node.tag == _STRING else Tree()


def _value(file: str, node: Any) -> Value:
    """Return the text of a scalar with its places, as far as these can be told; else it stands for all of it."""
    start, end = node.start_mark.index, node.end_mark.index
    if properties := _PROPERTIES.match(file, start, end):
        start = properties.end()
    if node.style in ("|", ">"):
        value = _block(file, start, end, node.value)
    elif node.style == '"':
        value = _flow(file, start + 1, end - 1, _DOUBLE)
    elif node.style == "'":
        value = _flow(file, start + 1, end - 1, _SINGLE)
    else:
        value = _flow(file, start, end, _PLAIN)
    if value.text == node.value:
        return value
    return Value(node.value, (start,) * len(node.value), (end,) * len(node.value))


def _flow(file: str, start: int, end: int, special: re.Pattern[str]) -> Value:
    """Read a scalar on one or more lines, whose line ends are folded."""
    builder = ValueBuilder()
    for found in special.finditer(file, start, end):
        builder.add(file[start : found.start()], start, found.start())
        builder.add(_meaning(found.group()), *found.span())
        start = found.end()
    builder.add(file[start:end], start, end)
    return builder.build()


def _meaning(words: str) -> str:
    """Return what an escape or a line end stands for."""
    if words == "''":
        return "'"
    if not words.startswith("\\"):
        return "\n" * (words.count("\n") - 1) or " "
    code = words[1:]
    if code[0] in "xuU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return "" if code[0] in "\r\n" else _ESCAPES.get(code, code)


def _block(file: str, start: int, end: int, text: str) -> Value:
    """Find the lines of a block scalar in the file, one behind the other."""
    builder = ValueBuilder()
    head = _LINE.match(file, start)
    at = head.end() if head else start
    done = 0
    while done < len(text):
        line = text[done:].split("\n", 1)[0]
        # A folded line of the value is several lines of the file: each takes as much of it as it holds.
        found = _LINE.match(file, at)
        if found is None or at >= end:
            break
        words = found["words"].strip(" ") if found["words"].strip() else ""
        if words and line.startswith(words):
            begin = file.index(words, at)
            builder.add(words, begin, begin + len(words))
            done += len(words)
            if done < len(text):
                builder.add(text[done], *found.span("end"))
                done += 1
        elif not words and text[done] == "\n":
            builder.add("\n", *found.span("end"))
            done += 1
        at = found.end()
    return builder.build()
