"""Feasts of the moon: "mùng 4 Tết", "rằm tháng Giêng", "Tết Giáp Thìn"."""

from __future__ import annotations

import datetime as dt

from build_dossier.lang import table
from build_dossier.model import Day
from build_dossier.resolve.relative import way

_STEMS = ("canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ")  # of a year that ends in 0, in 1, ...
_BRANCHES = ("thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi")
_NEAREST = 100  # days from an article within which "Tết" is the next one or the last
_COMING = 305  # days ahead that a plan reaches


def feast_of(day: Day, since: dt.date | None, until: dt.date | None) -> dt.date | None:
    """Which day of the sun's year is meant: in the year that is told, else the one nearest to the article, or the next where it is told
    as coming. None where that depends on which of the days from `since` to `until` is the article's."""
    (year, month, number), words = day.first, day.relative or ""
    assert month and number
    if year:
        return _feast(year, month, number)
    if since is None or until is None:
        return None
    found = {_seen_from(one, month, number, words, day.tense == "future") for one in (since, until)}
    return found.pop() if len(found) == 1 else None


def _seen_from(anchor: dt.date, month: int, day: int, words: str, coming: bool) -> dt.date | None:
    if words:
        year = anchor.year + way(words) if words.startswith("năm") else _year_called(words, anchor.year)
        return _feast(year, month, day) if year else None
    behind, ahead = (0, _COMING) if coming else (_NEAREST, _NEAREST)
    near = (date for n in (-1, 0, 1) if (date := _feast(anchor.year + n, month, day)))
    return next((date for date in near if -behind <= (date - anchor).days <= ahead), None)


def _feast(year: int, month: int, day: int) -> dt.date | None:
    """The day of the first month of the moon, or of mid-autumn, in a year of the sun; None beyond the table."""
    firsts: list[dt.date] = table("vi", "feasts")["new_year" if month == 1 else "mid_autumn"]
    first = next((date for date in firsts if date.year == year), None)
    return first and first + dt.timedelta(day - 1 if month == 1 else 0)


def _year_called(name: str, near: int) -> int | None:
    """The year by its name ("giáp thìn") beside another year; further off it may be one of sixty years before."""
    stem, _, branch = name.replace("tị", "tỵ").partition(" ")
    return next((year for year in (near, near - 1, near + 1) if (_STEMS[year % 10], _BRANCHES[year % 12]) == (stem, branch)), None)
