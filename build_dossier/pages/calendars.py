"""The events for other programs: iCalendar (RFC 5545) and the JSON of TimelineJS."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from build_dossier.escape import html, ical
from build_dossier.happened import Event
from build_dossier.model import Dossier, Page
from build_dossier.pages.cards import headline
from build_dossier.pages.happenings import Happening, happenings, when
from build_dossier.pages.wording import cut

_LINE = 75  # octets of a line of iCalendar, without its end (3.1)
_HEADLINE = 90  # characters


def calendars(dossier: Dossier) -> Iterator[Page]:
    """data/dong-thoi-gian.ics and data/timelinejs.json"""
    found = happenings(dossier)
    yield Page("data/dong-thoi-gian.ics", _calendar(dossier, found))
    yield Page("data/timelinejs.json", _timelinejs(dossier, found))


def _calendar(dossier: Dossier, found: list[Happening]) -> str:
    """Days and spans of days. An event of which only the month or year is known would fill a whole month of a calendar and say more
    than is known, so it is left out here; the JSON has it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//build-dossier//VI", f"X-WR-CALNAME:{ical(str(dossier.about['title']))}"]
    for happening in found:
        if happening.shown.precision in ("day", "range"):
            lines += _vevent(happening)
    return "\r\n".join(_folded(line) for line in (*lines, "END:VCALENDAR")) + "\r\n"


def _vevent(happening: Happening) -> list[str]:
    event = happening.shown
    after = dt.date.fromisoformat(event.until) + dt.timedelta(1)  # the end of a day is not part of it (3.6.1)
    sources = "; ".join(f"{headline(entry)} ({entry.address})" for entry, _ in happening.told)
    return [
        "BEGIN:VEVENT",
        f"UID:{happening.id}@build-dossier",
        f"DTSTAMP:{_compact(_told_on(event))}T000000Z",  # the day of the article: the clock of the build is no fact
        f"DTSTART;VALUE=DATE:{_compact(event.since)}",
        f"DTEND;VALUE=DATE:{_compact(after.isoformat())}",
        f"SUMMARY:{ical(cut(event.text, _HEADLINE))}",
        f"DESCRIPTION:{ical(f'{event.text} [{sources}]')}",
        f"STATUS:{'TENTATIVE' if event.planned else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _told_on(event: Event) -> str:
    return event.reported_on if event.reported_on and len(event.reported_on) == 10 else event.since


def _compact(day: str) -> str:
    return day.replace("-", "")


def _folded(line: str) -> str:
    """A long line continued behind a line end and a space, never within a letter (3.1)."""
    data = line.encode("utf-8")
    parts: list[str] = []
    while data:
        end = _LINE - bool(parts)
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a letter of several octets
            end -= 1
        parts, data = [*parts, data[:end].decode("utf-8")], data[end:]
    return "\r\n ".join(parts)


def _timelinejs(dossier: Dossier, found: list[Happening]) -> str:
    """https://timeline.knightlab.com/docs/json-format.html; its texts are HTML."""
    data = {
        "generator": "build-dossier",
        "title": {"text": {"headline": html(str(dossier.about["title"])), "text": html(str(dossier.about["description"] or ""))}},
        "events": [_slide(happening) for happening in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def _slide(happening: Happening) -> dict[str, Any]:
    event = happening.shown
    parts = {"year": 1, "month": 2}.get(event.precision, 3)
    sources = "; ".join(html(headline(entry)) for entry, _ in happening.told)
    slide = {
        "unique_id": happening.id,
        "start_date": {**_date(event.since, parts), "display_date": when(event)},
        "text": {"headline": html(cut(event.text, _HEADLINE)), "text": f"<p>{html(event.text)}</p><p>{sources}</p>"},
    }
    return {**slide, "end_date": _date(event.until, 3)} if event.precision == "range" else slide


def _date(day: str, parts: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, day.split("-")[:parts]), strict=False))
