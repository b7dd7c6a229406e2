"""The fixed texts of the page, in words that need no knowledge of the program."""

from __future__ import annotations

from pathlib import PurePath
from unicodedata import bidirectional

from markupsafe import Markup

from tqcheck.languages.codes import is_right_to_left
from tqcheck.model import Document, Finding, Quote
from tqcheck.reports.summary import Summary

SIGNS = {"error": "✗", "warning": "!", "info": "i"}
SEVERITIES = {"error": "Error", "warning": "Warning", "info": "Hint"}
SEVERITIES_MEAN = {
    "error": "Very probably wrong. Mend it before the text goes out.",
    "warning": "May be wrong. Someone who reads both languages should look.",
    "info": "Worth knowing; often it is all right as it stands.",
}
CATEGORIES = {
    "name": "Names",
    "title": "Titles of office",
    "term": "Terms",
    "number": "Numbers",
    "date": "Dates and times",
    "unit": "Units and currencies",
    "omission": "Left out",
    "addition": "Added",
    "untranslated": "Not translated",
    "meaning": "Meaning",
    "consistency": "Consistency",
    "format": "Format",
    "language": "Language",
}

_FAIR, _GOOD = 0.5, 0.8
_LONGEST_QUOTE = 240  # code points; the whole sentence stands above the card


def state(figures: Summary) -> str:
    """Return the name of the gravest severity found, or “good”."""
    return next((name for name in ("error", "warning") if figures.by_severity[name]), "good")


def advice(figures: Summary) -> str:
    """Say what to do next with the translation."""
    return {
        "error": "Do not publish it yet. Each error below is very probably real; its card says what is "
        "wrong and where.",
        "warning": "Nothing is surely wrong. Ask someone who reads both languages to look at the warnings.",
        "good": "Nothing stands against publishing it. A tool does not see every error: what each check cannot see is "
        "told below.",
    }[state(figures)]


def band(score: float) -> str:
    """Return whether a score is good, fair or poor."""
    return "good" if score >= _GOOD else "fair" if score >= _FAIR else "poor"


def score_means(score: float) -> str:
    """Say what the document's score means."""
    likely = {
        "good": "Sentence by sentence, the two texts very probably say the same.",
        "fair": "Most sentences seem to say the same, but a good part is in doubt.",
        "poor": "Large parts of the translation seem to say something else, or are missing.",
    }[band(score)]
    return f"{likely} A wrong name or number hardly moves this figure: look at the findings as well."


def confidence_means(confidence: float) -> str:
    """Say what a finding's confidence means."""
    return f"of 100 findings like this, about {round(100 * confidence)} are real"


def metric_means(name: str) -> str:
    """Say which way a score against a reference points."""
    return "(0 is the same)" if name == "TER" else "(of 100)"


def direction(document: Document, words: str) -> str:
    """Return the value of the attribute `dir`; a passage left in English runs as English does."""
    if not is_right_to_left(document.language):
        return "ltr"
    kinds = [bidirectional(c) for c in (words.striptags() if isinstance(words, Markup) else words)]
    return "rtl" if sum(kind in {"R", "AL"} for kind in kinds) >= kinds.count("L") else "ltr"


def file_name(path: str) -> str:
    """Return the end of a path: the file and its folder, which names the article in many projects."""
    return "/".join(PurePath(path).parts[-2:]) or path


def shown_quote(quote: Quote) -> str:
    """Return the quote on one line, shortened if it is very long."""
    words = " ".join(quote.text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"


def nothing(finding: Finding) -> str:
    """Say why a side of a finding quotes nothing."""
    if not (finding.source or finding.target):
        return "the text as a whole"
    if finding.category == "omission":
        return "left out"
    if finding.category == "addition":
        return "not there"
    return "nothing that corresponds"
