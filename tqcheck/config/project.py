"""tqcheck.toml, or [tool.tqcheck] in pyproject.toml → Project; what is unknown or impossible there is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tqcheck.config.policy import ERROR_FROM, WARNING_FROM, policy
from tqcheck.config.templates import Template
from tqcheck.config.values import Table
from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise
from tqcheck.model import Policy, Severity

FILE = "tqcheck.toml"
_SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Rule:
    """One `[[pairs]]` table: which files translate which."""

    source: Template
    target: Template | None  # None: the files hold both sides, as PO, XLIFF and TMX do
    languages: tuple[tuple[str, str], ...] = ()  # name in the paths → code; empty: whatever language is found there
    source_language: str | None = None
    target_language: str | None = None  # where the path does not say it
    exclude: tuple[str, ...] = ()  # glob patterns, relative to the root


@dataclass(frozen=True, slots=True)
class Project:
    """What is in force in a folder; `said` names the settings that the file has, all others are the defaults."""

    root: Path
    file: Path | None = None
    rules: tuple[Rule, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    error_from: float = ERROR_FROM
    warning_from: float = WARNING_FROM
    fail_on: Severity | None = "error"
    glossaries: tuple[str, ...] = ()  # paths; in the file relative to it, here as they can be opened
    aliases: tuple[str, ...] = ()
    baseline: str | None = None  # likewise
    model: str | None = None
    split: Literal["sentences", "lines"] = "sentences"
    align: Literal["semantic", "lines"] = "semantic"
    said: tuple[str, ...] = ()

    def policy(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        fail_on: Severity | Literal["never"] | None = None,
    ) -> Policy:
        """Return the policy in force; what the command line names goes first.

        Args:
            select: checks named on the command line; they stand in place of the file's.
            ignore: checks left out there; they are added to the file's.
            fail_on: the severity named there; None: the file's.
        """
        threshold: Severity | None = self.fail_on if fail_on is None else None if fail_on == "never" else fail_on
        return policy(
            select=select or self.select,
            ignore=(*self.ignore, *ignore),
            severities=dict(self.severities),
            fail_on=threshold,
            error_from=self.error_from,
            warning_from=self.warning_from,
        )


def find_project(start: Path) -> Project:
    """Return the project of a folder: of the nearest configuration in it or above it, or one without any.

    Raises:
        TqcheckError: if the configuration cannot be read or says something unknown or impossible.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / FILE).is_file():
            return read_project(folder / FILE)
        shared = folder / "pyproject.toml"
        if shared.is_file() and "tqcheck" in _parse(shared).get("tool", {}):
            return read_project(shared)
    return Project(start.absolute())


def read_project(file: Path) -> Project:
    """Read a configuration file.

    Raises:
        TqcheckError: if it cannot be read or says something unknown or impossible.
    """
    data = _parse(file)
    if file.name == "pyproject.toml":
        data = data.get("tool", {}).get("tqcheck", {})
    table = Table(str(file), data)
    severity = table.table("severity")
    thresholds = table.table("thresholds")
    error_from = thresholds.fraction("error", ERROR_FROM)
    warning_from = thresholds.fraction("warning", WARNING_FROM)
    if warning_from > error_from:
        raise table.wrong("thresholds", f"warning ({warning_from}) is above error ({error_from})")
    fail_on = table.choice("fail-on", (*_SEVERITIES, "never"), "error")
    baseline, model = table.text("baseline"), table.text("model")
    project = Project(
        root=file.absolute().parent,
        file=file,
        rules=tuple(_rule(rule) for rule in table.tables("pairs")),
        select=table.texts("select"),
        ignore=table.texts("ignore"),
        severities=tuple((name, severity.choice(name, (*_SEVERITIES, "off"), "error")) for name in severity.names()),  # type: ignore[misc] # one of these
        error_from=error_from,
        warning_from=warning_from,
        fail_on=None if fail_on == "never" else fail_on,  # type: ignore[arg-type] # one of these
        glossaries=tuple(_resolve(file, path) for path in table.texts("glossaries")),
        aliases=tuple(_resolve(file, path) for path in table.texts("aliases")),
        baseline=_resolve(file, baseline) if baseline else None,
        model=_resolve(file, model) if model and (file.parent / model).is_dir() else model,
        split=table.choice("split", ("sentences", "lines"), "sentences"),  # type: ignore[arg-type] # one of these
        align=table.choice("align", ("semantic", "lines"), "semantic"),  # type: ignore[arg-type] # one of these
        said=tuple(data),
    )
    for part in (table, severity, thresholds):
        part.refuse_unknown()
    try:
        project.policy()
    except TqcheckError as error:
        raise TqcheckError(f"{file}: {error}") from None
    return project


def _rule(table: Table) -> Rule:
    bilingual = table.text("file")
    source, target = table.text("source"), table.text("target")
    source_language, target_language = table.language("source-language"), table.language("target-language")
    languages, exclude = table.languages("languages"), table.texts("exclude")
    table.refuse_unknown()
    if bool(bilingual) == bool(source) or bool(source) != bool(target):
        raise table.wrong("pairs", "names source and target, or file for a format that holds both sides")
    rule = Rule(
        source=Template.parse(bilingual or source or "", wrong=table.wrong),
        target=Template.parse(target, wrong=table.wrong) if target else None,
        languages=languages,
        source_language=source_language,
        target_language=target_language,
        exclude=exclude,
    )
    if rule.target:
        if "lang" in rule.source.names:
            raise table.wrong("source", "cannot have {lang}: it names the texts of one language")
        for one, other, where in ((rule.target, rule.source, "target"), (rule.source, rule.target, "source")):
            extra = set(one.names) - set(other.names) - {"lang"}
            if extra:
                raise table.wrong(where, f"has {{{min(extra)}}}, which the other side does not have")
    return rule


def language_of(rule: Rule, name: str | None) -> str | None:
    """Return the code of the language that a path names as `{lang}`, or None if it names none that the rule takes."""
    if name is None:
        return None
    if rule.languages:
        return dict(rule.languages).get(name)
    try:
        # Android writes values-zh-rTW.
        return normalise(name.replace("-r", "-").replace("_", "-"))
    except TqcheckError:
        return None


def _resolve(file: Path, path: str) -> str:
    """Return a path of the file, relative to the working folder where that is shorter to read."""
    found = file.absolute().parent / path
    return str(found.relative_to(Path.cwd())) if found.is_relative_to(Path.cwd()) else str(found)


def _parse(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise TqcheckError(f"{file}: is not TOML: {error}.") from None
    except UnicodeDecodeError:
        raise TqcheckError(f"{file}: is not UTF-8, as TOML must be.") from None
    except OSError as error:
        raise TqcheckError(f"{file}: cannot be read ({error.strerror or error}).") from None
