"""Numbers, dates, money and units in text, compared by value.

`read_quantities` reads a text, `compare_quantities` and `compare_texts` say what differs between two, `message` words
it, and `problems` does it for a pair of documents.
"""

from tqcheck.evidence.numbers.comparing import Difference, Discrepancy, compare_quantities, compare_texts
from tqcheck.evidence.numbers.grammar import has_grammar
from tqcheck.evidence.numbers.pairs import problems, unread
from tqcheck.evidence.numbers.quantity import Kind, Quantity
from tqcheck.evidence.numbers.reading import read_quantities
from tqcheck.evidence.numbers.wording import message

__all__ = [
    "Difference",
    "Discrepancy",
    "Kind",
    "Quantity",
    "compare_quantities",
    "compare_texts",
    "has_grammar",
    "message",
    "problems",
    "read_quantities",
    "unread",
]
