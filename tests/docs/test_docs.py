"""The documentation is true: its commands run and print what is shown, and the site builds without a warning."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

from tqcheck.checks import ALL
from tqcheck.reports import registry

DOCS = ROOT / "docs"
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks() -> Iterator[tuple[str, list[str]]]:
    """Yield each page with its blocks of commands, in order."""
    for page in sorted([*DOCS.glob("*.md"), ROOT / "README.md"]):
        blocks = _CONSOLE.findall(page.read_text(encoding="utf-8"))
        if blocks:
            yield page.name, blocks


@pytest.mark.parametrize(("page", "blocks"), list(_blocks()))
def test_commands_print_what_the_page_shows(page: str, blocks: list[str], tmp_path: Path, cache_home: Path) -> None:
    """The blocks of a page run one after the other on its example files, each from the folder that holds them."""
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    for block in blocks:
        for command, shown in _commands(block):
            examples = tmp_path / "site" if block.startswith("$ cd site") else tmp_path
            folder = ROOT if page == "README.md" else examples
            done = _run(command, folder, cache_home)
            assert done.returncode in {0, 1}, f"{page}: {command}\n{done.stdout}{done.stderr}"
            _assert_shown(shown, done.stdout + done.stderr, f"{page}: {command}")


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command with the output that is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        command = command.removeprefix("cd site").removeprefix(" && ")
        if command:
            yield command, shown


def _run(command: str, folder: Path, cache_home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does, with the tqcheck and the Python of this test."""
    binaries = cache_home.parent / "bin"
    binaries.mkdir(exist_ok=True)
    for name, module in (("tqcheck", "-m tqcheck"), ("python", "")):
        (binaries / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {module} "$@"\n', encoding="utf-8")
        (binaries / name).chmod(0o755)
    identity = {
        f"GIT_{who}_{what}": "docs@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = (
        os.environ
        | identity
        | {
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(cache_home),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
    )
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def _assert_shown(shown: str, printed: str, command: str) -> None:
    """Hold what a page shows against what was printed; … stands for anything."""
    if not shown.strip():
        return
    pieces = [re.escape(piece.strip("\n")) for piece in shown.strip("\n").split("…")]
    pattern = ".*?".join(pieces)
    assert re.search(pattern, printed, re.DOTALL), f"{command} does not print\n{shown}\nbut\n{printed}"


def test_every_tqcheck_command_of_the_docs_is_in_a_block_that_runs() -> None:
    """A command in another kind of block would not be run; for clusters there is tests/runs/test_cluster.py."""
    for page in DOCS.glob("*.md"):
        for language, block in _FENCED.findall(page.read_text(encoding="utf-8")):
            if language not in {"console", "python"} and "tcp://scheduler" not in block:
                assert not re.search(r"^\$? ?tqcheck ", block, re.MULTILINE), f"{page.name}: {block}"


def test_the_page_of_checks_is_rendered_from_the_registry() -> None:
    page = DOCS / "checks.md"
    found = registry.render_markdown(ALL)
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(found, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == found


def test_the_configurations_of_the_docs_are_right(tmp_path: Path) -> None:
    from tqcheck.config import read_project  # noqa: PLC0415

    for page in ("configuration.md", "glossaries.md", "ci.md"):
        for number, (language, block) in enumerate(_FENCED.findall((DOCS / page).read_text(encoding="utf-8"))):
            if language == "toml" and "[[term]]" not in block:  # that is a glossary
                file = tmp_path / f"{page}-{number}.toml"
                file.write_text(block, encoding="utf-8")
                read_project(file)


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the site's builder is in the extra docs", exc_type=ImportError)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site" / "checks" / "index.html").is_file()
