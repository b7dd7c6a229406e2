"""Subtitles (SubRip, WebVTT): what is said, without numbers, times, tags and notes; sentences run over cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest

from tqcheck.reading.flow import Flow
from tqcheck.reading.prose import Prose, ProseBuilder

_TIME = r"(?:(?P<{0}h>\d+):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})[,.](?P<{0}f>\d{{1,3}})"
_TIMING = re.compile(rf"\s*{_TIME.format('a')}\s*-->\s*{_TIME.format('b')}")
_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}|(?P<entity>&(?:#\w+|\w+);)")
_DASH = re.compile(r"\s*[-–—‐]+\s*(?=[^\s\-–—>])")
_ENDS = re.compile(r"[.!?؟。！？][\"'”’»」』)\]]*\s*$")
_GOES_ON = re.compile(r"(?:\.\.\.|…)[\"'”’»]?\s*$")
_STANDS_ALONE = re.compile(r"\s*[\[(♪♫（【]")
_SPEAKER = re.compile(r"<v[ .]")
_PAUSE = 3.0  # seconds without a subtitle, over which nobody's sentence runs
_PUNCTUATED = 0.15  # share of cues that end a sentence; below, the language or the genre does without full stops


@dataclass(frozen=True, slots=True)
class _Cue:
    starts: float  # seconds
    ends: float
    lines: tuple[tuple[int, int], ...]  # of the file


def read(file: str, path: str) -> Prose:
    """Return what is said in a file of subtitles."""
    cues = [cue for cue in _cues(file, notes=path.lower().endswith(".vtt")) if cue.lines]
    builder = ProseBuilder(file)
    flow = Flow(builder)
    punctuated = sum(bool(_ENDS.search(_last(file, cue))) for cue in cues) >= _PUNCTUATED * len(cues)
    for cue, following in zip_longest(cues, cues[1:]):
        _say(flow, file, cue)
        if following is None or not punctuated or not _continues(file, cue, following):
            flow.end_paragraph()
        else:
            flow.space(cue.lines[-1][1], following.lines[0][0])
    return builder.build()


def _cues(file: str, *, notes: bool) -> Iterator[_Cue]:
    """Yield the cues; `notes` says that a block without a time is a remark, and not more of the cue before it."""
    block: list[tuple[int, int]] = []
    cue: _Cue | None = None
    for found in _LINE.finditer(file):
        if found["line"].strip():
            block.append(found.span("line"))
        if (block and not found["line"].strip()) or found.end() == len(file):
            timed = next((i for i, line in enumerate(block) if _TIMING.match(file, *line)), None)
            if timed is not None:
                if cue:
                    yield cue
                cue = _cue(file, block[timed], tuple(block[timed + 1 :]))
            elif cue and not notes:
                cue = _Cue(cue.starts, cue.ends, (*cue.lines, *block))
            block = []
            if found.end() == len(file):
                break
    if cue:
        yield cue


def _cue(file: str, timing: tuple[int, int], lines: tuple[tuple[int, int], ...]) -> _Cue:
    found = _TIMING.match(file, *timing)
    times = [0.0, 0.0]
    if found:
        for i, side in enumerate("ab"):
            hours, minutes, seconds = (float(found[f"{side}{unit}"] or 0) for unit in "hms")
            times[i] = hours * 3600 + minutes * 60 + seconds + float(f"0.{found[f'{side}f']}")
    return _Cue(times[0], times[1], lines)


def _say(flow: Flow, file: str, cue: _Cue) -> None:
    """Add the words of a cue; in a dialogue each speaker has a paragraph."""
    for number, (start, end) in enumerate(cue.lines):
        dash = _DASH.match(_without_tags(file[start:end]))
        if dash and (number or flow.builder.length == flow.builder.end):
            flow.end_paragraph()
        if number:
            flow.space(cue.lines[number - 1][1], start)
        _line(flow, file, start, end, skip=bool(dash))


def _line(flow: Flow, file: str, start: int, end: int, *, skip: bool) -> None:
    at = start
    for found in (*_TAG.finditer(file, start, end), None):
        upto = found.start() if found else end
        dash = _DASH.match(file, at, upto) if skip else None
        if dash:
            at, skip = dash.end(), False
        flow.text(at, upto)
        if found:
            if found["entity"]:
                flow.put(unescape(found["entity"]), found.start(), found.end())
            at = found.end()


def _continues(file: str, cue: _Cue, following: _Cue) -> bool:
    """Say whether a sentence may run from one cue into the next."""
    before, after = _last(file, cue), file[slice(*following.lines[0])]
    words = _without_tags(after).lstrip()
    if following.starts - cue.ends > _PAUSE or _SPEAKER.search(after) or _DASH.match(words):
        return False
    if _STANDS_ALONE.match(words) or _STANDS_ALONE.match(_without_tags(file[slice(*cue.lines[0])])):
        return False
    if _GOES_ON.search(before):
        return words[:1].islower() or words.startswith(("...", "…"))
    return not _ENDS.search(before)


def _last(file: str, cue: _Cue) -> str:
    return _without_tags(file[slice(*cue.lines[-1])])


def _without_tags(line: str) -> str:
    return _TAG.sub("", line)
