"""Where a sentence begins and ends, and what stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_STOP = re.compile(r"(?<=[.!?…;])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_])")
_OPEN, _CLOSE = "“«", "”»"
_LONGEST = 1000  # no sentence of a newspaper is longer; a scrape without full stops would be read again for every day in it


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """The bounds of the sentence around a place of a line; a semicolon ends one, too."""
    stops = _stops(text)
    i = min(bisect_right(stops, at), len(stops) - 1)
    return max(stops[i - 1] if i else 0, at - _LONGEST), min(stops[i], at + _LONGEST)


def quoted(text: str, at: int) -> bool:
    """Whether a place of a line stands between quotation marks."""
    straight, opens, closes = _marks(text)
    before = bisect_left(straight, at)
    if before % 2 and before < len(straight):
        return True
    opened = bisect_left(opens, at)
    closed = bisect_left(closes, at)
    return opened > 0 and closed < len(closes) and (closed == 0 or closes[closed - 1] < opens[opened - 1])


# A line is asked once for every day and name in it: asked anew each time, ten thousand days in one line take minutes.
@lru_cache(maxsize=64)
def _stops(text: str) -> tuple[int, ...]:
    return (*(m.start() for m in _STOP.finditer(text)), len(text))


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(i for i, ch in enumerate(text) if ch in signs) for signs in ('"', _OPEN, _CLOSE))
