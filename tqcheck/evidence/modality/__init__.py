"""How certain a statement is said to be, and passages where it is more or less so than on the other side."""

from tqcheck.evidence.modality.comparing import Shift, ShiftKind, shifts
from tqcheck.evidence.modality.reading import DATA, Modal, modals

__all__ = ["DATA", "Modal", "Shift", "ShiftKind", "modals", "shifts"]
