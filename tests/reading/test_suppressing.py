from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.errors import TqcheckError
from tqcheck.model import Suppression
from tqcheck.reading import read
from tqcheck.reading.suppressing import covers_file, parse_comment, parse_lines

SHI = Suppression("name-mismatch", "he writes himself so", "Shi Yanhong", "en.md", 7)


@pytest.mark.parametrize(
    "comment",
    [
        ' tqcheck-ignore name-mismatch "Shi Yanhong": he writes himself so ',
        "tqcheck-ignore name-mismatch “Shi Yanhong” : he writes\n  himself so",
        'tqcheck-ignore-file name-mismatch "Shi  Yanhong":he writes himself so',
    ],
)
def test_a_comment_names_check_words_and_reason(comment: str) -> None:
    assert parse_comment(comment, path="en.md", line=7) == SHI
    assert covers_file(comment) == ("-file" in comment)


@pytest.mark.parametrize("comment", ["TODO", "do not tqcheck-ignore", "tqcheck-ignored", "tqcheck-ignore-all x", ""])
def test_other_comments_are_none(comment: str) -> None:
    assert parse_comment(comment, path="en.md", line=1) is None
    assert not covers_file(comment)


def test_a_fingerprint_needs_no_quotation_marks() -> None:
    found = parse_comment("tqcheck-ignore term-missing 0123456789ab: fine", path="a", line=1)
    assert found is not None
    assert found.words == "0123456789ab"


@pytest.mark.parametrize(
    ("comment", "lack"),
    [
        ("tqcheck-ignore", "not written as expected"),
        ("tqcheck-ignore name-mismatch", "which words"),
        ('tqcheck-ignore name-mismatch "Shi"', "no reason"),
        ('tqcheck-ignore name-mismatch "Shi":  ', "no reason"),
        ('tqcheck-ignore name-mismatch "  ": so', "which words"),
        ("tqcheck-ignore name-mismatch: so", "which words"),
        ("tqcheck-ignore name-mismatch 012345: so", "not written as expected"),
        ('tqcheck-ignore "Shi": so', "not written as expected"),
    ],
)
def test_what_a_suppression_lacks_is_told_with_its_line(comment: str, lack: str) -> None:
    with pytest.raises(TqcheckError, match=lack) as told:
        parse_comment(comment, path="en.md", line=7)
    assert str(told.value).startswith("en.md:7: ")
    assert str(told.value).count("\n") == 0


def test_the_file_beside_a_text_has_a_line_for_each(tmp_path: Path) -> None:
    text = tmp_path / "en.txt"
    text.write_text("Shi Yanhong spoke.\n", encoding="utf-8")
    assert read(str(text), language="en").suppressions == ()
    beside = tmp_path / "en.txt.tqcheck-ignore"
    beside.write_text('# a remark\n\nname-mismatch "Shi Yanhong": he writes himself so\n', encoding="utf-8")
    (found,) = read(str(text), language="en").suppressions
    assert (found.check, found.words, found.reason) == ("name-mismatch", "Shi Yanhong", "he writes himself so")
    assert (found.path, found.line, found.start) == (str(beside), 3, None)


def test_a_line_that_lacks_a_part_is_an_error() -> None:
    with pytest.raises(TqcheckError, match=r"x:2: .* write: check"):
        parse_lines('name-mismatch "A": so\nname-mismatch "B"\n', path="x")
