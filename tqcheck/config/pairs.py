"""Project → the pairs of files that its rules name, and those that they miss."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tqcheck.config.project import Project, Rule, language_of
from tqcheck.config.templates import Template

# Folders that hold no texts of the project's own.
_NOT_WALKED = frozenset({"node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True)
class PairPaths:
    """A text and its translation, as paths relative to the project's root, with slashes."""

    source: str
    target: str  # the same as `source` for a file that holds both sides
    source_language: str | None = None
    target_language: str | None = None


def pairs_of(project: Project) -> tuple[PairPaths, ...]:
    """Return all pairs that exist, in the order of the rules and then of the paths; each once."""
    return _of_rules(project, missing=False)


def missing_of(project: Project, *, gone: Collection[str] = ()) -> tuple[PairPaths, ...]:
    """Return the pairs whose source exists and whose translation does not.

    Expected is a translation into each language that the rule lists, or, where it lists none, into each
    language into which something else under the rule has been translated, or was: into that of the files `gone`.
    """
    return _of_rules(project, missing=True, gone=gone)


def untranslated_of(project: Project) -> tuple[str, ...]:
    """Return the sources of the rules, of whose translations nothing can be told while there are none."""
    tree = _Tree(project.root)
    sources = (path for rule in project.rules for path, _ in tree.matching(rule.source) if not _excluded(rule, path))
    return tuple(dict.fromkeys(sources))


def _of_rules(project: Project, *, missing: bool, gone: Collection[str] = ()) -> tuple[PairPaths, ...]:
    tree = _Tree(project.root)
    found: dict[tuple[str, str, str | None], PairPaths] = {}
    for rule in project.rules:
        if rule.target:
            pairs = _pairs(tree, rule, rule.target, missing=missing, gone=gone)
        else:
            pairs = iter(()) if missing else _bilingual(tree, rule)
        for pair in pairs:
            # A file with both sides may hold several languages, a rule for each.
            language = pair.target_language if pair.source == pair.target else None
            found.setdefault((pair.source, pair.target, language), pair)
    return tuple(found.values())


def _pairs(tree: _Tree, rule: Rule, target: Template, *, missing: bool, gone: Collection[str]) -> Iterator[PairPaths]:
    sources = {path: values for path, values in tree.matching(rule.source) if not _excluded(rule, path)}
    translations: dict[str, tuple[str, str | None]] = {}  # path → name and code of its language
    for path, values in tree.matching(target):
        name = values.get("lang", "")
        code = language_of(rule, name) if name else rule.target_language
        origin = rule.source.fill(values)
        if (code or not name) and origin in sources and origin != path and not _excluded(rule, path):
            translations[path] = (name, code)
    lost = [fields.get("lang", "") for path in gone if (fields := target.match(path))]
    were = [(name, code) for name in lost if (code := language_of(rule, name) if name else rule.target_language)]
    seen = tuple(dict.fromkeys(sorted([*translations.values(), *were], key=str)))
    languages: tuple[tuple[str, str | None], ...] = rule.languages or seen
    for path, values in sources.items():
        if path in translations:  # docs/{path}.md fits the translations docs/{path}.{lang}.md as well
            continue
        for name, code in languages if "lang" in target.names else (("", rule.target_language),):
            translation = target.fill({**values, "lang": name})
            if translation != path and (translation in translations) != missing and not _excluded(rule, translation):
                yield PairPaths(path, translation, rule.source_language, rule.target_language or code)


def _bilingual(tree: _Tree, rule: Rule) -> Iterator[PairPaths]:
    for path, values in tree.matching(rule.source):
        code = language_of(rule, values.get("lang"))
        if not _excluded(rule, path) and (code or "lang" not in rule.source.names):
            yield PairPaths(path, path, rule.source_language, rule.target_language or code)


def _excluded(rule: Rule, path: str) -> bool:
    return any(fnmatchcase(path, pattern.removeprefix("./")) for pattern in rule.exclude)


class _Tree:
    """The files below a folder, each part of it walked once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._walked: dict[str, tuple[str, ...]] = {}

    def matching(self, template: Template) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the paths that fit a template, sorted, with what stands for its fields."""
        for path in self._files(template.folder):
            values = template.match(path)
            if values is not None:
                yield path, dict(values)

    def _files(self, folder: str) -> tuple[str, ...]:
        if folder not in self._walked:
            found = []
            for place, folders, files in os.walk(self._root / folder):
                folders[:] = [name for name in folders if not name.startswith(".") and name not in _NOT_WALKED]
                found += [(Path(place) / name).relative_to(self._root).as_posix() for name in files]
            self._walked[folder] = tuple(sorted(found))
        return self._walked[folder]
