"""The publication day as the page states it: the date line with day, month and year, and the time where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from build_dossier.datelines import DAY, date_in
from build_dossier.model import Draft, Fact, Span, unknown

_TIME = re.compile(
    r"(?<![\d:/.])(?P<h>[01]?\d|2[0-3])\s?(?::|h|giờ|g)\s?(?P<min>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>AM|PM|SA|CH)?(?![\d/])",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"cập nhật(?: lần cuối)?(?: lúc| ngày)?\W*$", re.IGNORECASE)  # later than the publication
_ZONE = re.compile(r"(?:(?:GMT|UTC)\s?|(?<=\d))(?P<sign>[+-])\s?(?P<h>\d{1,2})(?::?(?P<min>\d\d))?", re.IGNORECASE)


def published(draft: Draft) -> Fact:
    """'2023-07-31T09:49+07:00', '2024-12-03T11:19' or '2024-12-03', as the first date line of the article states it;
    the day of an update only if no other is stated.
    A day that the calendar does not have is no day."""
    impossible = False
    updated: Fact | None = None
    for line in draft.kept:
        if line.kind not in ("dateline", "byline"):  # "Phạm Thu Nga - 11/10/2023 07:15" signs and dates
            continue
        for found in DAY.finditer(line.text):
            day = date_in(found)
            if day is None:
                impossible = True
                continue
            time, end = _time(line.text, found)
            span = Span(draft.seed.name, line.n, min(found.start(), end[0]), end[1])
            stamp = Fact(day.isoformat() + time, "stated", "dateline", (span,))
            if not _UPDATED.search(line.text, 0, span.start):
                return stamp
            updated = updated or replace(stamp, rule="dateline-updated")
    return updated or unknown("impossible-date" if impossible else "no-dateline")


def _time(text: str, day: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """'T09:49+07:00', 'T11:19' or nothing, and the bounds of day and time together."""
    found = _TIME.search(text, day.end()) or _TIME.search(text, 0, day.start())
    if not found:
        return "", day.span()
    hour = int(found["h"])
    half = (found["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    zone = _ZONE.search(text, found.end())
    offset = f"{zone['sign']}{int(zone['h']):02d}:{zone['min'] or '00'}" if zone else ""
    bounds = min(day.start(), found.start()), max(day.end(), zone.end() if zone else found.end())
    return f"T{hour:02d}:{found['min']}{offset}", bounds
