"""The publication day as the page states it: the date line with day, month and year, and the time where it stands; or the same
glued to the headline or to the beginning of the text, where the page's lines were lost."""

from __future__ import annotations

import re
from dataclasses import replace

from build_dossier.datelines import DAY, date_in
from build_dossier.model import Draft, Fact, MarkedLine, Span, unknown

_TIME = re.compile(
    r"(?<![\d:/.])(?P<h>[01]?\d|2[0-3])\s?(?::|h|giờ|g)\s?(?P<min>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>AM|PM|SA|CH)?(?![\d/])",
    re.IGNORECASE,
)
_CLOCK_BEHIND = re.compile(r"[\s,|–-]{0,4}(?:lúc )?\d{1,2}\s?(?::|h|giờ|g)\s?\d\d", re.IGNORECASE)
_UPDATED = re.compile(r"cập nhật(?: lần cuối)?(?: lúc| ngày)?\W*$", re.IGNORECASE)  # later than the publication
_ZONE = re.compile(r"(?:(?:GMT|UTC)\s?|(?<=\d))(?P<sign>[+-])\s?(?P<h>\d{1,2})(?::?(?P<min>\d\d))?", re.IGNORECASE)
# "... 27/09/2025 08:19" behind a headline, "16/05/2023 Tòa tha ..." in front of one, "... 22/11/2023 10:15 DĐDN - Thay vì ..." between
# headline and text. A day that is told has a word or a comma beside it; a day alone behind a headline may be what it is about.
_TOLD = re.compile(r"(?:ngày|hôm|đêm|từ|đến|tới|trước|vào|tháng|kỳ|bản|[(,;])\s*$", re.IGNORECASE)
_STARTS_TEXT = re.compile(r"\s*[-–—|]?\s*[\"“‘'(]?[A-ZĐÀ-Ỹ]")
_GLUED = 300  # characters of the first line: headlines end below 150, with the names of sections in front


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
    return updated or _in_text(draft) or unknown("impossible-date" if impossible else "no-dateline")


def _in_text(draft: Draft) -> Fact | None:
    """The stamp in the line of the headline or in the first line of the text, None where a day there may be told."""
    title = next((line for line in draft.kept if line.kind == "title"), None)
    first = next((line for line in draft.kept if line.kind in ("lede", "body")), None)
    for line in (title, first):
        found = glued(line) if line else None
        if line and found:
            (start, end), value = found
            return Fact(value, "stated", "dateline", (Span(draft.seed.name, line.n, start, end),))
    return None


def glued(line: MarkedLine) -> tuple[tuple[int, int], str] | None:
    """The bounds of the stamp that a headline or first line carries, and what it says."""
    for day in DAY.finditer(line.text, 0, _GLUED):
        date = date_in(day)
        if date is None or _TOLD.search(line.text, 0, day.start()):
            continue
        time, end = _time(line.text, day) if _CLOCK_BEHIND.match(line.text, day.end()) else ("", day.span())
        rest = line.text[end[1] :]
        opens = not line.text[: day.start()].strip(" |")
        if (time and not rest.strip(" |")) or ((time or opens) and _STARTS_TEXT.match(rest)):
            return (day.start(), end[1]), date.isoformat() + time
    return None


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
