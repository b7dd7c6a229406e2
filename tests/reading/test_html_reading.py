from __future__ import annotations

import pytest
from exactness import assert_exact
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Span
from tqcheck.places import locate
from tqcheck.reading import from_bytes
from tqcheck.reading.html import read

PAGE = """<!DOCTYPE html>
<html lang="zh-TW">
<head><title>Page &amp; title</title><meta name="description" content="What it is about">
<style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
<body>
  <h1>A heading</h1>
  <p>Hard-wrapped
     text with <b>bold</b>, <a href="/en/x?a=1&amp;b=2">a link</a>
     and <code>some_code</code>&nbsp;&#8212; so.</p>
  <pre>not read</pre>
  <ul><li>one<li>two <img src="i.png" alt="An &quot;alt&quot;"></ul>
  <table><tr><td>a</td><td>b {name}</td></tr></table>
  <p>Line<br>break <span translate="no">Kept Words</span></p>
  Text without a paragraph, 3 < 4 & so on
</body></html>
"""


def test_what_is_read_and_what_is_not() -> None:
    prose = read(PAGE, "page.html")
    assert [part for part in prose.text.split("\n\n") if part] == [
        "Page & title",
        "What it is about",
        "A heading",
        "Hard-wrapped text with bold, a link and some_code\u00a0— so.",
        "one",
        'two An "alt"',
        "a",
        "b {name}",
        "Line\nbreak Kept Words",
        "Text without a paragraph, 3 < 4 & so on",
    ]
    assert prose.language == "zh-TW"
    assert [(m.kind, m.value, prose.text[m.start : m.end]) for m in prose.markup] == [
        ("link", "/en/x?a=1&b=2", "a link"),
        ("code", "some_code", "some_code"),
        ("image", "i.png", 'An "alt"'),
        ("placeholder", "{name}", "{name}"),
        ("code", "Kept Words", "Kept Words"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_piece_is_where_it_says(newline: str) -> None:
    file = PAGE.replace("\n", newline)
    assert_exact(read(file, "page.html"), file)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "word", ["title", "about", "heading", "text with", "some_code", "alt&quot;", "{name}", "so on"]
)
def test_a_word_is_found_on_its_line(word: str, newline: str) -> None:
    text = from_bytes(PAGE.replace("\n", newline).encode(), path="page.html")
    wanted = word.removesuffix("&quot;")
    start = text.text.rindex(wanted)
    place = locate(text, Span(start, start + len(wanted)))
    assert place.line == PAGE[: PAGE.rindex(word)].count("\n") + 1
    assert text.origin is not None
    assert text.origin.file[place.start : place.end] == wanted


def test_a_comment_silences_the_block_behind_it() -> None:
    file = '<p>One.</p>\n<!-- tqcheck-ignore name-mismatch "Foo": he writes so -->\n<ul><li>Two.<li>Three.</ul>Four.'
    prose = read(file, "page.html")
    (found,) = prose.suppressions
    assert (found.check, found.line) == ("name-mismatch", 2)
    assert prose.text[found.start : found.end] == "Two.\n\nThree."


FRAGMENTS = st.sampled_from(
    [
        "word", "two words", "中文", " ", "\n", "\n  ", "<p>", "</p>", "<li>", "<b>", "</b>", "<br>", "<br/>",
        "<a href='x'>", "</a>", "<code>", "</code>", "<pre>", "</pre>", "<script>", "</script>", "<!-- c -->",
        "<!--", "-->", "&amp;", "&copy", "&#x27;", "&", "<", ">", "&lt;b&gt;", "<img src=i alt='a &amp; b'>",
        '<img alt="x\ny">', "<td>", "</td>", "</div>", "<div\nclass=x>", "{name}", "<![CDATA[x]]>", "<?php x ?>",
        "<title>", "</title>", "<textarea>", "</textarea>", "<span translate=no>", "</span>", "\u00a0", "&nbsp;",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(["\n", "\r\n"]))
def test_pieces_of_any_file_tell_the_truth(file: str, newline: str) -> None:
    file = file.replace("\n", newline)
    assert_exact(read(file, "page.html"), file)
