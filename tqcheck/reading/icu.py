"""ICU messages: `{count, plural, one {# file} other {# files}}` is one sentence for each branch.

Source of the syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

_ARGUMENT = re.compile(r"\{\s*(?P<name>[\w.\-]+)\s*,\s*(?P<kind>plural|select|selectordinal)\s*,")
_OFFSET = re.compile(r"\s*offset:\d+")
_BRANCH = re.compile(r"\s*(?P<label>=\d+|[\w\-]+)\s*\{")
_MOST = 24  # sentences that one message makes; with more, its arguments vary one at a time


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message that is read in one of its forms: words, a choice's argument, or the “#” of a plural."""

    start: int  # in the message
    end: int
    argument: str = ""  # the name, where the stretch is where a choice begins
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One sentence that a message can become: its parts, and the branches taken, as “one” or “female/other”."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    name: str
    start: int
    end: int  # of its head
    branches: tuple[tuple[str, tuple[_Node, ...]], ...]


_Node = Part | _Choice


class NotAMessage(Exception):  # noqa: N818 - it is what was found
    """The braces of a string are no ICU message after all."""


def forms(message: str) -> tuple[Form, ...]:
    """Return the sentences that a message can become; none for a string without a choice in it."""
    if not _ARGUMENT.search(message):
        return ()
    try:
        nodes, _ = _parse(message, 0, closing=False, plural=False)
    except NotAMessage:
        return ()
    return _expand(nodes)


def _parse(message: str, at: int, *, closing: bool, plural: bool) -> tuple[tuple[_Node, ...], int]:
    """Return the nodes from `at` to the brace that closes them, or to the end, and where that is."""
    nodes: list[_Node] = []
    start = at
    depth = 0  # of braces that are simple placeholders

    def words(end: int) -> None:
        if end > start:
            nodes.append(Part(start, end))

    while at < len(message):
        character = message[at]
        if character == "'" and at + 1 < len(message) and message[at + 1] in "{}#":
            end = message.find("'", at + 2)
            at = len(message) if end < 0 else end + 1
        elif character == "{" and (found := _ARGUMENT.match(message, at)):
            words(at)
            choice, at = _choice(message, found)
            nodes.append(choice)
            start = at
        elif character == "}" and not depth:
            if not closing:
                raise NotAMessage
            words(at)
            return tuple(nodes), at
        elif character == "#" and plural and not depth:
            words(at)
            nodes.append(Part(at, at + 1, is_number=True))
            at += 1
            start = at
        else:
            depth += (character == "{") - (character == "}")
            at += 1
    if closing or depth:
        raise NotAMessage
    words(at)
    return tuple(nodes), at


def _choice(message: str, head: re.Match[str]) -> tuple[_Choice, int]:
    at = head.end()
    if offset := _OFFSET.match(message, at):
        at = offset.end()
    branches = []
    while found := _BRANCH.match(message, at):
        nodes, end = _parse(message, found.end(), closing=True, plural=head["kind"] != "select")
        branches.append((found["label"], nodes))
        at = end + 1
    while at < len(message) and message[at].isspace():
        at += 1
    if not branches or message[at : at + 1] != "}":
        raise NotAMessage
    return _Choice(head["name"], head.start(), head.end(), tuple(branches)), at + 1


def _expand(nodes: tuple[_Node, ...]) -> tuple[Form, ...]:
    """Return every combination of branches, or, where these are too many, each branch once beside the others' last."""
    options = [_options(node) for node in nodes]
    count = 1
    for forms_of_node in options:
        count *= len(forms_of_node)
    if count <= _MOST:
        return tuple(_joined(combination) for combination in product(*options))
    usual = [forms_of_node[-1] for forms_of_node in options]
    varied = [
        _joined((*usual[:i], form, *usual[i + 1 :]))
        for i, forms_of_node in enumerate(options)
        for form in forms_of_node[:-1]
    ]
    return (*varied, _joined(tuple(usual)))


def _options(node: _Node) -> tuple[Form, ...]:
    if isinstance(node, Part):
        return (Form("", (node,)),)
    head = Part(node.start, node.end, argument=node.name)
    return tuple(
        Form("/".join(filter(None, (label, form.label))), (head, *form.parts))
        for label, nodes in node.branches
        for form in _expand(nodes)
    )


def _joined(combination: tuple[Form, ...]) -> Form:
    return Form(
        "/".join(form.label for form in combination if form.label),
        tuple(part for form in combination for part in form.parts),
    )
