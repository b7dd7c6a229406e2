"""The values that flow through the program, from texts to the report; nothing here acts.

Offsets are code points into a text's prose: what there is to read in a file, without its markup. For plain text
that is the decoded file as it stands on disk, without a leading byte-order mark; for other formats an `Origin` says
where in the file each stretch of prose stands, and `tqcheck.places` translates.
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
class Piece:
    """A stretch of prose and the stretch of the file that it was read from.

    Where both are of one length, they correspond character by character; else the whole stretch of the
    file (an entity, an escape) stands for the whole stretch of prose.
    """

    prose: int  # offset of its first character in the prose
    length: int  # in the prose
    start: int  # in the file
    end: int  # in the file


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the prose of a format with markup stands in its file."""

    file: str  # the decoded file as it stands on disk; for a format that is no text, as DOCX, a line for each paragraph
    pieces: tuple[Piece, ...]  # in the order of the prose; they do not overlap there, but may leave gaps


MarkupKind = Literal["link", "image", "code", "placeholder", "tag"]


@dataclass(frozen=True, slots=True)
class Markup:
    """Something in the prose that a translation must carry over: a link, an image, a placeholder, a span of code."""

    kind: MarkupKind
    value: str  # the link's or image's destination, the code, the placeholder or tag as it is written
    start: int  # in the prose; equal to `end` where nothing of it can be read there
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a format that comes in segments: a message, a string, a translation unit."""

    key: str  # what names it in all languages
    start: int
    end: int
    message: str = ""  # what names it and its sister forms, where it is one plural form of several


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a user has written beside a text to silence a finding, and why."""

    check: str
    reason: str
    words: str = ""  # which the finding quotes on either side, or the first digits of its fingerprint
    path: str = ""  # of the file that holds it
    line: int = 1  # in that file
    start: int | None = None  # the stretch of prose that it covers; None: the whole text
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What there is to read in a file, and the language it is in."""

    path: str
    text: str  # the prose: for plain text the decoded file
    language: str  # BCP 47, as `tqcheck.languages.codes.normalise` writes it
    notes: tuple[str, ...] = ()  # remarks for the user, e.g. that its encoding was guessed
    origin: Origin | None = None  # None: the prose is the file
    units: tuple[Unit, ...] = ()  # for a format that comes in segments; each is taken as one sentence
    markup: tuple[Markup, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly what the prose holds from `start` to `end`."""

    text: str
    start: int
    end: int
    line: int  # of its first character in the file, from 1
    paragraph: int  # from 0
    key: str = ""  # of the unit that it is, in a format that comes in segments
    message: str = ""  # of that unit


@dataclass(frozen=True, slots=True)
class Document:
    """A text in a known language, split into sentences."""

    path: str
    language: str  # BCP 47, as `tqcheck.languages.codes.normalise` writes it
    text: str
    sentences: tuple[Sentence, ...]
    origin: Origin | None = None
    markup: tuple[Markup, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


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
    uncovered: tuple[Uncovered, ...] = ()  # clauses that the other side may do without


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A clause of a bead that the other side may do without, as far as the encoder and the lengths can tell."""

    side: Side  # where the clause stands
    span: Span
    log_odds: float  # that it is missing, before anyone has looked for its names and numbers


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two documents and the beads that partition both, in order."""

    source: Document
    target: Document
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one side's prose."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file."""

    start: int  # code points into the decoded file
    end: int
    line: int  # of its first character, from 1
    column: int  # of its first character in that line, from 1, in code points


Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to write a term in one language."""

    text: str
    status: Status = "admitted"
    case_sensitive: bool = False  # abbreviations and capitalised words are matched by case without it
    open_ended: bool = False  # stands for every word that begins so


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


NameKind = Literal["person", "organisation", "country", "region", "city", "town"]


@dataclass(frozen=True, slots=True)
class Alias:
    """Somebody or something that the user names, with the renderings that are right."""

    id: str
    renderings: tuple[tuple[str, str], ...]  # language and name, the usual one first; language "*": in any
    kind: NameKind = "person"
    country: str = ""  # ISO 3166
    note: str = ""  # who it is, for an editor


@dataclass(frozen=True, slots=True)
class AliasFile:
    """The names of one file of the user; `name` stands in messages and in the signature."""

    name: str
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A score of the translation against a trusted one, with the signature that makes it comparable."""

    name: str
    score: float  # BLEU, chrF, chrF++: 0 to 100, higher is nearer; TER: lower is nearer
    signature: str


@dataclass(frozen=True, slots=True)
class ReferencePassage:
    """What a trusted translation has where a bead stands, and how near the translation comes to it."""

    text: str  # on one line; of all beads whose translations the reference does not tell apart
    metrics: tuple[Metric, ...]  # empty where either side has nothing


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """How a translation compares with a trusted one."""

    path: str
    language: str
    metrics: tuple[Metric, ...]  # of the whole text, over aligned passages
    # One a bead, None where the reference has nothing; beads that it does not tell apart share one and the same.
    passages: tuple[ReferencePassage | None, ...]
    chance: float = 0.0  # chrF that passages of these texts have with each other although they say different things


@dataclass(frozen=True, slots=True)
class Resources:
    """What checks may consult besides the pair itself."""

    glossaries: tuple[Glossary, ...] = ()
    aliases: tuple[AliasFile, ...] = ()
    versions: tuple[AlignedPair, ...] = ()  # all that the source was compared with in this run
    before: AlignedPair | None = None  # the same pair at an earlier revision, where there is one to look at
    reference: ReferenceReport | None = None  # how the pair's translation compares with a trusted one


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
    needs: Literal["", "markup", "before", "reference"] = ""  # without which it has nothing to look at


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user wants to see, and what shall fail the run."""

    checks: tuple[Check, ...]
    fail_on: Severity | None = "error"  # None: nothing fails
    severities: tuple[tuple[str, Severity], ...] = ()  # check → the gravest that its findings can be
    error_from: float = 0.9  # a finding is called an error only if nine in ten like it are right,
    warning_from: float = 0.5  # a warning if it is more likely right than not


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
    start: int  # in the prose
    end: int
    place: Place  # in the file

    @property
    def line(self) -> int:
        """The line of the file on which the words begin."""
        return self.place.line


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
class Suppressed:
    """A finding that a suppression has silenced."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class TermUse:
    """How one pair renders a term of the glossaries, to be held against other pairs."""

    concept: int  # its number among those of the pair's languages; the same in all pairs of a run
    rendering: str  # as the glossary has it
    count: int  # beads
    bead: int  # the first of them; what follows stands there
    source: Span
    target: Span
    term: str  # the words of the source
    words: str  # those of the target
    known: bool = False  # the earlier revision rendered it so already


@dataclass(frozen=True, slots=True)
class NameUse:
    """A bead that holds a name which no glossary knows; what it is rendered by, many such beads together tell."""

    name: str
    bead: int
    source: Span | None  # None: it is written over the end of a line
    earlier: str = ""  # what the earlier revision had for the name, in all its beads


@dataclass(frozen=True, slots=True)
class Usage:
    """What a pair tells of how terms are rendered."""

    terms: tuple[TermUse, ...]
    names: tuple[NameUse, ...]


@dataclass(frozen=True, slots=True)
class PairReport:
    """One pair with its findings, in reading order."""

    pair: AlignedPair
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...] = ()  # remarks on how the pair was read, e.g. a guessed encoding
    reference: ReferenceReport | None = None  # against the trusted translation, where one was given
    suppressed: tuple[Suppressed, ...] = ()  # silenced in the texts or beside them
    known: tuple[Finding, ...] = ()  # left out because a baseline or an earlier revision has them already
    signature: str = ""  # what its figures depend on, as `Report.signature`
    usage: Usage | None = None  # for the comparison with other pairs of a run; None: nobody asks


@dataclass(frozen=True, slots=True)
class Report:
    """All pairs of a run, and the signature that says how the figures came about."""

    pairs: tuple[PairReport, ...]
    signature: str
