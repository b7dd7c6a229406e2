"""Reports as bytes, for the cache and for other machines: nothing that is read back can run code."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from tqcheck.model import PairReport, ReferencePassage


def encode(report: PairReport) -> bytes:
    """Return a report as bytes."""
    return zlib.compress(msgspec.msgpack.encode(report), 1)


def decode(data: bytes) -> PairReport:
    """Return the report of bytes that `encode` made.

    Raises:
        ValueError: if they are damaged, or of another version.
    """
    try:
        report = msgspec.msgpack.decode(zlib.decompress(data), type=PairReport)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError(str(error)) from None
    return _with_shared_passages(report)


def canonical(value: Any) -> bytes:
    """Return a value as bytes that are equal for equal values."""
    return msgspec.msgpack.encode(value, enc_hook=_plain, order="deterministic")


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"{type(value)} has no canonical form")


def _with_shared_passages(report: PairReport) -> PairReport:
    """Make the beads that a reference does not tell apart share one passage again."""
    if report.reference is None:
        return report
    passages: list[ReferencePassage | None] = []
    for passage in report.reference.passages:
        passages.append(passages[-1] if passages and passages[-1] == passage else passage)
    return replace(report, reference=replace(report.reference, passages=tuple(passages)))
