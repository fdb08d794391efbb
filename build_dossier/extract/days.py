"""Days, months and years as the text writes them. What year "3-12" belongs to is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from build_dossier.extract.forms import FORMS, STRICT, WEEKDAY
from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Day, Draft, MarkedLine, Span
from build_dossier.tense import tense

_KINDS = ("title", "lede", "body", "subhead", "list", "caption")

_STRICT_CUE = re.compile(STRICT, re.IGNORECASE)
_COMPILED = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in FORMS)
_WEEKDAY_BEFORE = re.compile(rf"(?P<w>{WEEKDAY})\s*[,(]?\s*(?:ngày\s*)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"^\s*[,(]\s*(?P<w>{WEEKDAY})(?!\w)", re.IGNORECASE)


_NEAR = 40  # a weekday stands next to its day, with a comma, a bracket or "ngày" between


def days(draft: Draft) -> tuple[Day, ...]:
    """Every day, month, year and relative day in the article's own lines, with the way the sentence tells it."""
    return tuple(day for line in draft.kept if line.kind in _KINDS for day in _in_line(line, draft.seed.name))


def _in_line(line: MarkedLine, seed: str) -> Iterator[Day]:
    if not any(ch.isdigit() for ch in line.text) and not _RELATIVE_HINT.search(line.text):
        return
    taken = bytearray(len(line.text))
    found = []
    for form, pattern in _COMPILED:
        for match in pattern.finditer(line.text):
            start, end = next((match.span(name) for name in ("at", "at2") if pattern.groupindex.get(name) and match[name]), match.span())
            if any(taken[start:end]):
                continue
            if form == "range" and _apart(match):
                continue
            taken[start:end] = bytes([1]) * (end - start)
            day = _read(form, match, line, seed, start, end)
            if day:
                found.append(day)
    yield from sorted(found, key=lambda day: day.span.start)


def _apart(match: re.Match[str]) -> bool:
    """ "Ngày 5 và 12/3": two days, and nothing between them."""
    groups = match.groupdict()
    if not (groups.get("and") or groups.get("list")):
        return False
    listed = [int(number) for number in re.findall(r"\d+", f"{groups['d']}{groups.get('list') or ''},{groups['d2']}")]
    return any(other - one != 1 for one, other in pairwise(listed))


_FEASTS = {"tết": (1, 1), "ngày": (12, 25), "giáng": (12, 25), "noel": (12, 25), "đêm": (12, 24)}
_SEASONS = {"hè": (6, 8), "thu": (9, 11)}
_MONTHS = {
    "giêng": 1,
    **{"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8},
    **{"chín": 9, "mười": 10, "mười một": 11, "mười hai": 12},
}
_RELATIVE = ("relative", "weekday", "offset")  # all in words
# From which month on "giữa năm" and "cuối năm" are, at the earliest.
_PARTS = {"đầu": 1, "giữa": 5, "cuối": 10}
_RELATIVE_HINT = re.compile(r"hôm|ngày|nay|qua|mai|giáng|noel|tuần|tháng|năm|chủ nhật|thứ|quý|tết|thu|hè", re.IGNORECASE)


def _read(form: str, match: re.Match[str], line: MarkedLine, seed: str, start: int, end: int) -> Day | None:
    groups = match.groupdict()
    year, month, day = (int(groups[key]) if groups.get(key) else None for key in ("y", "m", "d"))
    if groups.get("mw"):
        month = _MONTHS[fold(groups["mw"])]
    if groups.get("feast"):
        month, day = _FEASTS[fold(groups["feast"]).split()[0]]
    if form == "moon":  # the moon's month and day
        month, day = (8, 15) if groups.get("autumn") else (1, 15 if groups.get("full") else day or 1)
    if groups.get("part"):
        month = _PARTS[fold(groups["part"])]
    first = (year, month, day)
    last = first
    if form == "range":
        first = (int(groups["y1"]) if groups.get("y1") else year, int(groups.get("m1") or groups["m"]), day)
        last = (year, month, int(groups["d2"]))
        if not groups.get("y1") and first[1:] >= last[1:]:
            if (first[1], last[1]) != (12, 1):  # from December to January: the year in the text is that of the end
                return None
            first = (year - 1 if year else None, *first[1:])
        if groups.get("y1") and first >= last:
            return None
    elif form in _SPANS:
        ends = _ends(form, groups, year)
        if ends is None:
            return None
        first, last = ends
    if not (_in_calendar(first) and _in_calendar(last)):
        return None
    if form == "dm" and _is_fraction(match, day, month):
        return None
    text = line.text[start:end]
    relative = fold(text) if form in _RELATIVE else fold(groups["of"]) if groups.get("of") else None
    return Day(
        text,
        Span(seed, line.n, start, end),
        first,
        last,
        form,
        _weekday(line.text, start, end),
        relative,
        tense(line.text, start, end),
    )


_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SPANS = ("years", "decade", "quarter", "months", "part")
Parts = tuple[int | None, int | None, int | None]


def _ends(form: str, groups: dict[str, str], year: int | None) -> tuple[Parts, Parts] | None:
    """The first and the last month or year of what is more than a day; None where the words do not fit."""
    if form == "decade":
        return ((year, None, None), (year + 9, None, None)) if year else None
    if form == "quarter":
        quarter = _QUARTERS.get(groups["q"].upper()) or int(groups["q"])
        return (year, 3 * quarter - 2, None), (year, 3 * quarter, None)
    if form == "years":
        since = int(groups["y1"])
        year = year + since - since % 100 if year is not None and year < 100 else year  # 2024/25
        if year is None or since >= year or (groups.get("next") and since + 1 < year):
            return None  # "năm 2014 và 2021" are two years
        return (since, None, None), (year, None, None)
    if form == "months":
        first, last = (_MONTHS[fold(groups[f"mw{n}"])] if groups.get(f"mw{n}") else int(groups[f"m{n}"]) for n in ("1", ""))
        return _months(int(groups["y1"]) if groups.get("y1") else year, first, year, last)
    if groups.get("season"):
        since, until = _SEASONS[fold(groups["season"])]
        return (year, since, None), (year, until, None)
    number = 6 if groups["k"] is None else _COUNTS.get(fold(groups["k"])) or int(groups["k"])
    if not 1 <= number < 12:
        return None
    if fold(groups.get("half") or "đầu") == "đầu":
        return (year, 1, None), (year, number, None)
    return (year, 13 - number, None), (year, 12, None)


def _months(since: int | None, first: int, until: int | None, last: int) -> tuple[Parts, Parts] | None:
    """From one month to another: in order, and not with the year of the first alone."""
    if since and not until:
        return None
    ordered = first < last if since == until else bool(since)
    return ((since, first, None), (until, last, None)) if ordered else None


def _is_fraction(match: re.Match[str], day: int | None, month: int | None) -> bool:
    """ "Tới 2/3 số phiếu": a proper fraction of small numbers behind a word that may stand before any figure."""
    small = day is not None and month is not None and day < month <= 5
    return small and not _STRICT_CUE.match(match[0]) and not match[0].startswith("(")


def _in_calendar(day: tuple[int | None, int | None, int | None]) -> bool:
    _, month, number = day
    return not (month and number) or number <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _weekday(text: str, start: int, end: int) -> int | None:
    found = _WEEKDAY_BEFORE.search(text[max(0, start - _NEAR) : start]) or _WEEKDAY_AFTER.search(text[end : end + _NEAR])
    weekdays: dict[str, int] = table("vi", "words")["weekdays"]
    return weekdays[fold(found["w"])] if found else None
