"""Days in words ("hôm qua", "3 ngày sau đó", "cuối tuần trước") counted from a known day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from build_dossier.happened import Precision
from build_dossier.lang import table
from build_dossier.model import Day
from build_dossier.resolve.calendar import OFFSETS, Interval

Meaning = tuple[Interval, Precision]

_ONES = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_WORDS = rf"(?:{'|'.join(_ONES)}|mười|mươi|chục)"
_OFFSET = re.compile(rf"(?P<n>\d{{1,3}}|{_WORDS}(?: {_WORDS})*) (?P<unit>ngày|hôm|tuần|tháng|năm)(?P<way>.*)$")


def months(year: int, first: int, last: int) -> Interval:
    """The days from the first of one month to the last of another in the same year."""
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def part_of_month(month: Interval, words: str) -> Meaning:
    """The part of a month that the words name: early, mid and late are ten days each (thượng, trung, hạ tuần); a half is one from its
    first day to its last."""
    part = re.match(
        r"(?:hồi )?(đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối|(?:(?:hai|ba|[23]) )?tuần đầu)",
        words,
        re.IGNORECASE,
    )
    first, last = month
    name = part[1].lower() if part else ""
    if name in ("đầu", "thượng tuần"):
        return (first, first.replace(day=10)), "month"
    if name in ("giữa", "trung tuần"):
        return (first.replace(day=11), first.replace(day=20)), "month"
    if name.endswith("tuần đầu"):
        weeks = {"2": 2, "hai": 2, "3": 3, "ba": 3}.get(name.split()[0], 1)
        return (first, first.replace(day=7 * weeks)), "range"
    if name.startswith("nửa"):
        return ((first, first.replace(day=15)) if name == "nửa đầu" else (first.replace(day=16), last)), "range"
    return ((first.replace(day=21), last) if name else month), "month"


def way(words: str) -> int:
    """Whether words such as "tuần trước" look back (-1), ahead (1) or at what is now (0)."""
    return -1 if re.search(r"trước|ngoái|qua|rồi", words) else 1 if re.search(r"tới|sau", words) else 0


def relative(words: str, anchor: dt.date, day: Day) -> Meaning | None:
    """What words such as "hôm qua", "3 ngày sau đó", "cuối tuần trước" mean, counted from a day."""
    if words in OFFSETS or words in _SAME:
        date = anchor + dt.timedelta(OFFSETS.get(words, _SAME.get(words, 0)))
        return (date, date), "day"
    if day.form == "weekday":
        return _weekday(words, anchor, day)
    told = _OFFSET.search(words) if day.form == "offset" else None
    if told:
        number = int(told["n"]) if told["n"].isdigit() else _number(told["n"])
        return counted(anchor, number if re.search(r"sau|nữa", words) else -number, told["unit"])
    for unit, part_of in _PERIODS:
        if re.search(rf"(?<!\w){unit}(?!\w)", words):
            return part_of(words, anchor)
    return None


def _number(words: str) -> int:
    """ "mười lăm", "hai mươi mốt"."""
    number = 0
    for word in words.split():
        number = 10 * (number or 1) if word in ("mười", "mươi", "chục") else number + _ONES[word]
    return number


_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
_SAME = {
    **{"cùng ngày": 0, "cùng hôm": 0, "ngày hôm đó": 0, "ngày hôm sau": 1, "ngày hôm trước": -1, "ngày hôm ấy": 0},
    **{"cuối ngày": 0, "hôm đó": 0, "hôm ấy": 0, "hôm sau": 1},
    **{f"{part} {which}": offset for part in _PARTS for which, offset in (("đó", 0), ("ấy", 0), ("hôm đó", 0), ("hôm ấy", 0))},
    **{f"{part} {which}": offset for part in _PARTS for which, offset in (("hôm sau", 1), ("hôm trước", -1))},
}


def counted(anchor: dt.date, number: int, unit: str) -> Meaning | None:
    """So many days, weeks, months or years from a day: as exact as the unit."""
    if unit in ("ngày", "hôm"):
        date = anchor + dt.timedelta(number)
        return (date, date), "day"
    if unit == "tuần":
        return _week(anchor + dt.timedelta(7 * number)), "range"
    if unit == "tháng":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + number, 12)
        return months(year, month + 1, month + 1), "month"
    return (dt.date(anchor.year + number, 1, 1), dt.date(anchor.year + number, 12, 31)), "year"


def _week(day: dt.date) -> Interval:
    monday = day - dt.timedelta(day.weekday())
    return monday, monday + dt.timedelta(6)


def _weekday(words: str, anchor: dt.date, day: Day) -> Meaning | None:
    """ "Hôm thứ ba": the last one told, or the next one when it is to come; "thứ ba tuần trước": of that week."""
    weekdays: dict[str, int] = table("vi", "words")["weekdays"]
    named = re.match(r"thứ \w+|chủ nhật", words)
    number = weekdays.get(named[0]) if named else None
    if number is None:
        return None
    if "tuần" in words:
        date = _week(anchor + dt.timedelta(7 * way(words)))[0] + dt.timedelta(number)
    elif words.endswith(" này"):  # "thứ bảy này" is still to come
        date = anchor + dt.timedelta((number - anchor.weekday()) % 7)
    elif words.endswith("tới") or day.tense == "future":
        date = anchor + dt.timedelta((number - anchor.weekday() - 1) % 7 + 1)
    else:
        date = anchor - dt.timedelta((anchor.weekday() - number) % 7)
    return (date, date), "day"


def _part_of_week(words: str, anchor: dt.date) -> Meaning | None:
    """A week is known by its Monday; "tuần qua" may be the last seven days or the last week."""
    if "cuối tuần" in words:
        saturday = _week(anchor)[0] + dt.timedelta(5 + 7 * way(words))
        return (saturday, saturday + dt.timedelta(1)), "range"
    if words == "trong tuần" and not anchor.weekday():
        return None  # told on a Monday, it is the week before as well
    if "qua" in words:
        days = {0: (-7, -1), 5: (-5, 1), 6: (-6, 0)}.get(anchor.weekday())  # on Mondays and at the week's end both are the same
        return ((anchor + dt.timedelta(days[0]), anchor + dt.timedelta(days[1])), "range") if days else None
    monday, sunday = _week(anchor + dt.timedelta(7 * way(words)))
    if "đầu tuần" in words:
        return (monday, monday + dt.timedelta(2)), "range"
    return ((monday, sunday), "range") if "giữa" not in words else None


def _part_of_month(words: str, anchor: dt.date) -> Meaning | None:
    month = counted(anchor, way(words), "tháng") if "qua" not in words else None
    return month and part_of_month(month[0], words)


def _part_of_year(words: str, anchor: dt.date) -> Meaning | None:
    return counted(anchor, way(words), "năm") if "qua" not in words else None


_PERIODS: tuple[tuple[str, Callable[[str, dt.date], Meaning | None]], ...] = (
    ("tuần", _part_of_week),
    ("tháng", _part_of_month),
    ("năm", _part_of_year),
)
