from __future__ import annotations

import pytest
from exactness import assert_exact
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Span
from tqcheck.places import locate
from tqcheck.reading import from_bytes
from tqcheck.reading.subtitles import read

SRT = """1
00:00:01,000 --> 00:00:03,500
The <i>minister</i> said
that the talks

2
00:00:03,600 --> 00:00:06,000
{\\an8}would go on next week. Nobody

3
00:00:06,100 --> 00:00:08,000
believed him.

4
00:00:08,100 --> 00:00:10,000
- Where were you?
- At home...

5
00:00:10,100 --> 00:00:11,000
...all day.

6
00:00:20,000 --> 00:00:21,000
[door closes]

7
00:00:21,100 --> 00:00:22,000
Then 3 --> 4 people came.
"""

VTT = """WEBVTT - a title

STYLE
::cue { color: red }

NOTE This is not read.

intro
00:01.000 --> 00:03.000 align:start
<v Anna>Hello &amp; welcome <b>to</b>

00:03.100 --> 00:05.000
the show.

00:05.100 --> 00:07.000
<v Ben>Thank
you.
"""


def paragraphs(file: str, path: str) -> list[str]:
    return [part for part in read(file, path).text.split("\n\n") if part]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_sentences_run_over_cues_in_subrip(newline: str) -> None:
    assert paragraphs(SRT.replace("\n", newline), "film.srt") == [
        "The minister said that the talks would go on next week. Nobody believed him.",
        "Where were you?",
        "At home... ...all day.",
        "[door closes]",
        "Then 3 --> 4 people came.",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_notes_styles_and_speakers_in_webvtt(newline: str) -> None:
    assert paragraphs(VTT.replace("\n", newline), "film.vtt") == ["Hello & welcome to the show.", "Thank you."]


def test_without_full_stops_each_cue_stands_alone() -> None:
    cues = "".join(f"{i}\n00:00:{i:02},000 --> 00:00:{i:02},900\n我们走吧\n\n" for i in range(1, 9))
    assert paragraphs(cues, "film.srt") == ["我们走吧"] * 8


def test_chinese_lines_are_joined_without_a_space() -> None:
    file = "1\n00:00:01,000 --> 00:00:02,000\n部长说\n会谈将\n\n2\n00:00:02,000 --> 00:00:03,000\n继续。\n"
    assert paragraphs(file, "film.srt") == ["部长说会谈将继续。"]


@pytest.mark.parametrize(
    ("words", "line"), [("minister", 3), ("next week", 8), ("believed", 12), ("At home", 17), ("came", 29)]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_word_is_found_on_its_line(words: str, line: int, newline: str) -> None:
    text = from_bytes(SRT.replace("\n", newline).encode(), path="film.srt")
    start = text.text.index(words)
    place = locate(text, Span(start, start + len(words)))
    assert place.line == line
    assert text.origin is not None
    assert text.origin.file[place.start : place.end] == words


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["1\n", "00:00:01,000 --> 00:00:02,000\n", "\n", "word ", "中文", "- ", "-", "<i>", "</i>", "&amp;", "...",
             ".", "[x]",
             "<v A>", "{\\an8}", "NOTE x\n",
             "WEBVTT\n", "00:01.000 --> 00:09.000\n", "\t", "<", "&"]
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(["film.srt", "film.vtt"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)  # fmt: skip
def test_pieces_of_any_file_tell_the_truth(file: str, path: str, newline: str) -> None:
    file = file.replace("\n", newline)
    assert_exact(read(file, path), file)
