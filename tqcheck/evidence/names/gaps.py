"""Gaps in English sentences where a name, or another word, was lost: “the capital of .”, “said the price fell”."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VERBS = "is|are|was|were|has|have|had|will|would|can|could|should"
_SURE = (
    # a little word before a punctuation mark that stands by itself
    (
        r"\b(?:of|from|at|by|with|for|between|alongside|against|than|into|near|to|in|on|the|and|or|a|an|as|that|said)"
        r"(?= [.,;:!?](?:\s|$|[\"”]))"
    ),
    # an article, or a preposition that is hardly ever stranded, before a mark or a word that cannot follow it
    rf"\b(?:the|an)(?= (?:{_VERBS}|of|in|on|at|and|said|to|from|the|an?)\b(?!-)|[.,;:!?])",
    rf"\b(?:of|from|between|into|alongside|near|by|at|against)(?= (?:{_VERBS}|and|or|of|said)\b(?!-))",
    r"\b(?:between|alongside|including|[Aa]ccording to|[Aa]s for|based on|based at|direction of|scene of)(?=[.,;])",
    r"\bto(?= on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
    r"^In \d{4}(?= (?:went|was|won|became|moved|joined|had|has|left|began)\b)",
    r"(?:(?<=\s)|^)['’]?s(?= [a-z])",
    r"\(\s*\)",
    r",\s?,",
    # a finite verb, or what follows a subject, where the sentence should begin
    r"^[\"“]?(?:Is|Are|Was|Were|Has|Have|Will|Would|Can|Said|Says)(?= [A-Za-z\d\"“][^?]*$)",
    r"^[\"“]?(?:\w{3,}ed|Held|Made|Won|Began|Wrote|Took|Led)(?= (?:the|an?|its|his|her|their|that|\d)\b)",
    r"^[\"“]?\s*[,;](?= )",
    r"\b(?:by|at|from|of)(?= (?:on|in|at) (?:the|[A-Z]|\d))",
    # a verb of which nothing before the comma can be the subject: “Looking ahead, expressed …”
    r"^[\"“]?(?:In|On|At|After|Before|Following|Currently|Meanwhile|Also|As|Looking|However|Since|During|For|According|"
    r"Further|Additionally|Recently|Now|Then|Later|Previously|Today|Yesterday)\b[^,;:]{0,60}, (?=(?:"
    + _VERBS
    + r"|learned|"
    r"expressed|promised|resigned|indicated|said|announced|told|warned|denied|described|stated|went|made)\b(?! by))",
)
_PERHAPS = (
    # a preposition may be stranded (“what he looked at,”), so something else must speak for a gap
    r"\b(?:of|from|at|by|with|for|against|than|to|in|on|towards?|as)(?=[.,;]|['’]s\b)",
    r"\b(?:with|for|to|in|on)(?= (?:is|are|was|were|and|of|on|at)\b(?!-))",
    r"^[\"“]?(?:And|Which)(?= )",
    r"\b(?:says|explains|said|told),(?= who\b)",
    # with a comma before, it may close a clause: “the journalist, residing in Paris, announced …”
    r"^[^,]{0,80},(?= (?:promised|said|indicated|expressed|resigned|learned|made|announced|described|added|claimed)\b)",
)


def gaps(text: str, *, suspected: bool) -> Iterator[tuple[int, int]]:
    """Yield where an English sentence seems to lack a word; `suspected`: names of the other side are missing here."""
    for pattern in (*_SURE, *(_PERHAPS if suspected else ())):
        for match in re.finditer(pattern, text):
            yield match.start(), match.end()
