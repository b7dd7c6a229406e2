"""Two revisions of a translation: what was fixed, what is new, what was rewritten."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import FIXTURES, Run

from tqcheck.errors import TqcheckError
from tqcheck.model import AlignedPair, Bead, Finding, PairReport, Place, Quote, Text
from tqcheck.revisions import FORMATS, Revision, contrast, format_of, renderer
from tqcheck.revisions.html import render as render_html
from tqcheck.revisions.json import schema
from tqcheck.revisions.text import render as render_text
from tqcheck.revisions.wording import pieces, verdict
from tqcheck.splitting import split

GOLDEN = FIXTURES / "reports"
ARTICLE = FIXTURES / "articles" / "central-bank"
SOURCE = "Two men came. They left. *Nobody* spoke.\n"


def _report(words: str, beads: tuple[Bead, ...], *findings: Finding, path: str = "de.txt") -> PairReport:
    pair = AlignedPair(split(Text("en.txt", SOURCE, "en")), split(Text(path, words, "de")), beads)
    assert [i for bead in beads for i in bead.target] == list(range(len(pair.target.sentences)))
    return PairReport(pair, findings, ())


def _finding(check: str, bead: int, source: str | None, target: str | None, fingerprint: str) -> Finding:
    return Finding(
        check, "number", "error", 0.95, "accuracy/mistranslation", f"{source} became {target}", bead,
        _quote(source), _quote(target), "zwei", (), fingerprint * 20,
    )  # fmt: skip


def _quote(words: str | None) -> Quote | None:
    return Quote(words, 0, len(words), Place(0, len(words), 1, 1)) if words else None


OLD = _report(
    "Drei Männer kamen. Sie gingen fort.\n",
    (Bead((0,), (0,), 0.7, 0.8), Bead((1,), (1,), 0.8, 0.95), Bead((2,), ())),
    _finding("number-mismatch", 0, "Two", "Drei", "a"),
    _finding("sentence-omitted", 2, "*Nobody* spoke.", None, "b"),
    path="old.txt",
)
NEW = _report(
    "Vier Männer kamen an. Sie gingen fort.\n*Niemand* <sprach>.\n",
    (Bead((0,), (0,), 0.6, 0.7), Bead((1,), (1,), 0.8, 0.95), Bead((2,), (2,), 0.8, 0.97)),
    _finding("number-mismatch", 0, "Two", "Vier", "c"),
    _finding("name-added", 2, None, "<sprach>", "d"),
    path="new.txt",
)


@pytest.fixture(scope="module")
def revision() -> Revision:
    return contrast(OLD, NEW, signature="tqcheck 0.1.0 | model:none")


def test_findings_are_matched_by_fingerprint_words_and_place(revision: Revision) -> None:
    assert [finding.check for finding in revision.fixed] == ["sentence-omitted"]
    assert [finding.check for finding in revision.new] == ["name-added"]
    assert [(a.fingerprint[0], b.fingerprint[0]) for a, b in revision.unchanged] == [("a", "c")]


def test_one_fingerprint_stands_for_as_many_findings_as_have_it() -> None:
    same = _finding("number-mismatch", 0, "Two", "Drei", "a")
    twice = contrast(replace(OLD, findings=(same, same)), replace(OLD, findings=(same,)), signature="")
    assert (len(twice.fixed), len(twice.unchanged), len(twice.new)) == (1, 1, 0)


def test_the_same_words_in_another_passage_are_another_finding() -> None:
    here = _finding("number-mismatch", 0, "Two", "Drei", "a")
    there = _finding("number-mismatch", 1, "Two", "Drei", "b")
    found = contrast(replace(OLD, findings=(here,)), replace(OLD, findings=(there,)), signature="")
    assert (found.fixed, found.new, found.unchanged) == ((here,), (there,), ())


def test_only_rewritten_passages_are_told(revision: Revision) -> None:
    first, second = revision.changes
    assert (first.source, first.old.text, first.new.text) == ((0,), "Drei Männer kamen.", "Vier Männer kamen an.")
    assert (first.old.score, first.new.score) == (0.8, 0.7)
    assert 50 < first.kept < 100
    assert (second.text, second.old.text, second.new.text) == ("*Nobody* spoke.", "", "*Niemand* <sprach>.")
    assert (second.old.score, second.kept) == (None, 0)


def test_a_passage_that_was_only_cut_otherwise_is_not_rewritten() -> None:
    joined = replace(OLD, pair=replace(OLD.pair, beads=(Bead((0, 1), (0, 1), 0.8, 0.9), Bead((2,), ()))), findings=())
    assert contrast(OLD, joined, signature="").changes == ()


def test_every_sentence_of_the_translations_stands_in_one_passage_at_most() -> None:
    """What has no source goes with the passage before it."""
    added = _report(
        "Drei Männer kamen. Sie lachten. Sie gingen fort.\n",
        (Bead((0,), (0,), 0.7, 0.8), Bead((), (1,)), Bead((1,), (2,), 0.8, 0.95), Bead((2,), ())),
    )
    (change,) = contrast(OLD, added, signature="").changes
    assert change.new.text == "Drei Männer kamen. Sie lachten."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a x c", (("same", "a "), ("deleted", "b"), ("inserted", "x"), ("same", " c"))),
        ("2016年11月", "2016年1月", (("same", "2016年"), ("deleted", "11"), ("inserted", "1"), ("same", "月"))),
        ("", "neu", (("inserted", "neu"),)),
    ],
)
def test_words_are_compared_as_the_script_divides_them(old: str, new: str, expected: tuple[object, ...]) -> None:
    assert pieces(old, new) == expected


def test_the_verdict_weighs_what_came_and_went(revision: Revision) -> None:
    assert verdict(revision) == "Mixed: 1 finding fixed, 1 new one."
    assert verdict(replace(revision, new=())) == "Better: 1 finding fixed, nothing new."
    assert verdict(replace(revision, fixed=())) == "Worse: 1 new finding, nothing fixed."
    assert verdict(replace(revision, fixed=(), new=())) == "No error or warning came or went."


@pytest.mark.parametrize("name", FORMATS)
def test_the_golden_file_is_met(revision: Revision, name: str) -> None:
    path = GOLDEN / f"diff.{name}"
    now = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)
    style = re.compile(r"<style>.*?</style>|content=\"default-src[^\"]*\"", re.DOTALL)
    page = style.sub("", render_html(revision, now=now))
    found = (page if name == "html" else renderer(name)(revision)).encode()
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(found)
    assert found == path.read_bytes()


def test_json_keeps_to_its_schema(revision: Revision) -> None:
    validator = Draft202012Validator(json.loads(schema()))
    found = json.loads(renderer("json")(revision))
    assert list(validator.iter_errors(found)) == []
    found["summary"]["new"] = "one"
    assert list(validator.iter_errors(found)) != []


def test_hints_are_shown_on_request(revision: Revision) -> None:
    hint = replace(revision, new=(replace(revision.new[0], severity="info"),))
    assert "name-added" not in render_text(hint)
    assert "new: 1 hint;" in render_text(hint)
    assert "name-added" in render_text(hint, hints=True)


def test_an_unknown_suffix_is_refused() -> None:
    assert format_of("out/diff.HTML") == "html"
    with pytest.raises(TqcheckError, match=r"“\.csv”"):
        format_of("diff.csv")


def test_the_command_tells_what_a_correction_fixed(tqcheck: Run, tmp_path: Path) -> None:
    source, planted, clean = ARTICLE / "en.txt", ARTICLE / "fr.planted.txt", ARTICLE / "fr.txt"
    page = tmp_path / "diff.html"
    done = tqcheck("diff", source, planted, clean, "--reference", clean, "--format", "json", "-o", page)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(Draft202012Validator(json.loads(tqcheck("schema", "diff").stdout)).iter_errors(found)) == []
    assert {f["check"] for f in found["findings"]["fixed"] if f["severity"] == "error"} >= {"number-mismatch"}
    assert [f for f in found["findings"]["new"] if f["severity"] == "error"] == []
    assert {change["new"]["chrf"] for change in found["changes"]} == {100}
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    back = tqcheck("diff", source, clean, planted)
    assert back.returncode == 1
    assert back.stdout.splitlines()[-4].startswith("Worse: ")


def test_one_file_is_no_two_revisions(tqcheck: Run) -> None:
    done = tqcheck("diff", ARTICLE / "en.txt", ARTICLE / "fr.txt", ARTICLE / "fr.txt")
    assert done.returncode == 2
    assert "are the same file" in done.stderr
