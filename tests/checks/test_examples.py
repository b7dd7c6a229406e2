"""Every check has examples that fire and examples that stay quiet, in several languages, and they are run for real."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tqcheck.checking import run
from tqcheck.checks import ALL
from tqcheck.config import policy
from tqcheck.judging import judge
from tqcheck.model import AlignedPair, Bead, Document, Finding, Resources, Text
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_bytes, from_string
from tqcheck.reading.suppressing import parse_lines
from tqcheck.splitting import split

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "checks"
CHECKS = {check.id: check for check in ALL}


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
            name = f"{path.stem}-{number}-{case['source_language']}-{case['target_language']}"
            found.append(pytest.param(path.stem, case, id=name))
    return found


def _findings(check: str, case: dict[str, Any], folder: Path) -> tuple[Finding, ...]:
    glossaries: tuple[str, ...] = ()
    if "glossary" in case:
        path = folder / "glossary.tsv"
        path.write_text(case["glossary"].lstrip("\n"), encoding="utf-8")
        glossaries = (str(path),)
    options = Options(
        source_language=case["source_language"],
        target_language=case["target_language"],
        align=case.get("align", "semantic"),
        glossaries=glossaries,
    )
    if not case["target"]:
        return _without_translation(check, case)
    source, target = _text(case, "source"), _text(case, "target")
    before = None
    if "before" in case:
        earlier = case | case["before"]
        before = _text(earlier, "source"), (_text(earlier, "target"),)
    if "suppressions" in case:
        target = replace(target, suppressions=parse_lines(case["suppressions"], path="target.txt.tqcheck-ignore"))
    reference = None
    if "reference" in case:
        reference = from_string(case["reference"], path="reference.txt", language=case["target_language"])
    report = compare_texts(
        source,
        [target],
        reference,
        before=before,
        options=options,
        policy=policy(select=[check, *case.get("with", ())]),
        progress=lambda *_: None,
    )
    return report.pairs[0].findings


def _without_translation(check: str, case: dict[str, Any]) -> tuple[Finding, ...]:
    source = split(_text(case, "source"))
    beads = tuple(Bead((i,), ()) for i in range(len(source.sentences)))
    pair = AlignedPair(source, Document("target.txt", case["target_language"], "", ()), beads)
    return judge(run(pair, (CHECKS[check],), Resources()), policy(select=[check])).findings


def _text(case: dict[str, Any], side: str) -> Text:
    path = side + case.get("suffix", ".txt")
    return from_bytes(case[side].encode(), path=path, language=case[f"{side}_language"])


@pytest.mark.parametrize(("check", "case"), _cases())
def test_the_example_does_what_it_says(check: str, case: dict[str, Any], tmp_path: Path) -> None:
    findings = _findings(check, case, tmp_path)
    # A hint is no alarm: an example that must stay quiet may have some.
    loud = [f for f in findings if f.severity != "info" or case.get("severity") == "info"]
    assert bool(loud) == case["fires"], [f.message for f in findings]
    for side in ("source", "target"):
        expected = case.get(f"{side}_quote")
        if expected and case["fires"]:
            quotes = [getattr(f, side).text for f in loud if getattr(f, side)]
            assert expected in quotes
    if case["fires"] and "severity" in case:
        assert case["severity"] in {f.severity for f in loud}


def test_files_and_registry_hold_against_each_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_examples_cover_several_languages_in_both_ways(check: str) -> None:
    cases = tomllib.loads((FOLDER / f"{check}.toml").read_text(encoding="utf-8"))["case"]
    for fires in (True, False):
        languages = {c[f"{side}_language"] for c in cases if c["fires"] == fires for side in ("source", "target")} - {
            "en"
        }
        assert len(languages) >= 3, f"{check}: {'fires' if fires else 'quiet'} in {languages} only"


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_says_all_that_its_page_needs(check: str) -> None:
    found = CHECKS[check]
    for words in (found.summary, found.why, found.fires, found.quiet, found.limits):
        assert len(words.split()) > 3, f"{words!r} says too little"
    assert found.summary.endswith(".")
    assert found.mqm.partition("/")[0] in {"accuracy", "terminology", "locale", "linguistic", "design"}
