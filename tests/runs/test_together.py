"""What only all pairs of a run together show: the same whoever compares them, told like every other finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from repositories import make
from support import Run

from tqcheck import runs
from tqcheck.config import policy, read_project
from tqcheck.gate import gate
from tqcheck.gate.baseline import entries_of
from tqcheck.judging.further import join
from tqcheck.model import Finding, PairReport, Policy
from tqcheck.pipeline import Options
from tqcheck.runs import Input, Job
from tqcheck.runs.together import Together

TEXTS = {
    "en": (
        "The Harbor Relief Fund opened an office on Monday. Two frigates crossed the Strait of Hormuz that night.",
        "Donors gave two million to the Harbor Relief Fund. Ships avoided the Strait of Hormuz for a week.",
        "Critics say the Harbor Relief Fund is slow. A storm closed the Strait of Hormuz.",
        "The Harbor Relief Fund hired nine people. Planes flew over the Strait of Hormuz again.",
    ),
    "zh": (
        "港口救济基金周一设立了办事处。当晚两艘护卫舰穿越霍尔木兹海峡。",
        "捐助者向港口救济基金捐了两百万。船只一周避开霍尔木兹海峡。",
        "批评者说港口救济基金行动迟缓。一场风暴封闭了霍尔木兹海峡。",
        "港湾救济基金雇用了九人。飞机再次飞越霍尔木兹海峡。",
    ),
    "de": (
        "Der Hafenhilfsfonds eröffnete am Montag ein Büro. Zwei Fregatten durchquerten nachts die Straße von Hormus.",
        "Spender gaben dem Hafenhilfsfonds zwei Millionen. Schiffe mieden die Straße von Hormus eine Woche lang.",
        "Kritiker halten den Hafenhilfsfonds für langsam. Ein Sturm sperrte die Straße von Hormus.",
        "Der Hafenhilfsfonds stellte neun Leute ein. Wieder flogen Flugzeuge über die Straße von Hormuz.",
    ),
}
ODD = {"zh": "港湾救济基金", "de": "Straße von Hormuz"}
TERMS = policy(select=["term-inconsistent", "unused-suppression"])


@pytest.fixture(name="texts")
def folders_of_texts(tmp_path: Path) -> Path:
    """Four English texts with their Chinese and German translations, the last of which names something otherwise."""
    for language, texts in TEXTS.items():
        for number, text in enumerate(texts):
            path = tmp_path / language / f"{number}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{text}\n", encoding="utf-8")
    return tmp_path


def _jobs(folder: Path) -> list[Job]:
    return [
        Job(Input(str(folder / "en" / f"{number}.txt")), Input(str(folder / language / f"{number}.txt")))
        for language in ODD
        for number in range(len(TEXTS["en"]))
    ]


def _run(jobs: Sequence[Job], policy: Policy = TERMS, **how: object) -> list[PairReport]:
    """Return the reports of some pairs, with what all together show."""
    with Together(policy) as together:
        found = runs.run(jobs, options=Options(), policy=policy, progress=lambda *_: None, **how)  # type: ignore[arg-type]
        reports = [together.add(report) for report in found]
        for number, more in together.further():
            reports[number] = join(reports[number], more)
    return reports


def _told(reports: Sequence[PairReport]) -> list[tuple[str, str]]:
    """Return where something is told, and the words of the target, sorted."""
    return sorted(
        (Path(report.pair.target.path).parent.name + Path(report.pair.target.path).name, _words(finding))
        for report in reports
        for finding in report.findings
    )


def _words(finding: Finding) -> str:
    return finding.target.text if finding.target else finding.message


EXPECTED = [("de3.txt", "Straße von Hormuz"), ("zh3.txt", "港湾救济基金")]


def test_a_text_that_names_something_otherwise_than_the_rest_is_found(texts: Path) -> None:
    reports = _run(_jobs(texts), workers=1)
    assert _told(reports) == EXPECTED
    german, chinese = (reports[place].findings[0] for place in (7, 3))
    assert german.message == (
        "“Strait of Hormuz” is “Straße von Hormuz” here, but “Straße von Hormus” 3 times in all pairs of this run"
    )
    assert (german.severity, chinese.severity) == ("info", "warning")
    assert chinese.source
    assert (chinese.source.text, chinese.suggestion) == ("Harbor Relief Fund", "港口救济基金")
    for report in reports:
        for finding in report.findings:
            for quote, document in ((finding.source, report.pair.source), (finding.target, report.pair.target)):
                assert quote
                assert document.text[quote.start : quote.end] == quote.text


def test_workers_the_cache_and_the_order_change_nothing(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = _jobs(texts)
    alone = _run(jobs, workers=1, cache=tmp_path / "cache")
    assert _told(alone) == EXPECTED
    monkeypatch.setattr(runs, "run_job", None)  # to compare anything would fail
    assert _run(jobs, workers=1, cache=tmp_path / "cache") == alone
    assert _run(jobs[::-1], workers=1, cache=tmp_path / "cache") == alone[::-1]
    monkeypatch.undo()
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    assert [report.findings for report in _run(jobs, workers=2)] == [report.findings for report in alone]


def test_two_renderings_that_are_as_usual_are_no_finding(texts: Path) -> None:
    path = texts / "de" / "1.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Straße von Hormus", "Straße von Hormuz"), encoding="utf-8"
    )
    assert _told(_run(_jobs(texts)[4:], workers=1)) == []


def test_languages_are_not_mixed(texts: Path) -> None:
    lone = [_jobs(texts)[7], *_jobs(texts)[:3]]
    assert _told(_run(lone, workers=1)) == []


def test_a_suppression_silences_it_and_counts_as_used(texts: Path) -> None:
    for language, words in ODD.items():
        beside = texts / language / "3.txt.tqcheck-ignore"
        beside.write_text(f'term-inconsistent "{words}": so ordered\n', encoding="utf-8")
    reports = _run(_jobs(texts), workers=1)
    assert _told(reports) == []
    assert [len(report.suppressed) for report in reports] == [0, 0, 0, 1] * 2


def test_a_suppression_that_silences_nothing_is_told_in_the_end(texts: Path) -> None:
    (texts / "de" / "0.txt.tqcheck-ignore").write_text('term-inconsistent "Büro": so ordered\n', encoding="utf-8")
    reports = _run(_jobs(texts), workers=1)
    assert [finding.check for finding in reports[4].findings] == ["unused-suppression"]


def test_what_the_policy_says_of_the_check_holds(texts: Path) -> None:
    graver = replace(TERMS, severities=(("term-inconsistent", "info"),))
    assert {f.severity for report in _run(_jobs(texts), graver, workers=1) for f in report.findings} == {"info"}
    assert _told(_run(_jobs(texts), policy(ignore=["term-inconsistent"]), workers=1)) == []


def test_lines_are_written_as_pairs_are_done_and_what_all_show_follows(tqcheck: Run, texts: Path) -> None:
    arguments = ("compare", "en", "zh", "de", "--no-config", "--select", "term-*", "--fail-on", "warning")
    done = tqcheck(*arguments, "--format", "jsonl", "-o", "r.json", "-o", "r.txt", cwd=texts)
    assert done.returncode == 1, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("adds_to") for line in lines] == [None] * 8 + [4, 8]
    assert [line["findings"] for line in lines[:8]] == [[]] * 8
    for line in lines[8:]:
        pair = lines[line["adds_to"] - 1]
        assert pair["source"] == line["source"]
        assert pair["target"] == line["target"]
    report = json.loads((texts / "r.json").read_text(encoding="utf-8"))
    assert [pair["findings"] for pair in report["pairs"]] == [
        *([[]] * 3), lines[8]["findings"], *([[]] * 3), lines[9]["findings"],
    ]  # fmt: skip
    assert report["summary"]["by_check"] == {"term-inconsistent": 2}
    text = (texts / "r.txt").read_text(encoding="utf-8")
    assert "zh/3.txt (Simplified Chinese), held against the other pairs:" in text
    assert "de/3.txt (German), held" not in text  # a hint


RULE = '[[pairs]]\nsource = "en/{name}.txt"\ntarget = "{lang}/{name}.txt"\nsource-language = "en"\n'


def test_the_gate_tells_only_what_is_new(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = make(texts)
    repo.write("tqcheck.toml", RULE)
    repo.commit("all")
    monkeypatch.chdir(texts)
    project = read_project(texts / "tqcheck.toml")

    def found(**how: object) -> list[tuple[str, str]]:
        outcome = gate(
            project, options=Options(), policy=TERMS, progress=lambda *_: None, workers=1, whole=False, **how  # type: ignore[arg-type]
        )  # fmt: skip
        return _told(outcome.report.pairs)

    whole = gate(project, options=Options(), policy=TERMS, progress=lambda *_: None, workers=1)
    assert _told(whole.report.pairs) == EXPECTED
    assert found(baseline=entries_of(whole.report.pairs, mildest="info")) == []
    for number in range(4):  # all pairs are touched, none in these words
        repo.replace(f"en/{number}.txt", "\n", " Nobody was hurt.\n")
        repo.replace(f"zh/{number}.txt", "\n", "没有人受伤。\n")
        repo.replace(f"de/{number}.txt", "\n", " Niemand wurde verletzt.\n")
    assert found(since="main") == []
    repo.replace("zh/2.txt", "港口救济基金", "港湾救济基金")
    repo.replace("zh/3.txt", "港湾救济基金", "港口救济基金")
    repo.replace("de/2.txt", "Straße von Hormus", "Straße von Hormuz")
    repo.replace("de/3.txt", "Straße von Hormuz", "Straße von Hormus")
    assert found(since="main") == [("de2.txt", "Straße von Hormuz"), ("zh2.txt", "港湾救济基金")]
