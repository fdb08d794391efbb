"""Days, months and years as the text writes them. What year "3-12" belongs to is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Day, Draft, MarkedLine, Span
from build_dossier.tense import tense

_KINDS = ("title", "lede", "body", "subhead", "list", "caption")

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:19|20)\d\d"
# A bare "3/4" may be a fraction, "24/7" a habit, "2-1" a score: without a year, day and month need one of these in front.
_CUE = (
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|sớm|từ|đến|tới|vào|lúc|mồng|mùng|nay|qua|và|trước|sau|giữa"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
)
_STRICT = r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|nay|qua|mồng|mùng|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_END = r"(?![\w/%]|[.,-]\d)"

# In this order; what one pattern has read, the next ones leave alone.
_FORMS: tuple[tuple[str, str], ...] = (
    # 31/07/2023, 3-12-2024, 30.7.2023, with a weekday in front or behind
    ("dmy", rf"(?<![\w/.-])(?P<d>{_D})\s?(?P<s>[/.-])\s?(?P<m>{_M})\s?(?P=s)\s?(?P<y>{_Y})(?![\w/])"),
    ("dmy", rf"(?<![\w/.-])(?P<y>{_Y})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)(?!\d)"),
    # ngày 28 tháng 11 năm 2023; 3 tháng 12, 2024
    ("dmy", rf"(?<!\w)(?P<d>{_D})\s+tháng\s+(?P<m>{_M})\s*(?:năm|,)?\s*(?P<y>{_Y})(?!\w)"),
    # từ 30/7 đến 2/8, từ ngày 30/7 đến ngày 2/8/2023
    (
        "range",
        rf"(?<=từ )(?:ngày )?(?P<d>{_D})/(?P<m1>{_M}) (?:đến|tới) (?:ngày )?(?P<d2>{_D})/(?P<m>{_M})(?:/(?P<y>{_Y}))?{_END}",
    ),
    # ngày 5-6.8, 7 và 8-7, 12, 13/7, từ 5 đến 7/8, 11 - 16/1
    (
        "range",
        rf"(?<!\w)(?:(?<=ngày )|(?<=từ )|(?<=trong )|(?<=hai ngày )|(?<=các ngày )|(?<=\())(?P<d>{_D})\s?(?:-|–|,|và|đến|tới)\s?"
        rf"(?P<d2>{_D})(?P<s>[/.-])(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    ("dm", rf"(?<!\w)(?:{_CUE}[,]?|\()\s*\(?(?P<at>(?P<d>{_D})/(?P<m>{_M})){_END}"),
    ("dm", rf"(?<!\w)(?:{_STRICT}|\()\s*\(?(?P<at>(?P<d>{_D})[-.](?P<m>{_M})){_END}"),
    ("dm", rf"(?<!\w)(?:ngày|hôm|sáng|chiều|tối|đêm)\s+(?P<at>(?P<d>{_D})\s+tháng\s+(?P<m>{_M}))(?!\w)"),
    # tháng 2.2022, tháng 1/2024, tháng 6 năm 2023
    ("my", rf"(?<!\w)tháng\s+(?P<m>{_M})\s?(?:[/.-]|\s+năm\s+|,\s*)\s?(?P<y>{_Y})(?!\w)"),
    ("m", rf"(?<!\w)tháng\s+(?P<m>{_M})(?!\w|[/.,-]\d|\s+(?:âm lịch|tuổi|rưỡi|tới|qua))"),
    ("y", rf"(?<!\w)(?P<at>(?:(?P<part>đầu|giữa|cuối)\s+)?năm\s+(?P<y>{_Y}))(?![\w/-])"),
    (
        "relative",
        r"(?<!\w)(?:hôm qua|hôm nay|hôm kia|ngày mai|ngày kia|cùng ngày|(?:sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai)"
        r"|(?:hồi )?(?:đầu|giữa|cuối) (?:tuần|tháng|năm)(?: (?:này|nay|qua|trước|ngoái))?"
        r"|(?:tuần|tháng|năm) (?:này|nay|qua|trước|ngoái|tới|sau))"
        r"(?!\w)",
    ),
)  # fmt: skip
_STRICT_CUE = re.compile(_STRICT, re.IGNORECASE)
_COMPILED = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS)
_WEEKDAY_BEFORE = re.compile(rf"(?P<w>{_WEEKDAY})\s*[,(]?\s*(?:ngày\s*)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"^\s*[,(]\s*(?P<w>{_WEEKDAY})(?!\w)", re.IGNORECASE)


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
            start, end = match.span("at") if "at" in pattern.groupindex else match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = bytes([1]) * (end - start)
            day = _read(form, match, line, seed, start, end)
            if day:
                found.append(day)
    yield from sorted(found, key=lambda day: day.span.start)


# From which month on "giữa năm" and "cuối năm" are, at the earliest.
_PARTS = {"đầu": 1, "giữa": 5, "cuối": 10}
_RELATIVE_HINT = re.compile(r"hôm|ngày mai|ngày kia|cùng ngày|nay|qua|tuần|tháng|năm", re.IGNORECASE)


def _read(form: str, match: re.Match[str], line: MarkedLine, seed: str, start: int, end: int) -> Day | None:
    groups = match.groupdict()
    year, month, day = (int(groups[key]) if groups.get(key) else None for key in ("y", "m", "d"))
    if groups.get("part"):
        month = _PARTS[fold(groups["part"])]
    first = (year, month, day)
    last = first
    if form == "range":
        first = (year, int(groups.get("m1") or groups["m"]), day)
        last = (year, month, int(groups["d2"]))
        if first[1:] >= last[1:]:
            return None
    if not (_in_calendar(first) and _in_calendar(last)):
        return None
    if form == "dm" and _is_fraction(match, day, month):
        return None
    text = line.text[start:end]
    relative = fold(text) if form == "relative" else None
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
