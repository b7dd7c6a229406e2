"""Many pairs on the command line: lists, folders, one report of all, lines as they are done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import FIXTURES, Run

from tqcheck.errors import TqcheckError
from tqcheck.reports.json import schema
from tqcheck.runs.listing import ListedPairs, pairs_of_folders


@pytest.fixture(name="texts")
def folders_of_texts(tmp_path: Path) -> Path:
    """English texts and their German and French translations; the second German one has a wrong number."""
    for name, english, german, french in (
        ("one", "It has 20 members.", "Er hat 20 Mitglieder.", "Il compte 20 membres."),
        ("two", "It has 30 members.", "Er hat 70 Mitglieder.", "Il compte 30 membres."),
    ):
        for path, text in (("en/", english), ("de/", german), ("fr/", french)):
            (tmp_path / path / "deep").mkdir(parents=True, exist_ok=True)
            (tmp_path / path / "deep" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_folders_make_one_report_with_figures_by_language_and_by_check(tqcheck: Run, texts: Path) -> None:
    done = tqcheck("compare", "en", "de", "fr", "-o", "r.json", "-o", "r.md", "-o", "r.html", cwd=texts)
    assert done.returncode == 1, done.stderr
    assert "All pairs: Not ready: 1 error to mend." in done.stdout
    assert [line.split()[:5] for line in done.stdout.splitlines() if line.startswith(("German ", "French "))] == [
        ["German", "2", "2", "1", "0"],
        ["French", "2", "2", "0", "0"],
    ]
    report = json.loads((texts / "r.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(json.loads(schema())).iter_errors(report)) == []
    assert report["summary"]["by_language"]["de"]["by_check"] == {"number-mismatch": 1}
    assert report["summary"]["by_language"]["fr"]["by_severity"]["error"] == 0
    assert "| number-mismatch | 1 | 0 | 0 |" in (texts / "r.md").read_text(encoding="utf-8")
    assert '<h2 id="languages">By language</h2>' in (texts / "r.html").read_text(encoding="utf-8")


def test_a_report_never_overwrites_one_of_many_texts(tqcheck: Run, texts: Path) -> None:
    (texts / "pairs.tsv").write_text("en/deep/one.txt\tde/deep/one.txt\n", encoding="utf-8")
    for arguments in (("en", "de"), ("--pairs", "pairs.tsv")):
        done = tqcheck("compare", *arguments, "-o", "de/deep/one.txt", cwd=texts)
        assert done.returncode == 2, done.stdout
        assert "would overwrite it" in done.stderr
        assert (texts / "de" / "deep" / "one.txt").read_text(encoding="utf-8") == "Er hat 20 Mitglieder."


def test_a_list_of_pairs_is_streamed_as_lines(tqcheck: Run, texts: Path) -> None:
    (texts / "list").mkdir()
    lines = "# remark\nsource\ttarget\ttarget language\n../en/deep/one.txt\t../de/deep/one.txt\tde\n\n"
    lines += "../en/deep/two.txt\t../fr/deep/two.txt\tfr\n"
    (texts / "list" / "pairs.tsv").write_text(lines, encoding="utf-8")
    done = tqcheck("compare", "--pairs", "list/pairs.tsv", "--format", "jsonl", "-o", "same.jsonl", cwd=texts)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert (texts / "same.jsonl").read_text(encoding="utf-8") == done.stdout
    pairs = [json.loads(line) for line in done.stdout.splitlines()]
    assert [pair["target"]["language"] for pair in pairs] == ["de", "fr"]
    for pair in pairs:
        assert pair.pop("schema") == "tqcheck-report/1"
        assert pair.pop("signature").startswith("tqcheck ")
        defined = json.loads(schema())
        pair_schema = {"$defs": defined["$defs"], "$ref": "#/$defs/pair"}
        assert list(Draft202012Validator(pair_schema).iter_errors(pair)) == []


def test_files_without_counterpart_are_told(tqcheck: Run, texts: Path) -> None:
    (texts / "de" / "lonely.txt").write_text("Allein.", encoding="utf-8")
    done = tqcheck("compare", "en", "de", cwd=texts)
    assert "for want of a counterpart" in done.stderr
    assert "de/lonely.txt" in done.stderr
    assert "note: not compared" in done.stdout


def test_what_cannot_be_is_told_in_a_sentence(tqcheck: Run, texts: Path) -> None:
    (texts / "empty").mkdir()
    (texts / "bad.tsv").write_text("en/deep/one.txt\tde/deep/none.txt\n", encoding="utf-8")
    for arguments, words in (
        (("en", "empty"), "no file in en has a counterpart"),
        (("en",), "name the folder of its translations too"),
        (("en", "de/deep/one.txt"), "is no folder"),
        (("--pairs", "no.tsv"), "no.tsv: cannot be read"),
        (("--pairs", "bad.tsv"), "bad.tsv:1: there is no file"),
        (("--pairs", "bad.tsv", "en"), "leave SOURCE and TARGET out"),
        ((), "name a SOURCE"),
        (("en/deep/one.txt", "de/deep/one.txt", "--jobs", "2"), "--jobs, --keep-going and --dask are for many pairs"),
        (("en", "de", "--dask", "tcp://127.0.0.1:9"), "no scheduler answers there"),
    ):
        done = tqcheck("compare", *arguments, cwd=texts)
        assert done.returncode == 2, (arguments, done.stderr)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert words in done.stderr


def test_keep_going_passes_over_what_cannot_be_compared_and_tells_it(tqcheck: Run, texts: Path) -> None:
    (texts / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    lines = ("en/deep/one.txt\tno.txt", "en/deep/two.txt\tde/deep/two.txt", "en/deep/one.txt\tbinary.txt")
    (texts / "pairs.tsv").write_text("\n".join(lines), encoding="utf-8")
    assert tqcheck("compare", "--pairs", "pairs.tsv", "--format", "jsonl", cwd=texts).stdout == ""
    done = tqcheck("compare", "--pairs", "pairs.tsv", "--keep-going", "--format", "jsonl", "-o", "r.html", cwd=texts)
    assert done.returncode == 2
    (pair,) = map(json.loads, done.stdout.splitlines())
    assert [finding["check"] for finding in pair["findings"]] == ["number-mismatch"]
    first, second, last = done.stderr.splitlines()
    assert "no.txt: there is no such file" in first
    assert "binary.txt" in second
    assert last == "tqcheck: 2 of 3 pairs could not be compared."
    assert "de/deep/two.txt" in (texts / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("# nothing\n", "names no pair"),
        ("source\ttarget\tlanguage\n", "no column “language”"),
        ("{one}\t{one}\ten\tde\tmore\n", ":1: has 5 columns"),
        ("source\ttarget\n{one}\n", ":2: a pair needs a source and a target"),
        ("{one}\t{one}\tklingonisch\n", ":1: “klingonisch” is not a language code"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, lines: str, words: str) -> None:
    one = FIXTURES / "articles" / "seed" / "en.txt"
    path = tmp_path / "pairs.tsv"
    path.write_text(lines.replace("{one}", str(one)), encoding="utf-8")
    with pytest.raises(TqcheckError) as told:
        ListedPairs(str(path))
    assert words in str(told.value)


def test_a_language_before_the_suffix_does_not_divide_files(tmp_path: Path) -> None:
    for name in ("en/a.en.md", "en/b.notes.md", "zh/a.zh-Hant.md", "zh/b.notes.md", "zh/.hidden.md", "zh/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = pairs_of_folders(str(tmp_path / "en"), [str(tmp_path / "zh")])
    names = [(Path(job.source.path).name, Path(job.target.path).name) for job in found.jobs if job.target]
    assert names == [("a.en.md", "a.zh-Hant.md"), ("b.notes.md", "b.notes.md")]
    assert found.alone == ()
