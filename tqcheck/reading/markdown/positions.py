"""A parser of Markdown's inline markup that says where each token stands: markdown-it tells only lines."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it import rules_inline as rules
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

AT = "at"  # in a token's `meta`: start and end in the content of its block

_Rule = Callable[[StateInline, bool], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("text", rules.text),
    ("newline", rules.newline),
    ("escape", rules.escape),
    ("backticks", rules.backtick),
    ("strikethrough", rules.strikethrough.tokenize),
    ("emphasis", rules.emphasis.tokenize),
    ("link", rules.link),
    ("image", rules.image),
    ("footnote_ref", footnote_ref),
    ("autolink", rules.autolink),
    ("html_inline", rules.html_inline),
    ("entity", rules.entity),
)


class _State(StateInline):
    """The parser's state, which remembers where the plain text began that it has not made a token of yet."""

    pending_from = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the parser's name
        token = super().pushPending()
        token.meta[AT] = (self.pending_from, self.pending_from + len(token.content))
        return token


class _Inline(ParserInline):
    """The inline parser, with positions."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    """markdown-it, with addresses left as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's name
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's name; every address is one to compare
        return True


def parser() -> MarkdownIt:
    """Return a parser for CommonMark with tables, strikethrough and footnotes; its inline tokens have `meta["at"]`."""
    markdown = _Parser("commonmark")
    markdown.inline = _Inline()
    footnote_plugin(markdown, inline=False, move_to_end=False)
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["linkify", "fragments_join", "text_join"])
    for name, rule in _RULES:
        markdown.inline.ruler.at(name, _placed(rule))
    return markdown


def _placed(rule: _Rule) -> _Rule:
    """Return the rule; the tokens that it makes get their places."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            _place(state, count, start)
        return True

    return run


def _place(state: StateInline, count: int, start: int) -> None:
    at = start
    for token in state.tokens[count:]:
        if AT in token.meta:
            continue
        length = len(token.content)
        if token.type == "text" and length and state.src.startswith(token.content, at):
            token.meta[AT] = (at, at + length)  # delimiters, which may turn out to be plain text
            at += length
        elif token.type == "text" and length and (inside := state.src.find(token.content, start, state.pos)) >= 0:
            token.meta[AT] = (inside, inside + length)  # an address between angle brackets
        else:
            token.meta[AT] = (start, state.pos)
