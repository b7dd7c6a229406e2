"""One pair to compare, as a value that can be sent to another process or machine: its paths, then its contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.model import PairReport, Policy, Resources, Text
from tqcheck.pipeline import Options, compare_texts, read_resources
from tqcheck.reading import from_bytes, load, sides_from_bytes
from tqcheck.reading.suppressing import SIDE_SUFFIX, parse_lines


@dataclass(frozen=True, slots=True)
class Input:
    """A file that takes part in a comparison."""

    path: str  # as reports call it; its suffix says the format
    data: bytes | None = None  # the content where it is not that of the file at `path` (an earlier revision)


@dataclass(frozen=True, slots=True)
class Job:
    """A text and its translation, to be compared."""

    source: Input
    target: Input | None  # None: the source is a bilingual file (PO, XLIFF, TMX)
    source_language: str | None = None  # BCP 47; None: what the options say, or detect
    target_language: str | None = None
    before: tuple[Input, Input | None] | None = None  # the pair at an earlier revision; None: there is none
    reference: Input | None = None  # a trusted translation

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are compared."""
        return (self.source.path, self.target.path) if self.target else (self.source.path,)


@dataclass(frozen=True, slots=True)
class Content:
    """A file with its content, and that of the file of suppressions beside it."""

    path: str
    data: bytes
    beside: bytes | None = None


@dataclass(frozen=True, slots=True)
class LoadedJob:
    """A job with all that it reads: whoever has it needs no file."""

    source: Content
    target: Content | None
    source_language: str | None
    target_language: str | None
    before: tuple[Content, Content | None] | None
    reference: Content | None

    @property
    def size(self) -> int:
        """How much there is to compare, in bytes."""
        return len(self.source.data) + (len(self.target.data) if self.target else 0)

    @property
    def name(self) -> str:
        """What messages call the pair."""
        return f"{self.source.path} and {self.target.path}" if self.target else self.source.path


@dataclass(frozen=True, slots=True)
class Setting:
    """What all jobs of a run share."""

    options: Options
    policy: Policy
    resources: Resources


def setting_of(options: Options, policy: Policy) -> Setting:
    """Return the setting of a run; the user's glossaries and names are read here, once.

    Raises:
        TqcheckError: if one of these files is missing or wrong.
    """
    return Setting(options, policy, read_resources(options))


def load_job(job: Job) -> LoadedJob:
    """Read all files of a job.

    Raises:
        TqcheckError: if one is missing or unreadable.
    """
    return LoadedJob(
        _load(job.source),
        _load(job.target) if job.target else None,
        job.source_language,
        job.target_language,
        (_load(job.before[0]), _load(job.before[1]) if job.before[1] else None) if job.before else None,
        _load(job.reference) if job.reference else None,
    )


def run_job(job: LoadedJob, setting: Setting, *, progress: Callable[[str, int, int], None] | None = None) -> PairReport:
    """Compare one pair.

    Raises:
        TqcheckError: if a file cannot be read or the pair cannot be compared; the message names a path.
    """
    options = replace(
        setting.options,
        source_language=job.source_language or setting.options.source_language,
        target_language=job.target_language or setting.options.target_language,
    )
    try:
        source, target = _texts(job.source, job.target, options)
        before = _earlier(job, source, target, options)
        reference = _text(job.reference, target.language) if job.reference else None
        report = compare_texts(
            source,
            [target],
            reference,
            options=options,
            policy=setting.policy,
            progress=progress or _tell_nobody,
            before=before,
            resources=setting.resources,
        )
    except TqcheckError as error:
        if job.source.path in str(error) or (job.target and job.target.path in str(error)):
            raise
        raise TqcheckError(f"{job.name}: {error}") from None
    return report.pairs[0]


def _earlier(job: LoadedJob, source: Text, target: Text, options: Options) -> tuple[Text, tuple[Text, ...]] | None:
    """Return the texts as they were; None if they could not be read then, which is no fault of what they are."""
    # A bilingual file holds both sides at the earlier revision too.
    if job.before is None or (job.before[1] is None and job.target):
        return None
    try:
        original, translation = _texts(
            *job.before, replace(options, source_language=source.language, target_language=target.language)
        )
    except TqcheckError:
        return None
    return original, (translation,)


def _load(file: Input) -> Content:
    if file.data is not None:
        return Content(file.path, file.data)
    beside = Path(file.path + SIDE_SUFFIX)
    return Content(file.path, load(file.path), load(str(beside)) if beside.exists() else None)


def _texts(source: Content, target: Content | None, options: Options) -> tuple[Text, Text]:
    if target:
        return _text(source, options.source_language), _text(target, options.target_language)
    original, translations = sides_from_bytes(
        source.data, path=source.path, source=options.source_language, target=options.target_language
    )
    if len(translations) > 1:
        languages = ", ".join(translation.language for translation in translations)
        raise TqcheckError(
            f"{source.path}: holds translations into {languages}; name the language of the one to compare: "
            f'as target-language = "{translations[0].language}" in a rule for it, one rule a language; in the column '
            "“target language” of a list of pairs; or with --target-lang."
        )
    return _with_suppressions(original, source), translations[0]


def _text(content: Content, language: str | None) -> Text:
    return _with_suppressions(from_bytes(content.data, path=content.path, language=language), content)


def _with_suppressions(text: Text, content: Content) -> Text:
    if content.beside is None:
        return text
    path = content.path + SIDE_SUFFIX
    try:
        lines = content.beside.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TqcheckError(f"{path}: is not UTF-8.") from None
    return replace(text, suppressions=(*text.suppressions, *parse_lines(lines, path=path)))


def _tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total
