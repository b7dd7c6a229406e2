"""A translation measured against a trusted one, by sacreBLEU with its signatures."""

from __future__ import annotations

from tqcheck.languages.codes import base
from tqcheck.model import Document, Metric

# Post 2018, “A Call for Clarity in Reporting BLEU Scores”: words of these languages are not told by spaces.
_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "lo": "char", "km": "char"}


def measure(translation: Document, reference: Document) -> tuple[Metric, ...]:
    """Return BLEU, chrF, chrF++ and TER of a whole text against a trusted translation.

    Paragraphs and sentences may be cut differently: each text is taken as one segment.
    """
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - only where a reference is given
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    tokenizer = _TOKENIZERS.get(base(translation.language), "13a")
    metrics = (
        BLEU(tokenize=tokenizer),
        CHRF(),
        CHRF(word_order=2),
        TER(normalized=True, asian_support=tokenizer != "13a"),
    )
    found = []
    for metric in metrics:
        score = metric.corpus_score([_flat(translation)], [[_flat(reference)]])
        # chrF2 is chrF with the usual weight of recall; “++” adds word pairs
        name = score.name.replace("chrF2", "chrF")
        found.append(Metric(name, round(float(score.score), 2), str(metric.get_signature())))
    return tuple(found)


def _flat(document: Document) -> str:
    return " ".join(" ".join(sentence.text.split()) for sentence in document.sentences)
