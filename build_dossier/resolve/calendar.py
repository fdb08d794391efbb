"""What days a written day can mean, seen from the day of its article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from build_dossier.happened import Precision
from build_dossier.model import Day, Step
from build_dossier.resolve.years import date_of

Interval = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Moment:
    """A written day with what it means. `aside`: something is compared with it, nothing happened then that the sentence tells."""

    day: Day
    when: Interval
    precision: Precision
    steps: tuple[Step, ...] = ()
    aside: bool = False


# Offsets of the relative days that name one day.
_PARTS = ("sáng", "sáng sớm", "rạng sáng", "mờ sáng", "sớm", "trưa", "chiều", "chiều tối", "tối", "đêm", "khuya")
OFFSETS = {
    **{"hôm kia": -2, "hôm qua": -1, "hôm nay": 0, "ngày mai": 1, "ngày kia": 2},
    **{f"{part} {word}": offset for part in _PARTS for word, offset in (("qua", -1), ("nay", 0), ("mai", 1))},
}


def interval(day: Day, anchor: dt.date) -> Interval | None:
    """The first and the last day that is meant, or None where the text leaves that open.

    A day without a year is taken from the year that puts it nearest to the anchor: half a year either way is one year only."""
    if day.relative:
        return _relative(day.relative, anchor)
    if day.form not in ("dm", "dmy", "range"):
        return None
    first = _nearest(day.first, anchor)
    last = _nearest(day.last, first or anchor)
    return (first, last) if first and last and first <= last else None


def _nearest(parts: tuple[int | None, int | None, int | None], anchor: dt.date) -> dt.date | None:
    years = (anchor.year,) if parts[0] else (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [date for year in years if (date := date_of(parts, year))]
    return min(days, key=lambda date: abs(date - anchor), default=None)


def _relative(words: str, anchor: dt.date) -> Interval | None:
    if words in OFFSETS:
        day = anchor + dt.timedelta(OFFSETS[words])
        return day, day
    monday = anchor - dt.timedelta(anchor.weekday())
    if words in ("đầu tuần", "hồi đầu tuần", "đầu tuần này", "hồi đầu tuần này"):  # told as past: not after the article
        return monday, min(monday + dt.timedelta(2), anchor)
    return None
