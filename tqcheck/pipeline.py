"""The life of a pair, from two texts to a report; this page is the program's table of contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tqcheck import __version__
from tqcheck.alignment import align, align_lines, align_units
from tqcheck.alignment.anchors import join_facing
from tqcheck.checking import run
from tqcheck.checks.term_inconsistent import TERM_INCONSISTENT
from tqcheck.config import find_check
from tqcheck.embedding import Encoder, choose, load, remark_on_choice
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.embedding.clauses import find_uncovered
from tqcheck.embedding.rejoining import rejoin
from tqcheck.embedding.windows import embed
from tqcheck.errors import TqcheckError
from tqcheck.evidence.names.aliases import read_aliases
from tqcheck.evidence.terms import read_glossaries
from tqcheck.evidence.terms.usage import usage_before, usage_of
from tqcheck.judging import judge
from tqcheck.judging.history import leave_out_known
from tqcheck.languages.codes import english_name, same_language, writes_spaces
from tqcheck.languages.detection import detect
from tqcheck.model import AlignedPair, Policy, ReferenceReport, Report, Resources, Text, Windows
from tqcheck.reading import is_bilingual, read, read_sides
from tqcheck.reading.units import arrange
from tqcheck.reference import measure
from tqcheck.scoring import calibration_note, score
from tqcheck.splitting import SplitMode, split

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, how much there is

_TOO_UNEQUAL = 20  # times as long as the other: no translation
_LETTERS_OF_AN_IDEOGRAM = 3  # about as much as one Chinese character says


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How texts are read, split, embedded and aligned."""

    source_language: str | None = None  # BCP 47; None: detect
    target_language: str | None = None
    split: SplitMode = "sentences"
    align: Literal["semantic", "lines"] = "semantic"
    model: str | None = None  # an encoder's name; None: the bundled one that serves the languages best
    glossaries: tuple[str, ...] = ()  # paths; later ones win
    aliases: tuple[str, ...] = ()  # paths of files of names
    reference: str | None = None  # path of a trusted translation
    cache: Path | None = None  # folder of the disk cache; None: no cache


def compare(source: str, targets: Sequence[str], *, options: Options, policy: Policy, progress: Progress) -> Report:
    """Compare a file with its translations and report what is probably wrong.

    Without targets, the source is a file that holds its translations too, as PO, XLIFF and TMX do.

    Raises:
        TqcheckError: if a file, an option or their combination is wrong.
    """
    original, translations = _read(source, targets, options)
    if options.reference and len(translations) != 1:
        raise TqcheckError("--reference is the trusted version of one translation; name one TARGET with it.")
    trusted = read(options.reference, language=translations[0].language) if options.reference else None
    return compare_texts(original, translations, trusted, options=options, policy=policy, progress=progress)


def compare_texts(
    source: Text,
    targets: Sequence[Text],
    reference: Text | None = None,
    *,
    before: tuple[Text, Sequence[Text]] | None = None,
    options: Options,
    policy: Policy,
    progress: Progress,
    resources: Resources | None = None,
) -> Report:
    """Compare a text with its translations; what `compare` does once the files are read.

    `reference` is a trusted translation into the language of the targets. `before` are the source and its
    translations at an earlier revision: what they had already is known, and what changed on one side only is found.
    `resources` are what `read_resources` has returned, where many pairs share it.

    Raises:
        TqcheckError: if the texts cannot be translations of each other, or an option is wrong.
    """
    for text in (source, *targets):
        _refuse_unknown_suppressions(text)
    for target in targets:
        _refuse_impossible(source, target, options)
        if reference:
            _refuse_reference(target, reference, options)
    targets = [arrange(source, target) if source.units and target.units else target for target in targets]
    resources = resources or read_resources(options)
    encoder = _encoder([source, *targets], options)
    pairs, references = _align_all(source, targets, reference, encoder=encoder, options=options, progress=progress)
    resources = replace(resources, versions=tuple(pairs))
    signature = _signature(encoder, options, resources)
    reports = []
    for pair, target, measured in zip(pairs, targets, references, strict=True):
        earlier = _align_earlier(before, target, encoder, options, progress)
        own = replace(resources, reference=measured, before=earlier)
        report = judge(
            run(pair, policy.checks, own), policy, notes=_notes(source, target, pair, encoder), reference=measured
        )
        used_before = None
        if earlier:
            at_the_time = replace(resources, versions=(earlier,))
            report = leave_out_known(report, judge(run(earlier, policy.checks, at_the_time), policy))
            used_before = usage_before(earlier, at_the_time)
        usage = usage_of(pair, own, earlier=used_before) if TERM_INCONSISTENT in policy.checks else None
        reports.append(replace(report, signature=signature, usage=usage))
    return Report(tuple(reports), signature)


def _align_all(
    source: Text,
    targets: Sequence[Text],
    reference: Text | None,
    *,
    encoder: Encoder,
    options: Options,
    progress: Progress,
) -> tuple[list[AlignedPair], list[ReferenceReport | None]]:
    """Return the aligned pairs, and how each translation compares with the reference if there is one.

    The windows, by far the largest of all values, end here.
    """
    original = _windows(source, encoder, options, progress)
    translations = [_windows(target, encoder, options, progress) for target in targets]
    pairs = [
        find_uncovered(
            score(_align(original, translation, encoder, options), original, translation, encoder=encoder.name),
            original,
            translation,
            encoder,
        )
        for translation in translations
    ]
    if reference is None:
        return pairs, [None] * len(pairs)
    trusted = _windows(arrange(source, reference), encoder, options, progress)
    return pairs, [
        measure(pair, _align(translation, trusted, encoder, options))
        for pair, translation in zip(pairs, translations, strict=True)
    ]


def read_resources(options: Options) -> Resources:
    """Return what checks consult besides the pairs, the glossaries and names of the options; it serves many pairs.

    Raises:
        TqcheckError: if a file is missing or wrong.
    """
    return Resources(read_glossaries(options.glossaries), read_aliases(options.aliases))


def _align_earlier(
    before: tuple[Text, Sequence[Text]] | None,
    target: Text,
    encoder: Encoder,
    options: Options,
    progress: Progress,
) -> AlignedPair | None:
    """Return the earlier revision of a pair, or None where the translation did not exist or was none."""
    if before is None:
        return None
    source, translation = before[0], next((text for text in before[1] if text.language == target.language), None)
    if translation is None:
        return None
    try:
        _refuse_impossible(source, translation, options)
    except TqcheckError:  # what the texts were is no fault of what they are
        return None
    if source.units and translation.units:
        translation = arrange(source, translation)
    original, translated = (_windows(text, encoder, options, progress) for text in (source, translation))
    return score(_align(original, translated, encoder, options), original, translated, encoder=encoder.name)


def align_files(source: str, target: str | None, *, options: Options, progress: Progress) -> AlignedPair:
    """Return only the scored alignment of two files, or of both sides of a file that holds them.

    Raises:
        TqcheckError: if a file, an option or their combination is wrong.
    """
    original, (translation, *others) = _read(source, [target] if target else [], options)
    if others:
        codes = ", ".join(text.language for text in (translation, *others))
        raise TqcheckError(f"{source}: holds several translations ({codes}); choose one with --target-lang.")
    return align_texts(original, translation, options=options, progress=progress)


def align_texts(source: Text, target: Text, *, options: Options, progress: Progress) -> AlignedPair:
    """Return only the scored alignment of two texts; what `align_files` does once they are read.

    Raises:
        TqcheckError: if the texts cannot be translations of each other, or an option is wrong.
    """
    _refuse_impossible(source, target, options)
    if source.units and target.units:
        target = arrange(source, target)
    encoder = _encoder([source, target], options)
    original, translation = (_windows(text, encoder, options, progress) for text in (source, target))
    return score(_align(original, translation, encoder, options), original, translation, encoder=encoder.name)


def _read(source: str, targets: Sequence[str], options: Options) -> tuple[Text, tuple[Text, ...]]:
    if targets:
        original = read(source, language=options.source_language)
        return original, tuple(read(target, language=options.target_language) for target in targets)
    if not is_bilingual(source):
        raise TqcheckError(f"name a translation of {source} too: it is no format that holds both.")
    return read_sides(source, source=options.source_language, target=options.target_language)


def _windows(text: Text, encoder: Encoder, options: Options, progress: Progress) -> Windows:
    document = split(text, mode="lines" if options.align == "lines" else options.split)
    return embed(document, encoder, progress=lambda done, total: progress(f"reading {text.path}", done, total))


def _align(source: Windows, target: Windows, encoder: Encoder, options: Options) -> AlignedPair:
    if options.align == "lines":
        return align_lines(source, target)
    in_units = all(any(s.key for s in side.document.sentences) for side in (source, target))
    if in_units:
        return align_units(source, target)
    return rejoin(join_facing(align(source, target), source, target), encoder)


def _encoder(texts: Sequence[Text], options: Options) -> Encoder:
    encoder = load(options.model or choose([text.language for text in texts]))
    return CachedEncoder(encoder, options.cache) if options.cache else encoder


def _refuse_impossible(source: Text, target: Text, options: Options) -> None:
    """Raise a TqcheckError if the two texts cannot be original and translation."""
    if (
        not (source.units and target.units)
        and Path(source.path).exists()
        and Path(target.path).exists()
        and Path(source.path).samefile(target.path)
    ):
        raise TqcheckError(f"{source.path} and {target.path} are the same file; name a text and its translation.")
    declared = options.source_language and options.target_language
    if same_language(source.language, target.language) and source.language == target.language and not declared:
        raise TqcheckError(
            f"{source.path} and {target.path} are both in {english_name(source.language)}; "
            "if that is wrong, give --source-lang and --target-lang."
        )
    if options.align == "lines":
        lines = [_count_lines(text.text) for text in (source, target)]
        if lines[0] != lines[1]:
            raise TqcheckError(
                f"--align lines needs the same number of lines: {source.path} has {lines[0]}, {target.path} {lines[1]}."
            )
    if source.units and target.units:
        return  # of a file of strings, most may have no translation yet
    small, large = sorted((source, target), key=_size)
    if _size(large) > _TOO_UNEQUAL * _size(small):
        raise TqcheckError(
            f"{large.path} is more than {_TOO_UNEQUAL} times as long as {small.path}; they cannot translate each other."
        )


def _refuse_unknown_suppressions(text: Text) -> None:
    """Raise a TqcheckError if a suppression in a text names a check that does not exist."""
    for suppression in text.suppressions:
        try:
            find_check(suppression.check)
        except TqcheckError as error:
            raise TqcheckError(f"{suppression.path}:{suppression.line}: {error}") from None


def _refuse_reference(target: Text, reference: Text, options: Options) -> None:
    """Raise a TqcheckError if a text cannot be a trusted version of the translation."""
    found = detect(reference.text)
    if found and found.reliable and not same_language(found.language, target.language):
        raise TqcheckError(
            f"{reference.path} is in {english_name(found.language)}; a reference is a trusted translation into "
            f"{english_name(target.language)}, as {target.path} is."
        )
    if options.align == "lines":
        lines = [_count_lines(text.text) for text in (target, reference)]
        if lines[0] != lines[1]:
            raise TqcheckError(
                f"--align lines needs the same number of lines: {target.path} has {lines[0]}, "
                f"the reference {reference.path} {lines[1]}."
            )


def _count_lines(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"))


def _size(text: Text) -> int:
    """Return how much a text says, about in letters of an alphabet."""
    letters = sum(c.isalnum() for c in text.text)
    return letters if writes_spaces(text.language) else letters * _LETTERS_OF_AN_IDEOGRAM


def _notes(source: Text, target: Text, pair: AlignedPair, encoder: Encoder) -> tuple[str, ...]:
    remarks = (
        remark_on_choice(encoder.name, [source.language, target.language]),
        calibration_note(pair, encoder=encoder.name),
    )
    return (*source.notes, *target.notes, *(remark for remark in remarks if remark))


def _signature(encoder: Encoder, options: Options, resources: Resources) -> str:
    """Return what the figures depend on, so that two reports can be compared honestly."""
    parts = {
        "model": encoder.name,
        "split": "lines" if options.align == "lines" else options.split,
        "align": options.align,
        "glossaries": ",".join(glossary.name for glossary in resources.glossaries) or "none",
    }
    if resources.aliases:
        parts["aliases"] = ",".join(file.name for file in resources.aliases)
    return " | ".join([f"tqcheck {__version__}", *(f"{key}:{value}" for key, value in parts.items())])
