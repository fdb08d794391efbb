"""Where a sentence begins and ends, and what stands between quotation marks."""

from __future__ import annotations

import re

_STOP = re.compile(r"(?<=[.!?…;])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_])")
_OPEN, _CLOSE = "“«", "”»"


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """The bounds of the sentence around a place of a line; a semicolon ends one, too."""
    start = end = 0
    for stop in [m.start() for m in _STOP.finditer(text)] + [len(text)]:
        start, end = end, stop
        if at < stop:
            break
    return start, end


def quoted(text: str, at: int) -> bool:
    """Whether a place of a line stands between quotation marks."""
    before = text[:at]
    if before.count('"') % 2 and '"' in text[at:]:
        return True
    opened = max(before.rfind(mark) for mark in _OPEN)
    return opened >= 0 and not any(mark in before[opened:] for mark in _CLOSE) and any(mark in text[at:] for mark in _CLOSE)
