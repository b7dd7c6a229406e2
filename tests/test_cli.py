"""The command as people type it: standard output, standard error and exit code apart."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import FIXTURES, ROOT, Run

from tqcheck.checks import ALL
from tqcheck.reports.json import schema

SOURCE = FIXTURES / "articles" / "central-bank" / "en.txt"
TARGET = FIXTURES / "articles" / "central-bank" / "fr.txt"
PLANTED = FIXTURES / "articles" / "central-bank" / "fr.planted.txt"


def _fails_in_one_sentence(done: object, *words: str) -> None:
    stderr = getattr(done, "stderr", "")
    assert getattr(done, "returncode", None) == 2, stderr
    assert getattr(done, "stdout", "") == ""
    assert stderr.startswith("tqcheck: ")
    assert stderr.count("\n") == 1
    for word in words:
        assert word in stderr


def test_help_comes_fast_and_loads_nothing_heavy(tqcheck: Run) -> None:
    tqcheck("--help")  # compiles the modules
    start = time.perf_counter()
    done = tqcheck("--help")
    assert time.perf_counter() - start < 1.0  # 0.1 s on a quiet machine
    assert done.returncode == 0
    assert "compare" in done.stdout


def test_compare_finds_what_was_planted(tqcheck: Run) -> None:
    done = tqcheck("compare", SOURCE, PLANTED)
    assert done.returncode == 1, done.stderr
    assert "✗ error" in done.stdout
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_compare_is_content_with_a_good_translation(tqcheck: Run) -> None:
    done = tqcheck("compare", SOURCE, TARGET)
    assert done.returncode == 0, done.stdout
    assert "No errors found" in done.stdout or "no errors found" in done.stdout


def test_the_json_report_keeps_to_the_schema_that_the_command_prints(tqcheck: Run) -> None:
    done = tqcheck("compare", SOURCE, PLANTED, "--format", "json", "--fail-on", "never")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    printed = json.loads(tqcheck("schema").stdout)
    assert printed == json.loads(schema())
    assert list(Draft202012Validator(printed).iter_errors(report)) == []
    (pair,) = report["pairs"]
    for side, path in (("source", SOURCE), ("target", PLANTED)):
        text = path.read_bytes().decode()
        sentences = pair[side]["sentences"]
        assert [text[s["start"] : s["end"]] for s in sentences] == [s["text"] for s in sentences]
        assert [i for bead in pair["beads"] for i in bead[side]] == list(range(len(sentences)))
        for finding in pair["findings"]:
            quote = finding[side]
            assert quote is None or text[quote["start"] : quote["end"]] == quote["quote"]


def test_several_targets_make_one_report(tqcheck: Run) -> None:
    folder = SOURCE.parent
    done = tqcheck("compare", SOURCE, folder / "zh.txt", folder / "ja.txt", "--format", "json", "--fail-on", "never")
    report = json.loads(done.stdout)
    assert [pair["target"]["language"] for pair in report["pairs"]] == ["zh", "ja"]


def test_any_direction_works(tqcheck: Run) -> None:
    done = tqcheck("compare", SOURCE.parent / "zh.txt", SOURCE, "--format", "json", "--fail-on", "never")
    (pair,) = json.loads(done.stdout)["pairs"]
    assert (pair["source"]["language"], pair["target"]["language"]) == ("zh", "en")


def test_reports_are_written_by_suffix_while_the_text_is_printed(tqcheck: Run, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("r.html", "r.json", "r.csv", "r.sarif", "r.xml", "r.md", "r.txt")]
    done = tqcheck("compare", SOURCE, PLANTED, *(f"--output={path}" for path in paths))
    assert done.returncode == 1
    assert paths[-1].read_text(encoding="utf-8") == done.stdout
    assert json.loads(paths[1].read_text(encoding="utf-8"))["schema"] == "tqcheck-report/1"
    assert paths[0].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in paths)


def test_fail_on_sets_the_exit_code(tqcheck: Run) -> None:
    options = ("--select", "untranslated")
    english = FIXTURES / "articles" / "seed" / "en.txt"
    assert tqcheck("compare", english, FIXTURES / "articles" / "seed" / "zh.txt", *options).returncode == 0
    assert tqcheck("compare", SOURCE, PLANTED, "--fail-on", "never").returncode == 0


def test_select_and_ignore_choose_the_checks(tqcheck: Run) -> None:
    done = tqcheck(
        "compare",
        SOURCE,
        PLANTED,
        "--format",
        "json",
        "--select",
        "sentence-omitted,sentence-added",
        "--ignore",
        "sentence-added",
    )
    found = {finding["check"] for finding in json.loads(done.stdout)["pairs"][0]["findings"]}
    assert found <= {"sentence-omitted"}


def test_line_by_line(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(
        "One thing happened.\nTwo men came home.\nThree women left town.\n", encoding="utf-8"
    )
    (tmp_path / "de.txt").write_text("Eine Sache geschah.\n\nDrei Frauen verließen die Stadt.\n", encoding="utf-8")
    options = (
        "--align",
        "lines",
        "--format",
        "json",
        "--fail-on",
        "never",
        "--source-lang",
        "en",
        "--target-lang",
        "de",
    )
    (pair,) = json.loads(tqcheck("compare", tmp_path / "en.txt", tmp_path / "de.txt", *options).stdout)["pairs"]
    assert [(b["source"], b["target"]) for b in pair["beads"]] == [([0], [0]), ([1], []), ([2], [1])]
    (tmp_path / "short.txt").write_text("Eine Sache geschah.\n", encoding="utf-8")
    _fails_in_one_sentence(
        tqcheck("compare", tmp_path / "en.txt", tmp_path / "short.txt", *options), "same number of lines"
    )


def test_a_trusted_translation_is_measured_against(tqcheck: Run) -> None:
    options = ("--format", "json", "--fail-on", "never")
    (pair,) = json.loads(tqcheck("compare", SOURCE, PLANTED, "--reference", TARGET, *options).stdout)["pairs"]
    scores = {metric["name"]: metric["score"] for metric in pair["metrics"]}
    assert set(scores) == {"BLEU", "chrF", "chrF++", "TER"}
    assert 70 < scores["BLEU"] < 100
    assert all("version:" in metric["signature"] for metric in pair["metrics"])
    (same,) = json.loads(tqcheck("compare", SOURCE, TARGET, "--reference", TARGET, *options).stdout)["pairs"]
    assert {m["name"]: m["score"] for m in same["metrics"]} == {"BLEU": 100, "chrF": 100, "chrF++": 100, "TER": 0}
    done = tqcheck("compare", SOURCE, PLANTED, SOURCE.parent / "zh.txt", "--reference", TARGET)
    _fails_in_one_sentence(done, "name one TARGET")


def test_checks_and_explain_know_every_check(tqcheck: Run) -> None:
    listed = tqcheck("checks").stdout
    for check in ALL:
        assert check.id in listed
        page = tqcheck("explain", check.id).stdout
        assert check.why in page
        assert check.limits in page
    _fails_in_one_sentence(tqcheck("explain", "sentence-omited"), "did you mean sentence-omitted?")


def test_a_glossary_is_obeyed_and_looked_after(tqcheck: Run, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("Bank of Japan\tBanque nippone\n", encoding="utf-8")
    options = ("--format", "json", "--fail-on", "never", "--select", "term-mismatch")
    (pair,) = json.loads(tqcheck("compare", SOURCE, TARGET, "--glossary", glossary, *options).stdout)["pairs"]
    assert {f["source"]["quote"] for f in pair["findings"]} == {"Bank of Japan"}
    assert tqcheck("glossary", "check", glossary).returncode == 0
    glossary.write_text("Bank of Japan\tBanque nippone\nBank of Japan\tBanque du Japon\n", encoding="utf-8")
    done = tqcheck("glossary", "check", glossary)
    assert "terms.tsv:2: " in done.stdout
    _fails_in_one_sentence(tqcheck("glossary", "check", tmp_path / "nowhere.tsv"), "nowhere.tsv")
    glossary.write_text("en\tklingon\nparty\t党\n", encoding="utf-8")
    _fails_in_one_sentence(tqcheck("glossary", "check", glossary), "line 1: unknown column “klingon”")
    done = tqcheck("glossary", "check", glossary, "--target-lang", "de")
    assert done.returncode == 1
    assert ":2: error: “党” is not German" in done.stdout


def test_where_nothing_is_frequent_enough_for_a_glossary_that_is_said(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The fund opened in March. A storm hit the coast.\n", encoding="utf-8")
    (tmp_path / "de.txt").write_text("Der Fonds öffnete im März. Ein Sturm traf die Küste.\n", encoding="utf-8")
    done = tqcheck("glossary", "suggest", "en.txt", "de.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "en\tde\tnote\n")
    assert "no term stands together with the same rendering in 3 sentences" in done.stderr


def test_a_glossary_is_proposed_in_the_form_that_is_read(tqcheck: Run, tmp_path: Path) -> None:
    english = FIXTURES / "articles" / "seed" / "en.txt"
    done = tqcheck("glossary", "suggest", english, english.parent / "zh.txt")
    assert done.returncode == 0
    assert done.stdout.startswith("en\tzh\tnote\n")
    assert done.stderr == ""
    (tmp_path / "found.tsv").write_text(done.stdout, encoding="utf-8")
    assert tqcheck("glossary", "check", tmp_path / "found.tsv").returncode == 0
    _fails_in_one_sentence(
        tqcheck("glossary", "suggest", english, english.parent / "zh.txt", english.parent / "ja.txt"), "one language"
    )


@pytest.mark.parametrize("format_name", ["tsv", "json", "tmx"])
def test_align_prints_the_alignment_alone(tqcheck: Run, format_name: str) -> None:
    done = tqcheck("align", SOURCE, TARGET, "--format", format_name)
    assert done.returncode == 0
    assert "Banque du Japon" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "nowhere.txt", str(TARGET)], ["nowhere.txt", "no such file"]),
        (["compare", str(SOURCE)], ["name a translation"]),
        (["compare", str(SOURCE), str(SOURCE)], ["same file"]),
        (["compare", str(SOURCE), str(TARGET), "--select", "nonsense"], ["no check “nonsense”"]),
        (["compare", str(SOURCE), str(TARGET), "--select", "sentence-ommited"], ["did you mean sentence-omitted?"]),
        (["compare", str(SOURCE), str(TARGET), "--target-lang", "klingon!"], ["not a language code"]),
        (["compare", str(SOURCE), str(TARGET), "--model", "no-such-model"], ["no encoder “no-such-model”"]),
        (["compare", str(SOURCE), str(TARGET), "--format", "pdf"], ["pdf"]),
        (["compare", str(SOURCE), str(TARGET), "-o", "report.pdf"], ["no report format ends in “.pdf”"]),
        (["compare", str(SOURCE), str(TARGET), "-o", "no/such/folder/report.html"], ["does not exist"]),
        (["compare", str(SOURCE), str(TARGET), "--glossary", "nowhere.tsv"], ["nowhere.tsv"]),
        (["compare", str(SOURCE), str(TARGET), "--fail-on", "sometimes"], ["sometimes"]),
        (["compare", str(SOURCE.parent), str(TARGET)], ["is no folder", "name folders only, or files only"]),
        (["compare", str(SOURCE), str(FIXTURES / "articles" / "elections" / "en.txt")], ["both in English"]),
        (["frobnicate"], ["frobnicate"]),
    ],
)
def test_wrong_input_is_one_clear_sentence(tqcheck: Run, arguments: list[str], words: list[str]) -> None:
    _fails_in_one_sentence(tqcheck(*arguments), *words)


def test_a_report_never_overwrites_a_text(tqcheck: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "en.md", tmp_path / "fr.md"
    source.write_bytes(SOURCE.read_bytes())
    target.write_bytes(TARGET.read_bytes())
    _fails_in_one_sentence(tqcheck("compare", source, target, "-o", target), "would overwrite it")
    assert target.read_bytes() == TARGET.read_bytes()


def test_a_file_that_is_not_what_its_suffix_says_is_not_called_empty(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.srt").write_text("La banque a décidé de relever son taux directeur.\n", encoding="utf-8")
    _fails_in_one_sentence(tqcheck("compare", SOURCE, tmp_path / "fr.srt"), "read as its suffix says, it holds no text")


def test_texts_of_very_different_length_are_refused(tqcheck: Run, tmp_path: Path) -> None:
    short, long = tmp_path / "fr.txt", tmp_path / "en.txt"
    short.write_text("La banque a décidé de relever son taux directeur.\n", encoding="utf-8")
    long.write_text("The bank has decided to raise its rate for the first time.\n" * 40, encoding="utf-8")
    _fails_in_one_sentence(tqcheck("compare", long, short), "times as long")


def test_windows_line_ends_and_marks_change_nothing(tqcheck: Run, tmp_path: Path) -> None:
    target = tmp_path / "fr.txt"
    target.write_bytes(b"\xef\xbb\xbf" + TARGET.read_bytes().replace(b"\n", b"\r\n"))
    options = ("--format", "json", "--fail-on", "never")
    (plain,) = json.loads(tqcheck("compare", SOURCE, TARGET, *options).stdout)["pairs"]
    (windows,) = json.loads(tqcheck("compare", SOURCE, target, *options).stdout)["pairs"]
    assert plain["beads"] == windows["beads"]
    assert [s["line"] for s in plain["target"]["sentences"]] == [s["line"] for s in windows["target"]["sentences"]]
    assert [f["message"] for f in plain["findings"]] == [f["message"] for f in windows["findings"]]


def test_a_text_in_another_language_than_said_is_found(tqcheck: Run) -> None:
    done = tqcheck("compare", SOURCE, SOURCE.parent / "fr.txt", "--target-lang", "es", "--select", "wrong-language")
    assert done.returncode == 1
    assert "should be in Spanish, but is in French" in " ".join(done.stdout.split())


def test_the_cache_speeds_up_and_never_breaks_a_run(tqcheck: Run, tmp_path: Path) -> None:
    first = tqcheck("compare", SOURCE, TARGET, "--format", "json", XDG_CACHE_HOME=str(tmp_path))
    (store,) = (tmp_path / "tqcheck").iterdir()
    second = tqcheck("compare", SOURCE, TARGET, "--format", "json", XDG_CACHE_HOME=str(tmp_path))
    assert first.stdout == second.stdout
    store.write_bytes(b"this is no database" * 100)
    assert tqcheck("compare", SOURCE, TARGET, "--format", "json", XDG_CACHE_HOME=str(tmp_path)).stdout == first.stdout
    assert tqcheck("compare", SOURCE, TARGET, "--format", "json", XDG_CACHE_HOME=str(tmp_path)).stdout == first.stdout
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    assert tqcheck("compare", SOURCE, TARGET, "--format", "json", XDG_CACHE_HOME=str(blocked)).stdout == first.stdout


def test_nothing_is_cached_on_request(tqcheck: Run, tmp_path: Path) -> None:
    assert tqcheck("compare", SOURCE, TARGET, "--no-cache", XDG_CACHE_HOME=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_stops_reading_is_no_error() -> None:
    command = f"{sys.executable} -m tqcheck compare {SOURCE} {PLANTED} --format json --no-cache | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout == "{\n"
    assert done.stderr == ""


def test_a_reader_who_has_enough_gets_no_exit_code_of_findings() -> None:
    command = [sys.executable, "-m", "tqcheck", "schema"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_no_bug_of_ours() -> None:
    command = [sys.executable, "-m", "tqcheck", "schema"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr == "tqcheck: standard output cannot be written (No space left on device).\n"


def test_an_option_that_says_nothing_is_told(tqcheck: Run, tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("# nobody yet\n", encoding="utf-8")
    seed = ROOT / "fixtures" / "articles" / "seed"
    pair = (seed / "de.txt", seed / "zh.txt")
    _fails_in_one_sentence(tqcheck("compare", *pair, "--aliases", names), "names.tsv: holds no names")
    _fails_in_one_sentence(tqcheck("compare", *pair, "--select", ""), "--select names no check")
    _fails_in_one_sentence(tqcheck("compare", *pair, "--ignore", " , "), "--ignore names no check")
    _fails_in_one_sentence(tqcheck("compare", *pair, "-o", "foo:x"), "no report format “foo”", "gitlab")
    _fails_in_one_sentence(tqcheck("compare", *pair, "-o", "json:"), "names no file behind the format")
    _fails_in_one_sentence(tqcheck("compare", *pair, "-o", "report"), "no report format ends in “”")


def test_a_report_does_not_depend_on_the_order_of_sets(tqcheck: Run) -> None:
    folder = FIXTURES / "articles" / "lunar-probe"  # “Phó Chủ tịch” is vice president and deputy speaker
    command = ("compare", folder / "en.txt", folder / "vi.planted.txt", "--format", "json")
    reports = {tqcheck(*command, PYTHONHASHSEED=seed).stdout for seed in ("0", "2")}
    assert len(reports) == 1
    assert "Phó Chủ tịch" in reports.pop()
