"""Days, months and years as the text writes them. What year "3-12" belongs to is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Day, Draft, MarkedLine, Span, Tense
from build_dossier.sentences import quoted, sentence_bounds

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
_COMPILED = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS)
_WEEKDAY_BEFORE = re.compile(rf"(?P<w>{_WEEKDAY})\s*[,(]?\s*(?:ngày\s*)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"^\s*[,(]\s*(?P<w>{_WEEKDAY})(?!\w)", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?<!\w)(?:từng|khi đó|lúc đó|lúc bấy giờ|trước đó|trước đây|hồi)(?!\w)", re.IGNORECASE)
# The day of a document, a birth, a founding, a deadline: it belongs to what is told, not to the news.
_OF_SOMETHING = re.compile(
    r"(?<!\w)(?:nghị định|quyết định|thông tư|chỉ thị|công văn|kế hoạch số|luật|nghị quyết|thông báo số|tờ trình|công điện|văn bản"
    r"|giấy phép|hợp đồng|hiệp định|bản án|cáo trạng|bộ luật|sinh|thành lập|ra đời|nhậm chức|nhận chức|hiệu lực|kể từ|tính từ"
    r"|trước|đến hết|hạn chót|kỷ niệm)(?!\w)[^.,;]{0,60}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|ngày mai|theo kế hoạch|chuẩn bị|khả năng|có thể|mục tiêu|kỳ vọng|dự báo|hướng tới|đến năm|trước năm)"
    r"(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?<!\w)(?:đã|vừa|hôm|qua)(?!\w)", re.IGNORECASE)


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
        _tense(line, start, end),
    )


def _in_calendar(day: tuple[int | None, int | None, int | None]) -> bool:
    _, month, number = day
    return not (month and number) or number <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _weekday(text: str, start: int, end: int) -> int | None:
    found = _WEEKDAY_BEFORE.search(text[max(0, start - _NEAR) : start]) or _WEEKDAY_AFTER.search(text[end : end + _NEAR])
    weekdays: dict[str, int] = table("vi", "words")["weekdays"]
    return weekdays[fold(found["w"])] if found else None


def _tense(line: MarkedLine, start: int, end: int) -> Tense:
    """How the sentence tells the day. Captions show what has happened; in the text the words around the day decide."""
    text = line.text
    if quoted(text, start):
        return "quoted"
    a, b = sentence_bounds(text, start)
    clause = text[max(a, text.rfind(",", a, start)) : start]
    if (
        _OF_SOMETHING.search(text, a, start)
        or _BACKGROUND.search(clause)
        or re.search(r"(?<!\w)từng(?!\w)", text[end : min(b, end + 60)])
    ):
        return "background"
    if _FUTURE.search(text, a, min(b, end + 60)) and not _PAST.search(text[max(a, start - 8) : min(b, end + 40)]):
        return "future"
    return "past"
