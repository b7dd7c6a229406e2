from __future__ import annotations

import re

import pytest
from exactness import assert_exact
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Span
from tqcheck.places import locate
from tqcheck.reading import from_bytes
from tqcheck.reading.restructuredtext import read

PAGE = """\
.. _start:

==========
 The title
==========

A **hard-wrapped
paragraph**, with ``some code``, :ref:`a guide <guide>`, :func:`os.walk`, `a link
<https://a.example/en/x>`_, Python_ and |version|\\ s. See [1]_.

.. note:: A short note
   that goes on.

.. warning::

   Inside *it*.

   - one
     wrapped
   - two

     More of two.

.. code-block:: python
   :caption: An example

   secret = "not read"

Like this::

    secret = "not read"

Term
    What it means.

1. first
2. second

:param x: the value
-v, --verbose  Say more.

=====  ==========
Name   Meaning
=====  ==========
one    the first
       of them
two    the second
=====  ==========

+------+---------+
| left | right   |
|      | cell    |
+======+=========+
| a    | b       |
+------+---------+

.. figure:: img/a.png
   :alt: A picture

   The caption.

| Line one
| line two

>>> secret
1

.. versionadded:: 3.2 The option.

.. tqcheck-ignore name-mismatch "Foo": he writes so

* Three.
* Four.

.. a comment

Five.

.. [1] The note.
.. _Python: https://python.example/
"""


def unescape(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written)


def test_what_is_read_and_what_is_not() -> None:
    prose = read(PAGE, "page.rst")
    assert [part.strip() for part in prose.text.split("\n\n") if part] == [
        "The title",
        "A hard-wrapped paragraph, with some code, a guide, :func:`os.walk`, a link, Python and |version|s. See.",
        "A short note that goes on.",
        "Inside it.",
        "one wrapped",
        "two",
        "More of two.",
        "An example",
        "Like this:",
        "Term",
        "What it means.",
        "first",
        "second",
        "the value",
        "Say more.",
        "Name",
        "Meaning",
        "one",
        "the first of them",
        "two",
        "the second",
        "left",
        "right cell",
        "a",
        "b",
        "A picture",
        "The caption.",
        "Line one\nline two",
        "The option.",
        "Three.",
        "Four.",
        "Five.",
        "The note.",
    ]
    assert [(m.kind, m.value, prose.text[m.start : m.end]) for m in prose.markup] == [
        ("code", "some code", "some code"),
        ("link", "guide", "a guide"),
        ("code", ":func:`os.walk`", ":func:`os.walk`"),
        ("link", "https://a.example/en/x", "a link"),
        ("link", "https://python.example/", "Python"),
        ("placeholder", "|version|", "|version|"),
        ("image", "img/a.png", "A picture"),
    ]


def test_a_comment_silences_the_block_behind_it() -> None:
    prose = read(PAGE, "page.rst")
    (found,) = prose.suppressions
    assert (found.check, found.words) == ("name-mismatch", "Foo")
    assert prose.text[found.start : found.end] == "Three.\n\nFour."


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_piece_is_where_it_says(newline: str) -> None:
    file = PAGE.replace("\n", newline)
    prose = read(file, "page.rst")
    assert_exact(prose, file, unescape=unescape)
    assert prose.text == read(PAGE, "page.rst").text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "word", ["The title", "paragraph", "goes on", "More of two", "the second", "cell", "The caption", "Four"]
)
def test_a_word_is_found_on_its_line(word: str, newline: str) -> None:
    text = from_bytes(PAGE.replace("\n", newline).encode(), path="page.rst")
    start = text.text.index(word)
    assert locate(text, Span(start, start + len(word))).line == PAGE[: PAGE.index(word)].count("\n") + 1


FRAGMENTS = st.sampled_from(
    [
        "word", "two words", "中文", " ", "\n", "\n\n", "\n   ", "\n- ", "\n1. ", "\n.. note:: ", "\n.. code::\n",
        "\n.. ", "\n.. image:: a\n", "``", "`", "*", "**", ":ref:`", "`_", "_", " <u>", "|", "|x|", "\\",
        "\n====\n", "\n=== ===\n", "\n+--+--+\n", "\n| a | b |\n", "::", ":x: ", "\n>>> ", "\t", "[1]_",
        "\n.. [1] ", "\n.. _a: b", "{name}", "   :alt: z\n", "\n| ", "--all  ",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(["\n", "\r\n"]))
def test_pieces_of_any_file_tell_the_truth(file: str, newline: str) -> None:
    file = file.replace("\n", newline)
    # The lines of a table's cells stand side by side in the file.
    assert_exact(read(file, "page.rst"), file, unescape=unescape, ordered=False)
