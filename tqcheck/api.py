"""What `import tqcheck` offers: the command line's work as functions, and its reports as values with methods.

The names here, the fields of the values that they return, and the columns of the tables are what a program may rely
on; everything else may move. Nothing is printed, and no configuration is read unless it is named.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tqcheck import model, pipeline, reading, revisions
from tqcheck.config import Project, read_project
from tqcheck.errors import TqcheckError
from tqcheck.evidence.beads import text as words_of
from tqcheck.model import Finding, PairReport, Severity, Text
from tqcheck.reports import alignment, content, destination, json, renderer
from tqcheck.reports.summary import count, of_report, reaches, verdict
from tqcheck.reports.tables import Table, frame
from tqcheck.reports.text import render as render_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Alignment",
    "Finding",
    "PairReport",
    "Passage",
    "Report",
    "Revision",
    "Text",
    "align",
    "compare",
    "diff",
    "read",
    "text",
]

Source = str | os.PathLike[str] | Text  # a path, or a text that `text` or `read` has made
FailOn = Severity | Literal["never"]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, repr=False)
class Report(model.Report):
    """The pairs of a comparison with their findings.

    Attributes:
        pairs: one a translation, in the order given; each has `findings`, `pair` (the documents and the beads),
            `skipped`, `notes` and `reference`.
        signature: what the figures depend on.
        fail_on: the mildest severity at which the report is not `ok`; None: it always is.
    """

    fail_on: Severity | None = "error"

    def __repr__(self) -> str:
        targets = ", ".join(pair.pair.target.path for pair in self.pairs)
        return f"<tqcheck.Report of {targets}: {verdict(of_report(self))}>"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, pair by pair, in reading order."""
        return tuple(finding for pair in self.pairs for finding in pair.findings)

    @property
    def ok(self) -> bool:
        """Whether there is no finding at or above `fail_on`: where the command line exits with 0."""
        return not any(reaches(finding, self.fail_on) for finding in self.findings)

    def to_frame(self, table: Table = "findings") -> pd.DataFrame:
        """Return a pandas data frame with a row a finding, or a row a bead (`"beads"`).

        Raises:
            TqcheckError: if pandas is not installed (`pip install 'tqcheck[tables]'`).
        """
        return frame(self, table)

    def to_text(self, *, hints: bool = False, width: int = 80, color: bool = False) -> str:
        """Return the report of the terminal."""
        return render_text(self, hints=hints, width=width, color=color)

    def to_html(self) -> str:
        """Return the report for the browser: one self-contained page."""
        return renderer("html")(self)

    def to_json(self) -> str:
        """Return the JSON report; `tqcheck schema` prints its schema."""
        return renderer("json")(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON report as the values that JSON knows."""
        return json.to_dict(self)

    def to_markdown(self) -> str:
        """Return the findings as Markdown."""
        return renderer("markdown")(self)

    def to_csv(self, table: Table = "findings") -> str:
        """Return a row a finding, or a row a bead (`"beads"`), as CSV."""
        return renderer("csv" if table == "findings" else "beads-csv")(self)

    def to_sarif(self) -> str:
        """Return the findings as SARIF 2.1.0, for code scanning."""
        return renderer("sarif")(self)

    def to_junit(self) -> str:
        """Return the findings as JUnit XML, for continuous integration."""
        return renderer("junit")(self)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a report; the suffix says the format, as with `-o`: .html, .json, .csv, .parquet, .md, .sarif.

        `beads.csv` and `beads.parquet` hold the beads; `gitlab:report.json` names a format.

        Raises:
            TqcheckError: if the suffix says no format, or the file cannot be written.
        """
        place, name = destination(os.fspath(path))
        _write(place, content(self, name))


@dataclass(frozen=True, slots=True)
class Passage:
    """The two sides of a bead, each on one line; a side is empty where it has no sentence."""

    source: str
    target: str
    similarity: float
    score: float


@dataclass(frozen=True, slots=True, repr=False)
class Alignment(model.AlignedPair):
    """Two documents and the beads that partition both, in order."""

    def __repr__(self) -> str:
        return f"<tqcheck.Alignment of {self.source.path} and {self.target.path}: {count(len(self.beads), 'bead')}>"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of the beads."""
        return tuple(
            Passage(_line(self, bead, "source"), _line(self, bead, "target"), bead.similarity, bead.score)
            for bead in self.beads
        )

    def to_tsv(self) -> str:
        """Return a row a bead: score, source, target."""
        return alignment.tsv(self)

    def to_json(self) -> str:
        """Return the beads with their texts as a JSON array."""
        return alignment.as_json(self)

    def to_tmx(self) -> str:
        """Return a translation memory (TMX 1.4b)."""
        return alignment.tmx(self)


@dataclass(frozen=True, slots=True, repr=False)
class Revision(revisions.Revision):
    """What a revision of a translation made better and worse.

    Attributes:
        fixed: findings of the old translation that the new one does not have.
        new: findings of the new translation that the old one did not have.
        unchanged: findings that both have, as pairs of the old one and the new one.
        changes: the passages that were rewritten, with their scores before and after.
        fail_on: the mildest severity at which a new finding makes it not `ok`; None: it always is.
    """

    fail_on: Severity | None = "error"

    def __repr__(self) -> str:
        return f"<tqcheck.Revision of {self.before.pair.target.path}: {revisions.verdict(self)}>"

    @property
    def ok(self) -> bool:
        """Whether the new translation has no new finding at or above `fail_on`."""
        return not any(reaches(finding, self.fail_on) for finding in self.new)

    def to_text(self) -> str:
        """Return the comparison for the terminal."""
        return revisions.renderer("text")(self)

    def to_json(self) -> str:
        """Return the comparison as JSON; `tqcheck schema diff` prints its schema."""
        return revisions.renderer("json")(self)

    def to_markdown(self) -> str:
        """Return the comparison as Markdown."""
        return revisions.renderer("markdown")(self)

    def to_html(self) -> str:
        """Return the comparison for the browser: one self-contained page."""
        return revisions.renderer("html")(self)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the comparison; the suffix says the format: .txt, .json, .md, .html.

        Raises:
            TqcheckError: if the suffix says no format, or the file cannot be written.
        """
        _write(os.fspath(path), revisions.renderer(revisions.format_of(os.fspath(path)))(self).encode())


def compare(
    source: Source,
    targets: Source | Sequence[Source] = (),
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: FailOn | None = None,
    glossaries: Sequence[str | os.PathLike[str]] = (),
    aliases: Sequence[str | os.PathLike[str]] = (),
    reference: Source | None = None,
    split: Literal["sentences", "lines"] | None = None,
    align: Literal["semantic", "lines"] | None = None,
    model: str | None = None,
    config: str | os.PathLike[str] | None = None,
    cache: bool | str | os.PathLike[str] = True,
    progress: Progress | None = None,
) -> Report:
    """Compare a text with its translations, as `tqcheck compare` does.

    >>> report = compare(text("137 men died.", language="en"), text("173 Männer starben.", language="de"))
    >>> report.ok
    False
    >>> report.findings[0].source.text, report.findings[0].target.text
    ('137', '173')

    Args:
        source: a path, or a text that `text` or `read` has made.
        targets: one translation or several; none where the source is a file that holds both sides (PO, XLIFF, TMX).
        source_language: BCP 47 code of a source that is named by its path; detected if left out.
        target_language: likewise of the translations.
        select: ids or patterns (`number-*`) of the checks to run; empty: all.
        ignore: ids or patterns of checks not to run.
        fail_on: the mildest severity at which the report is not `ok`; None: that of `config`, else “error”.
        glossaries: paths of glossaries.
        aliases: paths of files of names.
        reference: a trusted version of the one translation: its path, or a text.
        split: what a sentence is: “sentences” (the default), or “lines” for each non-empty line.
        align: how they find each other: “semantic” (the default), or “lines”.
        model: the encoder; None: the bundled one that knows the languages best.
        config: path of a tqcheck.toml or pyproject.toml, for what is not said here; None: none is read.
        cache: whether sentence vectors are kept in the user's cache folder, or the folder to keep them in.
        progress: is called with what is being done, how much is done and how much there is.

    Raises:
        TqcheckError: if a file, a text or an option is wrong.
    """
    project = _project(config)
    options = _options(
        project,
        source_language=source_language,
        target_language=target_language,
        split=split,
        align=align,
        model=model,
        cache=cache,
        glossaries=glossaries,
        aliases=aliases,
    )
    policy = project.policy(select=tuple(select), ignore=tuple(ignore), fail_on=fail_on)
    if isinstance(targets, str | os.PathLike | Text):
        targets = (targets,)
    if targets:
        original = _read(source, source_language)
        translations = tuple(_read(target, target_language) for target in targets)
    elif isinstance(source, Text) or not reading.is_bilingual(os.fspath(source)):
        raise TqcheckError("name a translation too: the source is no file that holds both.")
    else:
        original, translations = reading.read_sides(os.fspath(source), source=source_language, target=target_language)
    if reference is not None and len(translations) != 1:
        raise TqcheckError("a reference is the trusted version of one translation; name one with it.")
    trusted = None if reference is None else _read(reference, translations[0].language)
    found = pipeline.compare_texts(
        original, translations, trusted, options=options, policy=policy, progress=progress or _quiet
    )
    return Report(found.pairs, found.signature, policy.fail_on)


def align(
    source: Source,
    target: Source,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    split: Literal["sentences", "lines"] = "sentences",
    align: Literal["semantic", "lines"] = "semantic",
    model: str | None = None,
    cache: bool | str | os.PathLike[str] = True,
    progress: Progress | None = None,
) -> Alignment:
    """Return only the sentence alignment of a text and its translation; the options are those of `compare`.

    >>> found = align(text("He left. Nobody spoke.", language="en"), text("Er ging. Niemand sprach.", language="de"))
    >>> [passage.target for passage in found.passages]
    ['Er ging.', 'Niemand sprach.']

    Raises:
        TqcheckError: if a file, a text or an option is wrong.
    """
    options = _options(
        Project(Path.cwd()),
        source_language=source_language,
        target_language=target_language,
        split=split,
        align=align,
        model=model,
        cache=cache,
    )
    pair = pipeline.align_texts(
        _read(source, source_language), _read(target, target_language), options=options, progress=progress or _quiet
    )
    return Alignment(pair.source, pair.target, pair.beads)


def diff(
    source: Source,
    old: Source,
    new: Source,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: FailOn | None = None,
    glossaries: Sequence[str | os.PathLike[str]] = (),
    aliases: Sequence[str | os.PathLike[str]] = (),
    reference: Source | None = None,
    split: Literal["sentences", "lines"] | None = None,
    align: Literal["semantic", "lines"] | None = None,
    model: str | None = None,
    config: str | os.PathLike[str] | None = None,
    cache: bool | str | os.PathLike[str] = True,
    progress: Progress | None = None,
) -> Revision:
    """Return what a revision of a translation made better and worse; the options are those of `compare`.

    >>> source = text("137 men died.", language="en")
    >>> old, new = (text(words, language="de") for words in ("173 Männer starben.", "137 Männer starben."))
    >>> revision = diff(source, old, new)
    >>> [finding.check for finding in revision.fixed], revision.new
    (['number-mismatch'], ())

    Raises:
        TqcheckError: if a file, a text or an option is wrong.
    """
    project = _project(config)
    options = _options(
        project,
        source_language=source_language,
        target_language=target_language,
        split=split,
        align=align,
        model=model,
        cache=cache,
        glossaries=glossaries,
        aliases=aliases,
    )
    policy = project.policy(select=tuple(select), ignore=tuple(ignore), fail_on=fail_on)
    earlier, later = _read(old, target_language), _read(new, target_language)
    found = revisions.compare_revisions(
        _read(source, source_language),
        earlier,
        later,
        None if reference is None else _read(reference, later.language),
        options=options,
        policy=policy,
        progress=progress or _quiet,
    )
    return Revision(
        found.before, found.after, found.fixed, found.new, found.unchanged, found.changes, found.signature,
        policy.fail_on,
    )  # fmt: skip


def text(words: str, *, language: str | None = None, name: str = "text") -> Text:
    """Make a text of a string.

    >>> text("Ein Mann ging.", language="de", name="Entwurf").path
    'Entwurf'

    Args:
        words: what there is to read.
        language: its BCP 47 code; detected if left out, which needs a few sentences.
        name: what reports call it.

    Raises:
        TqcheckError: if there are no words, or their language cannot be told.
    """
    return reading.from_string(words, path=name, language=language)


def read(path: str | os.PathLike[str], *, language: str | None = None) -> Text:
    """Read a file; its suffix says the format.

    Args:
        path: of the file.
        language: its BCP 47 code; taken from the file or detected if left out.

    Raises:
        TqcheckError: if the file cannot be read, or its language not be told.
    """
    return reading.read(os.fspath(path), language=language)


def _read(source: Source, language: str | None) -> Text:
    if isinstance(source, Text):
        return source
    path = os.fspath(source)
    if "\n" in path or (" " in path and path.rstrip().endswith((".", "。", "!", "?")) and not Path(path).exists()):
        raise TqcheckError(f"“{path[:40]}…” is no path; make a text of a string with tqcheck.text(…).")
    return read(path, language=language)


def _project(config: str | os.PathLike[str] | None) -> Project:
    return Project(Path.cwd()) if config is None else read_project(Path(config))


def _options(
    project: Project,
    *,
    source_language: str | None,
    target_language: str | None,
    split: Literal["sentences", "lines"] | None,
    align: Literal["semantic", "lines"] | None,
    model: str | None,
    cache: bool | str | os.PathLike[str],
    glossaries: Sequence[str | os.PathLike[str]] = (),
    aliases: Sequence[str | os.PathLike[str]] = (),
) -> pipeline.Options:
    folder = None if isinstance(cache, bool) else Path(cache)
    if cache is True:
        from platformdirs import user_cache_path  # noqa: PLC0415 - only where there is no other folder

        folder = user_cache_path("tqcheck", appauthor=False)
    # A text that has been made already knows its language; what is declared counts for it too.
    return pipeline.Options(
        source_language=source_language,
        target_language=target_language,
        split=split or project.split,
        align=align or project.align,
        model=model or project.model,
        glossaries=(*project.glossaries, *(os.fspath(path) for path in glossaries)),
        aliases=(*project.aliases, *(os.fspath(path) for path in aliases)),
        cache=folder,
    )


def _line(pair: model.AlignedPair, bead: model.Bead, side: model.Side) -> str:
    return " ".join(words_of(pair, bead, side).split())


def _write(path: str, data: bytes) -> None:
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise TqcheckError(f"{path}: cannot be written ({error.strerror or error}).") from None


def _quiet(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
