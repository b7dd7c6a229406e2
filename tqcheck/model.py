"""The values that flow through the program, from texts to the report; nothing here acts.

All offsets are code points into the decoded file as it stands on disk, without a leading byte-order mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # from mild to grave

Category = Literal[
    "name",
    "title",
    "term",
    "number",
    "date",
    "unit",
    "omission",
    "addition",
    "untranslated",
    "meaning",
    "consistency",
    "format",
    "language",
]

Side = Literal["source", "target"]

Vectors = NDArray[np.float32]
Halves = NDArray[np.float16]  # half the memory; the aligner finds the same beads


@dataclass(frozen=True, slots=True)
class Text:
    """A file's decoded content, and the language it is in."""

    path: str
    text: str
    language: str  # BCP 47, as `tqcheck.languages.codes.normalise` writes it
    notes: tuple[str, ...] = ()  # remarks for the user, e.g. that its encoding was guessed


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly what the file holds from `start` to `end`."""

    text: str
    start: int
    end: int
    line: int  # of its first character, from 1
    paragraph: int  # from 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text in a known language, split into sentences."""

    path: str
    language: str  # BCP 47, as `tqcheck.languages.codes.normalise` writes it
    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Windows:
    """The vectors of a document's runs of 1 to `width` neighbouring sentences.

    `vectors[k, i]` is the unit vector of the k + 1 sentences that begin with sentence i,
    shape (width, sentences, dimension); rows that would reach past the end are zero.
    """

    document: Document
    vectors: Halves


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and of the target that translate each other, as indices.

    `source` is empty for an addition, `target` for an omission; then both figures are 0.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float = 0.0  # the encoder's cosine, -1 to 1
    score: float = 0.0  # calibrated probability, 0 to 1, that both sides say the same


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two documents and the beads that partition both, in order."""

    source: Document
    target: Document
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one side's text, as offsets into the file."""

    start: int
    end: int


Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to write a term in one language."""

    text: str
    status: Status = "admitted"
    case_sensitive: bool = False  # abbreviations and capitalised words are matched by case without it


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept of a glossary with its renderings by language."""

    id: str
    renderings: Mapping[str, tuple[Rendering, ...]]  # language → renderings, the preferred one first
    neighbours: tuple[str, ...] = ()  # ids of the concepts that this one must not be taken for
    note: str = ""  # a sentence for an editor who cannot read the other language
    domain: str = ""
    part_of_speech: str = ""
    near: tuple[str, ...] = ()  # the entry holds only in sentences with one of these words, on either side
    keep: tuple[str, ...] = ()  # target languages in which the term stays as the source has it; "*": in all
    line: int = 0  # where it stands in its file, from 1; 0: not in a file of lines


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries of one glossary file; `name` stands in messages and in the signature."""

    name: str
    entries: tuple[Entry, ...]
    builtin: bool = False


@dataclass(frozen=True, slots=True)
class Resources:
    """What checks may consult besides the pair itself."""

    glossaries: tuple[Glossary, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found in one bead, before anyone decides how grave it is.

    `confidence` is how often a problem like this is real, 0 to 1. `evidence` are the facts
    behind the message, one sentence each.
    """

    bead: int
    message: str
    confidence: float
    source: Span | None = None
    target: Span | None = None
    suggestion: str | None = None
    evidence: tuple[str, ...] = ()


Look = Callable[[AlignedPair, Resources], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that tqcheck looks for, with all that its page says.

    `severity` is the gravest that its findings can be. `languages` names the languages that
    the check has data for (either side besides English); empty means every language.
    """

    id: str
    category: Category
    severity: Severity
    mqm: str
    summary: str
    why: str  # why it matters, in plain words
    fires: str  # an example that is reported
    quiet: str  # an example that is not
    limits: str  # what the check cannot see
    look: Look
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user wants to see, and what shall fail the run."""

    checks: tuple[Check, ...]
    fail_on: Severity | None = "error"  # None: nothing fails


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that did not run on a pair, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problems:
    """All that the checks found in one pair, and which of them did not run."""

    pair: AlignedPair
    found: tuple[tuple[Check, Problem], ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a finding points to on one side."""

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that has been judged: what the user reads."""

    check: str
    category: Category
    severity: Severity
    confidence: float
    mqm: str
    message: str
    bead: int
    source: Quote | None
    target: Quote | None
    suggestion: str | None
    evidence: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A score of the translation against a trusted one, with the signature that makes it comparable."""

    name: str
    score: float  # BLEU, chrF, chrF++: 0 to 100, higher is nearer; TER: lower is nearer
    signature: str


@dataclass(frozen=True, slots=True)
class PairReport:
    """One pair with its findings, in reading order."""

    pair: AlignedPair
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...] = ()  # remarks on how the pair was read, e.g. a guessed encoding
    metrics: tuple[Metric, ...] = ()  # against the trusted translation, where one was given


@dataclass(frozen=True, slots=True)
class Report:
    """All pairs of a run, and the signature that says how the figures came about."""

    pairs: tuple[PairReport, ...]
    signature: str
