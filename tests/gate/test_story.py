"""The story of a translated repository, told to the gate through the command line, with the real encoder."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from repositories import ENVIRONMENT, Repo, make
from support import Run

from tqcheck.cli.options import FORMATS
from tqcheck.reports.json import schema

Gate = Callable[..., subprocess.CompletedProcess[str]]

CONFIGURATION = """\
[[pairs]]
source = "content/en/{path}.md"
target = "content/{lang}/{path}.md"

[[pairs]]
source = "news/{name}.txt"
target = "news/{name}.{lang}.txt"

[[pairs]]
file = "locale/{lang}.po"
"""
ENGLISH = """\
---
title: Talks in Seoul
---
# Talks in Seoul

South Korean Defense Minister Kim Yong-hyun said on Tuesday that the silence was a tactic.

Nobody knows how long the [talks](https://example.org/talks) will last.

The two countries want to meet again in the spring.
"""
GERMAN = """\
---
title: Gespräche in Seoul
---
# Gespräche in Seoul

Der südkoreanische Verteidigungsminister Kim Yong-hyun sagte am Dienstag, das Schweigen sei eine Taktik.

Niemand weiß, wie lange die [Gespräche](https://example.org/talks) dauern werden.

Die beiden Länder wollen sich im Frühling wieder treffen.
"""
CHINESE = """\
---
title: 首尔会谈
---
# 首尔会谈

韩国国防部长官金龙显周二表示，沉默是一种策略。

没有人知道[会谈](https://example.org/talks)会持续多久。

两国希望在春天再次会面。
"""
# An old debt: the French says five per cent.
RATES = (
    "The bank raised its key rate to three per cent on Friday.\n\nThe governor said that prices were rising too fast.\n"
)
TAUX = """\
La banque a relevé vendredi son taux directeur à cinq pour cent.

Le gouverneur a déclaré que les prix augmentaient trop vite.
"""
SPANISH = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Your message has been sent to the editor."
msgstr "Su mensaje ha sido enviado al editor."

msgid "Please choose a language for this page."
msgstr "Elija un idioma para esta página."
"""
WRONG = ("Kim Yong-hyun", "Suh Wook")
LINE = 6
GERMAN_PATH = "content/de/talks.md"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    found = make(tmp_path / "repo")
    found.write("tqcheck.toml", CONFIGURATION)
    for language, text in (("en", ENGLISH), ("de", GERMAN), ("zh", CHINESE)):
        found.write(f"content/{language}/talks.md", text)
    found.write("news/rates.txt", RATES)
    found.write("news/rates.fr.txt", TAUX)
    found.write("locale/es.po", SPANISH)
    found.commit("first")
    found.git("checkout", "--quiet", "-b", "topic")
    return found


@pytest.fixture
def gate(repo: Repo, tqcheck: Run) -> Gate:
    def run(*arguments: object, cwd: Path = repo.root, **environment: str) -> subprocess.CompletedProcess[str]:
        return tqcheck("gate", *arguments, cwd=cwd, **(ENVIRONMENT | environment))

    return run


def _findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert list(Draft202012Validator(json.loads(schema())).iter_errors(report)) == []
    return [f for pair in report["pairs"] for f in pair["findings"] if f["severity"] != "info"]


def _fails_in_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("tqcheck: ")
    assert done.stderr.count("\n") == 1
    for word in words:
        assert word in done.stderr


def test_the_life_of_a_pull_request(repo: Repo, gate: Gate, tqcheck: Run) -> None:
    # Nothing touched, and only what is clean touched.
    done = gate("--since", "main")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No pair was touched since main" in done.stdout
    repo.replace(GERMAN_PATH, "wieder treffen", "noch einmal treffen")
    done = gate("--since", "main")
    assert done.returncode == 0, done.stdout
    assert "1 pair compared of 4" in done.stdout
    # The old debt does not block a change, but it is there.
    done = gate("--format", "json", "--fail-on", "warning")
    assert done.returncode == 1
    assert {f["source"]["quote"] for f in _findings(done)} == {"three per cent"}

    # A wrong name: one finding, on the right line.
    repo.replace(GERMAN_PATH, *WRONG)
    repo.commit("a wrong name")
    done = gate("--since", "main", "--format", "json")
    assert done.returncode == 1
    (finding,) = _findings(done)
    assert (finding["check"], finding["severity"], finding["target"]["line"]) == ("name-mismatch", "error", LINE)
    assert finding["target"]["quote"].endswith("Suh Wook")

    # The same is known to the next change, and to a baseline.
    repo.git("tag", "wrong")
    repo.replace(GERMAN_PATH, "noch einmal treffen", "abermals treffen")
    done = gate("--since", "wrong", "--format", "json")
    assert (done.returncode, _findings(done)) == (0, [])
    written = tqcheck("baseline", cwd=repo.root, **ENVIRONMENT)
    assert (written.returncode, written.stdout) == (0, ""), written.stderr
    assert gate("--baseline", "tqcheck-baseline.json").returncode == 0
    assert gate("--since", "main", "--baseline", "tqcheck-baseline.json").returncode == 0
    _fails_in_one_sentence(tqcheck("baseline", cwd=repo.root, **ENVIRONMENT), "--force")

    # It lapses when the text changes, and its entry is told.
    repo.replace(GERMAN_PATH, "das Schweigen sei eine Taktik", "das Schweigen sei Taktik")
    done = gate("--baseline", "tqcheck-baseline.json")
    assert done.returncode == 1
    assert "1 entry of the baseline no longer occurs" in done.stderr


def test_a_report_never_overwrites_what_the_project_reads(repo: Repo, gate: Gate, tqcheck: Run) -> None:
    for path in (GERMAN_PATH, "tqcheck.toml"):
        before = (repo.root / path).read_bytes()
        _fails_in_one_sentence(gate("-o", f"json:{path}"), "would overwrite it")
        _fails_in_one_sentence(
            tqcheck("baseline", "--force", "-o", path, cwd=repo.root, **ENVIRONMENT), "would overwrite it"
        )
        assert (repo.root / path).read_bytes() == before


def test_a_stale_translation_is_stopped(repo: Repo, gate: Gate) -> None:
    repo.replace("content/en/talks.md", "in the spring", "in the autumn")
    done = gate("--since", "main", "--format", "json")
    assert done.returncode == 1
    found = _findings(done)
    stale = [f for f in found if f["check"] == "translation-stale"]
    assert [f["target"]["line"] for f in stale] == [10, 10]
    assert all("“spring” is now “autumn”" in f["message"] for f in stale)
    assert {f["check"] for f in found} <= {"translation-stale", "low-similarity"}
    # The translations follow: nothing is stale any more.
    repo.replace(GERMAN_PATH, "im Frühling", "im Herbst")
    repo.replace("content/zh/talks.md", "在春天", "在秋天")
    done = gate("--since", "main", "--format", "json")
    assert (done.returncode, _findings(done)) == (0, [])


def test_a_source_that_was_mended_makes_nothing_stale(repo: Repo, gate: Gate) -> None:
    repo.replace("content/en/talks.md", *WRONG)
    repo.commit("the original is wrong")
    repo.git("tag", "wrong")
    repo.replace("content/en/talks.md", *reversed(WRONG))
    done = gate("--since", "wrong", "--format", "json")
    assert (done.returncode, _findings(done)) == (0, [])


def test_a_comment_and_a_line_beside_silence_until_the_words_change(repo: Repo, gate: Gate) -> None:
    repo.replace(GERMAN_PATH, *WRONG)
    comment = '<!-- tqcheck-ignore name-mismatch "Suh Wook": so it stands in the quotation -->\n\n'
    repo.replace(GERMAN_PATH, "Der südkoreanische", f"{comment}Der südkoreanische")
    done = gate("--since", "main")
    assert done.returncode == 0, done.stdout
    assert "1 finding suppressed" in done.stdout
    done = gate("--since", "main", "--format", "json")
    (pair,) = json.loads(done.stdout)["pairs"]
    (silenced,) = pair["suppressed"]
    assert silenced["suppression"]["reason"] == "so it stands in the quotation"
    sarif = json.loads(gate("--since", "main", "--format", "sarif").stdout)
    (result,) = [r for r in sarif["runs"][0]["results"] if "suppressions" in r]
    assert result["suppressions"][0]["kind"] == "inSource"

    # Another wrong name: the finding is back, and the suppression is told to be of no use, at its line.
    repo.replace(GERMAN_PATH, "minister Suh Wook", "minister Shin Won-sik")
    found = _findings(gate("--since", "main", "--format", "json"))
    assert {(f["check"], f["target"]["line"]) for f in found} == {("name-mismatch", 8), ("unused-suppression", 6)}

    # Plain text has a file beside it.
    repo.write("news/rates.fr.txt.tqcheck-ignore", 'number-mismatch "cinq pour cent": as agreed with the bank\n')
    assert gate("news", "--fail-on", "warning").returncode == 0
    repo.write("news/rates.fr.txt.tqcheck-ignore", 'number-mismach "cinq pour cent": as agreed\n')
    _fails_in_one_sentence(gate("news"), "rates.fr.txt.tqcheck-ignore:1", "did you mean number-mismatch?")


def test_every_format_says_what_is_wrong_and_where(repo: Repo, gate: Gate) -> None:
    repo.replace(GERMAN_PATH, *WRONG)
    suffixes = ("html", "json", "jsonl", "csv", "md", "sarif", "xml", "txt")
    done = gate("--since", "main", *(f"--output=report.{suffix}" for suffix in suffixes))
    assert done.returncode == 1
    assert f"{GERMAN_PATH}:{LINE}" in done.stdout
    written = {suffix: (repo.root / f"report.{suffix}").read_text(encoding="utf-8") for suffix in suffixes}
    written["github"] = gate("--since", "main", "--format", "github").stdout
    assert f"::error file={GERMAN_PATH},line={LINE},title=name-mismatch" in written["github"]
    (row,) = csv.DictReader(io.StringIO(written["csv"].removeprefix("\ufeff")))
    assert "Suh Wook" in row["target_quote"]
    assert row["target_line"] == str(LINE)
    (result,) = json.loads(written["sarif"])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == LINE
    others = set(FORMATS) - {"text", "html", "json", "csv", "markdown", "sarif", "junit", "github", "beads-csv"}
    for name in sorted(others):
        written[name] = gate("--since", "main", "--format", name).stdout
    for name, content in written.items():
        assert "name-mismatch" in content, name
        assert "Suh Wook" in content, name


def test_renames_are_followed_and_missing_translations_told(repo: Repo, gate: Gate) -> None:
    for language in ("en", "de", "zh"):
        repo.git("mv", f"content/{language}/talks.md", f"content/{language}/seoul.md")
    repo.replace("content/de/seoul.md", "dauern werden", "noch dauern werden")
    done = gate("--since", "main", "--format", "json")
    assert (done.returncode, _findings(done)) == (0, [])
    repo.write("content/en/new.md", "# A new page\n\nNobody has translated it so far.\n")
    repo.git("rm", "--quiet", "--force", "content/zh/seoul.md")
    found = _findings(gate("content", "--since", "main", "--format", "json"))
    assert {f["check"] for f in found} == {"translation-missing"}
    assert all(f["severity"] == "warning" for f in found)
    messages = " ".join(f["message"] for f in found)
    assert "content/de/new.md does not exist" in messages


def test_a_bilingual_file_is_compared_with_its_earlier_revision(repo: Repo, gate: Gate) -> None:
    repo.replace("locale/es.po", "Elija un idioma para esta página.", "El banco subió los tipos el martes pasado.")
    done = gate("--since", "main", "--format", "json", "--fail-on", "warning")
    assert done.returncode == 1
    assert {f["target"]["line"] for f in _findings(done)} == {10}


def test_an_audit_keeps_mends_and_suppresses(repo: Repo, gate: Gate) -> None:
    repo.replace(GERMAN_PATH, *WRONG)
    repo.replace("content/zh/talks.md", "周二", "周五")
    audit = [sys.executable, "-m", "tqcheck", "baseline"]
    environment = os.environ | ENVIRONMENT

    def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*audit, *arguments],
            cwd=repo.root,
            env=environment,
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    path = repo.root / "tqcheck-baseline.json"
    assert run().returncode == 0
    entries = json.loads(path.read_text(encoding="utf-8"))["findings"]
    assert len(entries) >= 3
    # Suppress the first with a reason, mend the second, and leave.
    done = run("--audit", given="s\nas agreed\nm\n")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(path.read_text(encoding="utf-8"))["findings"]) == len(entries) - 2
    (beside,) = repo.root.rglob("*.tqcheck-ignore")
    assert beside.read_text(encoding="utf-8").endswith(": as agreed\n")
    found = _findings(gate("--baseline", path.name, "--format", "json"))
    assert len(found) == 1
    assert run("--audit", given="q\n").returncode == 0
    assert len(json.loads(path.read_text(encoding="utf-8"))["findings"]) == len(entries) - 2


def test_what_the_user_got_wrong_is_one_sentence(repo: Repo, gate: Gate, tmp_path: Path) -> None:
    _fails_in_one_sentence(gate("contents"), "contents: there is no such file or folder")
    repo.write("notes/todo.txt", "Nothing.\n")
    _fails_in_one_sentence(gate("notes"), "no pair", "notes")
    # A hook names all files of a commit.
    done = gate("notes/todo.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No pair has a text among these files" in done.stdout
    _fails_in_one_sentence(gate("--since", "mian"), "no revision “mian”")
    _fails_in_one_sentence(gate("--baseline", "nowhere.json"), "nowhere.json", "no such baseline")
    _fails_in_one_sentence(gate("--no-config"), "tqcheck init")
    _fails_in_one_sentence(gate("--since", "main", PATH=str(tmp_path)), "git is not installed")
    repo.write(
        "tqcheck.toml", CONFIGURATION.replace("content/", "contents/").replace("news/", "new/").replace("locale/", "l/")
    )
    _fails_in_one_sentence(gate(), "no pair of files fits", "tqcheck.toml")


def test_a_ci_checkout_that_lacks_what_is_needed_is_one_sentence(repo: Repo, gate: Gate, tmp_path: Path) -> None:
    repo.replace(GERMAN_PATH, *WRONG)
    repo.commit("a wrong name")
    # A detached HEAD, as CI has it, is fine.
    repo.git("checkout", "--quiet", "--detach", "topic")
    assert gate("--since", "main").returncode == 1
    shallow = tmp_path / "shallow"
    repo.git("clone", "--quiet", "--depth", "1", "--branch", "topic", repo.root.as_uri(), str(shallow))
    _fails_in_one_sentence(gate("--since", "origin/main", cwd=shallow), "shallow", "fetch-depth: 0")
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("another beginning")
    _fails_in_one_sentence(gate("--since", "main"), "no common history")
    plain = tmp_path / "plain"
    repo.git("archive", "--output", str(tmp_path / "plain.tar"), "HEAD")
    plain.mkdir()
    subprocess.run(["tar", "-xf", str(tmp_path / "plain.tar"), "-C", str(plain)], check=True)  # noqa: S607 - as the shell finds it
    _fails_in_one_sentence(
        gate("--since", "main", cwd=plain, GIT_CEILING_DIRECTORIES=str(tmp_path)), "not in a git repository"
    )
