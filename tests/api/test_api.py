"""What `import tqcheck` offers, as a program uses it."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import FIXTURES, ROOT

import tqcheck
from tqcheck import api

ARTICLE = FIXTURES / "articles" / "central-bank"
HEAVY = ("numpy", "pandas", "pyarrow", "click", "jinja2", "rich", "babel", "tqcheck.pipeline", "tqcheck.api")
ENGLISH = "137 men died in Basra. The search goes on. Nobody was surprised."
GERMAN = "173 Männer starben in Basra. Die Suche geht weiter. Niemand war überrascht."


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_the_import_is_quick_and_loads_nothing_heavy() -> None:
    code = "import time; t = time.perf_counter(); import tqcheck, sys; print(time.perf_counter() - t, *sys.modules)"
    _python(code)  # compiles the modules
    seconds, *modules = _python(code).split()
    assert float(seconds) < 0.5  # 0.02 s on a quiet machine; the goal is 0.2
    assert not set(HEAVY) & set(modules)


def test_every_name_is_there_and_no_other() -> None:
    assert set(tqcheck.__all__) == {"TqcheckError", "__version__", *api.__all__}
    for name in tqcheck.__all__:
        assert getattr(tqcheck, name) is not None
        assert name in dir(tqcheck)
    with pytest.raises(AttributeError, match="comapre"):
        getattr(tqcheck, "comapre")  # noqa: B009 - a type checker would refuse it written out


@pytest.mark.parametrize("module", [tqcheck, api])
def test_the_examples_do_what_they_say(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type] # a module
    assert found.failed == 0
    assert found.attempted > 0


def test_files_are_compared_and_saved(tmp_path: Path) -> None:
    told: list[str] = []
    report = tqcheck.compare(
        ARTICLE / "en.txt",
        [str(ARTICLE / "fr.planted.txt"), ARTICLE / "zh.txt"],
        cache=tmp_path / "cache",
        progress=lambda what, _done, _total: told.append(what),
    )
    assert [pair.pair.target.language for pair in report.pairs] == ["fr", "zh"]
    assert report.findings == report.pairs[0].findings + report.pairs[1].findings
    assert not report.ok
    assert told
    assert any((tmp_path / "cache").iterdir())
    for name in ("r.html", "r.json", "r.md", "r.csv", "r.sarif", "r.xml", "beads.csv", "beads.parquet", "r.txt"):
        report.save(tmp_path / name)
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == report.to_json()
    assert (tmp_path / "beads.csv").read_bytes().decode() == report.to_csv("beads")
    with pytest.raises(tqcheck.TqcheckError, match="no report format"):
        report.save(tmp_path / "r.pdf")
    with pytest.raises(tqcheck.TqcheckError, match="cannot be written"):
        report.save(tmp_path / "nowhere" / "r.html")


def test_a_report_can_be_had_in_every_format() -> None:
    source, target = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de", name="Entwurf")
    report = tqcheck.compare(source, target, cache=False)
    assert json.loads(report.to_json()) == report.to_dict()
    assert "Entwurf" in repr(report)
    assert report.to_html().startswith("<!doctype html>")
    for shown in (report.to_text(), report.to_markdown(), report.to_csv(), report.to_sarif(), report.to_junit()):
        assert "number-mismatch" in shown
    assert "\x1b" in report.to_text(color=True, width=120)
    findings, beads = report.to_frame(), report.to_frame("beads")
    assert list(findings["check"]) == [finding.check for finding in report.findings]
    assert len(beads) == 3


def test_what_fails_is_said_by_the_caller() -> None:
    texts = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de")
    assert not tqcheck.compare(*texts, cache=False).ok
    assert tqcheck.compare(*texts, cache=False, fail_on="never").ok
    assert tqcheck.compare(*texts, cache=False, ignore=["number-*"], fail_on="warning").ok
    assert {f.check for f in tqcheck.compare(*texts, cache=False, select=["number-*"]).findings} == {"number-mismatch"}


def test_a_configuration_is_read_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text('ignore = ["number-mismatch"]\nfail-on = "warning"\n', encoding="utf-8")
    texts = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de")
    report = tqcheck.compare(*texts, config=tmp_path / "tqcheck.toml", cache=False)
    assert report.fail_on == "warning"
    assert "number-mismatch" not in {finding.check for finding in report.findings}


def test_a_reference_may_be_a_text() -> None:
    texts = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de")
    trusted = tqcheck.text(GERMAN.replace("173", "137"), language="de", name="trusted")
    (pair,) = tqcheck.compare(*texts, reference=trusted, cache=False).pairs
    assert pair.reference
    assert [p.metrics[1].score == 100 for p in pair.reference.passages if p] == [False, True, True]
    with pytest.raises(tqcheck.TqcheckError, match="one translation"):
        tqcheck.compare(texts[0], [texts[1], texts[1]], reference=trusted, cache=False)


def test_an_alignment_has_its_texts() -> None:
    found = tqcheck.align(tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de"), cache=False)
    assert [passage.source for passage in found.passages] == ENGLISH.replace(". ", ".|").split("|")
    assert all(0 < passage.score <= 1 for passage in found.passages)
    assert found.to_tsv().startswith("score\ten\tde\n")
    assert len(json.loads(found.to_json())) == 3
    assert "<tu>" in found.to_tmx()
    assert "3 beads" in repr(found)


def test_a_revision_is_ok_if_nothing_new_is_wrong(tmp_path: Path) -> None:
    source, wrong = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de")
    right = tqcheck.text(GERMAN.replace("173", "137"), language="de")
    better, worse = (tqcheck.diff(source, *pair, cache=False) for pair in ((wrong, right), (right, wrong)))
    assert better.ok
    assert not worse.ok
    assert "Better" in repr(better)
    assert len(better.changes) == 1
    better.save(tmp_path / "diff.html")
    better.save(tmp_path / "diff.json")
    assert (tmp_path / "diff.json").read_text(encoding="utf-8") == better.to_json()
    assert better.to_markdown().startswith("## tqcheck: Better")
    assert better.to_html().startswith("<!doctype html>")
    assert "Better" in better.to_text()


def test_a_string_of_text_is_not_taken_for_a_path() -> None:
    with pytest.raises(tqcheck.TqcheckError, match=r"tqcheck\.text\("):
        tqcheck.compare(ENGLISH, GERMAN)
    with pytest.raises(tqcheck.TqcheckError, match="no such file"):
        tqcheck.compare("nowhere.txt", GERMAN)
    with pytest.raises(tqcheck.TqcheckError, match="name a translation"):
        tqcheck.compare(ARTICLE / "en.txt")


def test_a_second_comparison_needs_no_loading() -> None:
    texts = tqcheck.text(ENGLISH, language="en"), tqcheck.text(GERMAN, language="de")
    tqcheck.compare(*texts, cache=False)
    begun = time.perf_counter()
    tqcheck.compare(*texts, cache=False)
    assert time.perf_counter() - begun < 5  # a fraction of a second on a quiet machine
