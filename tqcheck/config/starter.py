"""A starter configuration for `tqcheck init`: the layouts of translations that a repository seems to have."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tqcheck.config.project import FILE
from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise

# Codes that sites are translated into; others (ts, cs in a folder of code, is, to) would be seen everywhere.
_CODES = frozenset(
    [
        "ar",
        "bg",
        "bn",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "ka",
        "ko",
        "lt",
        "lv",
        "ms",
        "nb",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sv",
        "sw",
        "ta",
        "th",
        "tr",
        "uk",
        "ur",
        "vi",
        "zh",
    ]
)
_SUFFIXES = frozenset(
    [
        ".txt",
        ".md",
        ".markdown",
        ".mdx",
        ".html",
        ".htm",
        ".rst",
        ".docx",
        ".srt",
        ".vtt",
        ".po",
        ".xlf",
        ".xliff",
        ".tmx",
        ".json",
        ".yaml",
        ".yml",
        ".arb",
        ".strings",
        ".properties",
        ".xml",
    ]
)
_BILINGUAL = frozenset({".po", ".xlf", ".xliff", ".tmx"})
_SOURCE = "en"
_NOT_WALKED = frozenset({"node_modules", "__pycache__", "venv", "dist", "build", "target", "tests", "test"})
_PART = re.compile(
    r"[./_]|-(?!r?[A-Z]{2}(?![A-Za-z])|[A-Z][a-z]{3}(?![A-Za-z]))"
)  # zh-TW, zh-rTW, zh-Hant are one part
_MANY = 20_000  # files; more are not needed to see how they are laid out
_HEAD = f"""\
# {FILE}: what tqcheck compares in this project, and what it reports.

# The mildest severity that fails the gate: error, warning, info or never.
# fail-on = "error"

# Checks that are not run, by id or pattern; `tqcheck checks` lists them.
# ignore = ["name-added"]

# Terms and names of your own, beside the built-in ones.
# glossaries = ["glossary.tsv"]
# aliases = ["aliases.tsv"]

# Findings that you live with for now; `tqcheck baseline` writes them.
# baseline = "tqcheck-baseline.json"

# Which files translate which: {{lang}} is a language in the path, {{path}} any path, {{name}} a part without a slash.
"""
_EXAMPLE = """\
# No translations were recognised below this folder; a rule looks like this:
# [[pairs]]
# source = "content/en/{path}.md"
# target = "content/{lang}/{path}.md"
"""
_TAIL = """
# The gravest severity that a check's findings can have: error, warning, info or off.
# [severity]
# "number-*" = "warning"
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """A rule that a repository seems to follow, and how many pairs follow it."""

    source: str
    target: str | None  # None: the files hold both sides
    languages: tuple[str, ...]  # as the paths name them
    pairs: int


def starter(root: Path) -> str:
    """Return a commented configuration for the files below a folder."""
    return _HEAD + ("\n".join(map(_rule, find_layouts(root))) or _EXAMPLE) + _TAIL


def _rule(layout: Layout) -> str:
    head = f"[[pairs]]  # {layout.pairs} found: {', '.join(layout.languages)}\n"
    if layout.target is None:
        return f'{head}file = "{layout.source}"\n'
    return f'{head}source = "{layout.source}"\ntarget = "{layout.target}"\n'


def find_layouts(root: Path) -> tuple[Layout, ...]:
    """Return the layouts that the files below a folder follow, those with the most pairs first."""
    paths = list(_walk(root))
    seen: dict[str, dict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )  # template → language → rest of the path
    for path in paths:
        for template, language, rest in _readings(path):
            seen[template][language].add(rest)
    existing = set(paths)
    layouts = [layout for template, found in seen.items() for layout in _layouts(template, found, existing)]
    chosen: list[Layout] = []
    for layout in sorted(layouts, key=lambda one: (-one.pairs, len(one.target or one.source))):
        if not any(_same_files(layout, other) for other in chosen):
            chosen.append(layout)
    return tuple(chosen)


def _walk(root: Path) -> Iterator[str]:
    number = 0
    for place, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_WALKED)
        for name in sorted(files):
            if PurePosixPath(name).suffix.lower() in _SUFFIXES:
                yield (Path(place) / name).relative_to(root).as_posix()
                number += 1
                if number == _MANY:
                    return


def _readings(path: str) -> Iterator[tuple[str, str, str]]:
    """Yield each way to see a language in a path: the template, the language, what stands for {path}."""
    start = 0
    for cut in (*_PART.finditer(path), None):
        end = cut.start() if cut else len(path)
        name = path[start:end]
        if _is_language(name):
            before, after = path[:start], path[end:]
            yield from _templates(before, name, after)
        start = cut.end() if cut else end


def _templates(before: str, name: str, after: str) -> Iterator[tuple[str, str, str]]:
    if after.startswith("/"):  # content/{lang}/{path}.md
        stem, _, suffix = after[1:].rpartition(".")
        yield f"{before}{{lang}}/{{path}}.{suffix}", name, stem
    elif after.startswith("."):
        folder, _, stem = before.rpartition("/")
        if stem:  # docs/{path}.{lang}.md
            joint = stem[-1]
            top = folder.split("/", 1)[0] + "/" if folder else ""
            rest = f"{folder}/{stem[:-1]}".lstrip("/").removeprefix(top)
            yield f"{top}{{path}}{joint}{{lang}}{after}", name, rest
        else:  # locales/{lang}.json
            yield f"{before}{{lang}}{after}", name, ""


def _is_language(name: str) -> bool:
    if re.split("[-_]", name)[0].lower() not in _CODES:
        return False
    try:
        normalise(name.replace("-r", "-"))
    except TqcheckError:
        return False
    return True


def _layouts(template: str, found: dict[str, set[str]], existing: set[str]) -> Iterator[Layout]:
    others = {language: rests for language, rests in found.items() if re.split("[-_]", language)[0] != _SOURCE}
    if PurePosixPath(template).suffix in _BILINGUAL:
        if others:
            yield Layout(template, None, tuple(sorted(others)), sum(map(len, others.values())))
        return
    english = next((language for language in found if language not in others), None)
    if english:
        yield from _layout(template.replace("{lang}", english), template, others, existing)
        return
    # Without English beside the others, the source has no name of a language in its path:
    # docs/{path}.md and docs/{path}.{lang}.md, values/strings.xml and values-{lang}/strings.xml,
    yield from _layout(re.sub(r"[._-]\{lang\}|\{lang\}[./]", "", template), template, others, existing)
    # docs/{path}.md and i18n/{lang}/some/plugin/{path}.md.
    common = os.path.commonpath([PurePosixPath(rest).parent.as_posix() for rests in others.values() for rest in rests])
    tops = sorted(
        {
            path.split("/", 1)[0]
            for path in existing
            if "/" in path and not template.startswith(path.split("/", 1)[0] + "/")
        }
    )
    for folder in (PurePosixPath(common), *PurePosixPath(common).parents):
        if folder.as_posix() == ".":
            return
        below = template.replace("{path}", f"{folder}/{{path}}")
        inner = {
            name: {PurePosixPath(rest).relative_to(folder).as_posix() for rest in rests}
            for name, rests in others.items()
        }
        for top in tops:
            yield from _layout(f"{top}/{{path}}{PurePosixPath(template).suffix}", below, inner, existing)


def _layout(source: str, target: str, rests: dict[str, set[str]], existing: set[str]) -> Iterator[Layout]:
    pairs = {
        language: sum(source.replace("{path}", rest) in existing for rest in found) for language, found in rests.items()
    }
    if source == PurePosixPath(source).name:  # README.md and README.de.md, not every file of the repository
        source, target = source.replace("{path}", "{name}"), target.replace("{path}", "{name}")
    if any(pairs.values()):
        yield Layout(
            source, target, tuple(sorted(name for name, number in pairs.items() if number)), sum(pairs.values())
        )


def _same_files(one: Layout, other: Layout) -> bool:
    """Say whether two layouts are two ways to see the same files."""
    templates = [PurePosixPath(layout.target or layout.source) for layout in (one, other)]
    return templates[0].suffix == templates[1].suffix and (
        templates[0].parts[0] == templates[1].parts[0] and one.languages == other.languages
    )
