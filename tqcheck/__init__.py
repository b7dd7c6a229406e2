"""tqcheck: does this translation say what the original says?

>>> import tqcheck
>>> report = tqcheck.compare(
...     tqcheck.text("The bank raised its rate by 25 basis points.", language="en"),
...     tqcheck.text("La banque a relevé son taux de 52 points de base.", language="fr"),
... )
>>> [finding.check for finding in report.findings if finding.severity == "error"]
['number-mismatch']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.api import Alignment, Passage, Report, Revision, align, compare, diff, read, text
    from tqcheck.model import Finding, PairReport, Text

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Finding",
    "PairReport",
    "Passage",
    "Report",
    "Revision",
    "Text",
    "TqcheckError",
    "__version__",
    "align",
    "compare",
    "diff",
    "read",
    "text",
]

# Kept from type checkers, to which a module with `__getattr__` has every name, misspelt ones too.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the names of `__all__` on first use: to import tqcheck costs next to nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module("tqcheck.api"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
