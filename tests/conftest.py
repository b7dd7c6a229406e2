"""What several tests share: the command line as a user starts it, and a report made by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Run

from tqcheck.model import (
    AlignedPair,
    Bead,
    Finding,
    Metric,
    PairReport,
    Place,
    Quote,
    ReferencePassage,
    ReferenceReport,
    Report,
    Skipped,
    Text,
)
from tqcheck.splitting import split


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the test run's own, so that it neither reads nor writes the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def tqcheck(cache_home: Path) -> Run:
    """Run the command line in a process of its own; standard output and error are kept apart."""

    def run(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tqcheck", *map(str, arguments)]
        env = os.environ | {"XDG_CACHE_HOME": str(cache_home), "PYTHONPATH": str(ROOT)} | environment
        return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, env=env, check=False)

    return run


def _quote(text: str, words: str, line: int) -> Quote:
    start = text.index(words)
    place = Place(start, start + len(words), line, start - text.rfind("\n", 0, start))
    return Quote(words, start, start + len(words), place)


@pytest.fixture(scope="session")
def report() -> Report:
    """A small report with every kind of thing in it: two pairs, an omission, an addition, Arabic, markup characters."""
    english = Text("en.txt", "Talks <began> | today.\n\nHe left. *Nobody* spoke.\n", "en")
    chinese = Text("zh.txt", "会谈昨天开始。\n\n没有人讲话。=1+1。\n", "zh", ("zh.txt is not UTF-8; read as GB18030.",))
    arabic = Text("ar.txt", "بدأت المحادثات اليوم.\n\nغادر. لم يتكلم أحد.\n", "ar")
    source = split(english)
    chinese_pair = AlignedPair(
        source,
        split(chinese),
        (Bead((0,), (0,), 0.71, 0.62), Bead((1,), ()), Bead((2,), (1,), 0.8, 0.97), Bead((), (2,))),
    )
    findings = (
        Finding(
            "low-similarity", "meaning", "warning", 0.7, "accuracy/mistranslation",
            "The two sides differ: “today” is not 昨天", 0,
            _quote(english.text, "today", 1), _quote(chinese.text, "昨天", 1), "今天", ("昨天 is yesterday",), "a" * 20,
        ),
        Finding(
            "sentence-omitted", "omission", "error", 0.9, "accuracy/omission", "This sentence has no counterpart", 1,
            _quote(english.text, "He left.", 3), None, None, (), "b" * 20,
        ),
        Finding(
            "sentence-added", "addition", "info", 0.4, "accuracy/addition", "This sentence is new", 3,
            None, _quote(chinese.text, "=1+1。", 3), None, (), "c" * 20,
        ),
    )  # fmt: skip
    arabic_pair = AlignedPair(
        source, split(arabic), (Bead((0,), (0,), 0.7, 0.9), Bead((1,), (1,), 0.9, 0.99), Bead((2,), (2,), 0.8, 0.98))
    )
    negation = Finding(
        "low-similarity", "meaning", "warning", 0.6, "accuracy/mistranslation", "The two sides hardly say the same", 2,
        _quote(english.text, "*Nobody* spoke.", 3), _quote(arabic.text, "لم يتكلم أحد.", 3), None, (), "d" * 20,
    )  # fmt: skip
    # The reference does not tell the first two rows apart.
    passage = ReferencePassage("بدأت المباحثات اليوم، ثم غادر.", (Metric("chrF", 62.0, "nc:6"),))
    return Report(
        (
            PairReport(chinese_pair, findings, (Skipped("number-mismatch", "no data for Latin"),), chinese.notes),
            PairReport(
                arabic_pair,
                (negation,),
                (),
                (),
                ReferenceReport(
                    "trusted.txt",
                    "ar",
                    (Metric("BLEU", 41.25, "tok:13a"), Metric("TER", 50.0, "norm:yes")),
                    (passage, passage, ReferencePassage("لم يقل أحد شيئًا.", (Metric("chrF", 31.5, "nc:6"),))),
                    12.5,
                ),
            ),
        ),
        "tqcheck 0.1.0 | model:none | split:sentences | align:semantic | glossaries:none",
    )
