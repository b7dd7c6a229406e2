from __future__ import annotations

import html
import re

import pytest
from exactness import assert_exact
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tqcheck.errors import TqcheckError
from tqcheck.model import Span
from tqcheck.places import locate
from tqcheck.reading import from_bytes
from tqcheck.reading.markdown import read
from tqcheck.reading.prose import Prose


def unescape(written: str) -> str:
    return html.unescape(re.sub(r"\\+(.)", r"\1", written))


def paragraphs(file: str, path: str = "page.md") -> list[str]:
    return [part for part in read(file, path).text.split("\n\n") if part]


def markup(prose: Prose) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.value, prose.text[mark.start : mark.end]) for mark in prose.markup]


PAGE = """---
title: "Install it"
weight: 3
draft: false
image: /img/a/b.png
description: >-
  Everything that you
  need to know.
lang: en
---

# Getting *started* {#start}

A paragraph that is **hard-wrapped
over two lines** and goes on with [a link](https://a.example/en/x_y "Title"), [another][ref] &amp; \\*stars\\*.

> Quoted text
> over two lines, with ![a picture](img/a.png).
>
> - a list in the quote
>   that is wrapped

1. first
   - nested `code_span` and {user_name}
     goes on
2. second

| Option | Meaning |
|--------|---------|
| `a\\|b` | one \\| other |
| x | x |

```python
secret = "not read"
```

    indented = "not read"

<details>
<summary>More &copy; here</summary>

Hidden <kbd>Ctrl</kbd> text[^note].

</details>

Setext title
============

Last<br>line with <https://b.example/c_d>.

[ref]: https://ref.example/
[^note]: The note.
"""


def test_what_is_read_and_what_is_not() -> None:
    assert paragraphs(PAGE) == [
        "Install it",
        "Everything that you need to know.",
        "Getting started",
        "A paragraph that is hard-wrapped over two lines and goes on with a link, another & *stars*.",
        "Quoted text over two lines, with a picture.",
        "a list in the quote that is wrapped",
        "first",
        "nested code_span and {user_name} goes on",
        "second",
        "Option",
        "Meaning",
        "a|b",
        "one | other",
        "x",
        "x",
        "More © here",
        "Hidden Ctrl text.",
        "Setext title",
        "Last\nline with https://b.example/c_d.",
        "The note.",
    ]


def test_what_a_translation_must_carry_over_is_noted() -> None:
    assert markup(read(PAGE, "page.md")) == [
        ("link", "https://a.example/en/x_y", "a link"),
        ("link", "https://ref.example/", "another"),
        ("image", "img/a.png", "a picture"),
        ("code", "code_span", "code_span"),
        ("placeholder", "{user_name}", "{user_name}"),
        ("code", "a|b", "a|b"),
        ("code", "Ctrl", "Ctrl"),
        ("link", "https://b.example/c_d", "https://b.example/c_d"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_piece_is_where_it_says(newline: str) -> None:
    file = PAGE.replace("\n", newline)
    prose = read(file, "page.md")
    assert prose.text == read(PAGE, "page.md").text
    assert prose.language == "en"
    assert_exact(prose, file, unescape=unescape)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "word", ["Everything", "started", "nested", "another", "picture", "goes on\n", "one", "Hidden"]
)
def test_a_word_is_found_on_its_line(word: str, newline: str) -> None:
    text = from_bytes(PAGE.replace("\n", newline).encode(), path="page.md")
    assert text.origin is not None
    wanted = word.strip()
    spans = [Span(m.start(), m.end()) for m in re.finditer(re.escape(wanted), text.text)]
    lines = [locate(text, span).line for span in spans]
    assert PAGE[: PAGE.index(word)].count("\n") + 1 in lines
    for place in (locate(text, span) for span in spans):
        assert text.origin.file[place.start : place.end] == wanted


def test_two_equal_cells_have_places_of_their_own() -> None:
    file = "| a | a |\n|---|---|\n| b | b |\n"
    assert [(piece.start, piece.end) for piece in read(file, "t.md").pieces] == [(2, 3), (6, 7), (22, 23), (26, 27)]


def test_a_soft_line_end_is_no_space_between_ideographs() -> None:
    assert paragraphs("这是一个\n段落，见[文档](x)\n和`code`\nここ") == ["这是一个段落，见文档和code ここ"]


def test_an_image_without_words_is_noted_where_it_stands() -> None:
    prose = read("One ![](a.png) two.", "page.md")
    assert prose.text.strip() == "One two."
    assert markup(prose) == [("image", "a.png", "")]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("::: tip Be careful\nInside.\n:::\n", ["Be careful", "Inside."]),
        (":::note[Be careful]\n\nInside.\n\n:::\n", ["Be careful", "Inside."]),
        (":::warning\nInside.\n:::\n", ["Inside."]),
        ('!!! note "Be careful"\n    Inside\n    it.\n\nOutside.\n', ["Be careful", "Inside it.", "Outside."]),
        ("> [!NOTE]\n> Inside.\n", ["Inside."]),
        ("{% raw %}\nInside.\n{% endraw %}\n", ["Inside."]),
        ("$$\nx = 1\n$$\nBehind.\n", ["Behind."]),
        ("- [ ] open\n- [x] done\n", ["open", "done"]),
        ("[TOC]\n\n## Usage {#usage}\n", ["Usage"]),
        ("```md\n::: tip\n```\nBehind.\n", ["Behind."]),
    ],
)
def test_dialects(file: str, expected: list[str]) -> None:
    assert paragraphs(file) == expected
    assert_exact(read(file, "page.md"), file)


def test_modules_and_components_of_mdx_are_left_out() -> None:
    file = "import Tabs from '@theme/Tabs';\n\n# Title\n\n<Tabs items={['a']}>\n\nInside.\n\n</Tabs>\n"
    assert paragraphs(file, "page.mdx") == ["Title", "Inside."]


def test_tags_of_templates_on_lines_of_their_own_are_noted() -> None:
    prose = read("One.\n\n{{< youtube id >}}\n\nTwo.\n", "page.md")
    assert prose.text.split("\n\n")[:2] == ["One.", "Two."]
    assert [mark.value for mark in prose.markup] == ["{{< youtube id >}}"]


def test_front_matter_in_toml() -> None:
    assert paragraphs('+++\ntitle = "A title"\ndate = 2024-01-01\n+++\nText.\n') == ["A title", "Text."]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert paragraphs("---\n\nText.\n") == ["Text."]


def test_a_comment_silences_the_block_behind_it() -> None:
    file = 'One.\n\n<!-- tqcheck-ignore name-mismatch "Foo": he writes so -->\n- Two.\n- Three.\n\nFour.\n'
    prose = read(file, "page.md")
    (found,) = prose.suppressions
    assert (found.check, found.words, found.reason, found.line) == ("name-mismatch", "Foo", "he writes so", 3)
    assert prose.text[found.start : found.end] == "Two.\n\nThree."


def test_a_comment_may_silence_the_whole_text() -> None:
    (found,) = read('<!-- tqcheck-ignore-file name-mismatch "Foo": house style -->\n\nOne.\n', "p.md").suppressions
    assert found.start is None


def test_a_comment_that_nothing_follows_covers_nothing() -> None:
    (found,) = read('One.\n\n<!-- tqcheck-ignore name-mismatch "Foo": why -->\n', "page.md").suppressions
    assert found.start is not None
    assert found.start == found.end


def test_a_broken_comment_is_refused() -> None:
    with pytest.raises(TqcheckError, match=r"page\.md:3"):
        read("One.\n\n<!-- tqcheck-ignore -->\n", "page.md")


FRAGMENTS = st.sampled_from(
    [
        "word", "two words", "中文", " ", "  ", "\n", "\n\n", "\n> ", "\n- ", "\n  - ", "\n1. ", "\n# ", "*",
        "**", "_", "~~", "`", "``", "[", "](a_b)", "![", '](i.png "t")', "[x][r]", "<br>", "<b>", "</b>", "<kbd>",
        "</kbd>", "<!-- c -->", "&amp;", r"\*", "|", "\n|---|---|\n", "\n| a | b |\n", "\\|", "\\", "\t", "\n    ",
        "\n```\n", "<https://a.b/c_d>", "{name}", "[^1]", "\n[^1]: note", "\n[r]: u\n", "\n::: tip\n",
        '\n!!! note "T"\n    ', "\n---\n", "\n===\n", "$$", "\n<div>\n", "\n</div>\n", "<", ">", "!", "]", "%s",
        "\u00a0", "&", "\n<a href='x'>\n",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(["\n", "\r\n"]))
@example("| a\\|b | a\\|b |\n|---|---|\n", "\n")
@example("*a\n> *b", "\n")
@example("<div>\n<![中文", "\n")
@example("<div>\n<![two words", "\n")
def test_pieces_of_any_file_tell_the_truth(file: str, newline: str) -> None:
    file = file.replace("\n", newline)
    assert_exact(read(file, "page.md"), file, unescape=unescape)
