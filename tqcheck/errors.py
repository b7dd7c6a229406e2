"""The errors that tqcheck raises on purpose."""


class TqcheckError(Exception):
    """What the user gave is wrong; the message is one clear sentence for them (exit code 2)."""


class NotApplicable(Exception):  # noqa: N818 - a result with its reason, not a failure
    """Raised by a check that cannot run on this pair; the message is the reason that the report shows."""


class WorkersLostError(TqcheckError):
    """The processes that compared pairs are gone, and with them all pairs that they were to compare."""
