"""Words that look like a day and are no time of an event: a habit, a count, a figure of speech; or one to measure by."""

from __future__ import annotations

import re

from build_dossier.fold import fold
from build_dossier.model import Day
from build_dossier.sentences import sentence_bounds

# Words in front of a day that tell nothing of it: another day of that year ("dịp này năm ngoái"), a day of the moon ("rằm tháng 8"),
# a habit ("mỗi cuối tuần", "sáng thứ tư hằng tuần"), a count ("mười năm trước", "sáu năm nay").
_ANOTHER = re.compile(r"(?<!\w)(?:(?:(?:cùng )?thời điểm(?: này)?|dịp này|ngày này|mùa (?:xuân|hè|thu|đông))(?: \w+){0,2}|rằm|mồng|mùng) $")
# What something else is measured by: "tăng 5% so với năm ngoái".
_MEASURE = re.compile(r"(?<!\w)(?:(?:so với|cùng kỳ|so|gấp \w+|\d lần)(?: \w+){0,2}|bằng|như) $")
_PERIOD = re.compile(r"(?<!\w)cùng kỳ (?:(?:của|trong) )?$")
_EVERY = re.compile(r"(?<!\w)(?:mỗi|mọi|các|những)(?: \w+){0,2} $")
_COUNT = re.compile(r"(?<!\w)(?:\d+|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|chục|trăm|nhiều|mấy|vài|những|nửa)) $")
_HABIT = re.compile(r"\s*(?:hằng|hàng) (?:tuần|tháng|năm)|\s+(?:âm lịch|Giêng|Chạp)")
# "Lớp học cuối năm" names a class, "hồi cuối năm" a time.
_VAGUE = re.compile(r"(?:đầu|giữa|cuối) (?:tuần|tháng|năm)$")
_LATE = ("cuối năm", "cuối tháng", "cuối tuần")
_TODAY = ("hôm nay", "ngày mai", "hôm qua")
_TODAYS = re.compile(r"(?<!\w)(?:hôm nay|ngày mai|hôm qua)(?!\w)")
_FIGURE = re.compile(
    r"(?<!\w)(?:như|thế hệ|cuộc sống|xã hội|giới trẻ|thanh niên|người trẻ|đất nước|thế giới|có(?: được)?|vì|một|về|tự hỏi:?)(?: ngày)? $"
)
_BRIGHT = re.compile(r" (?:tươi sáng|tốt đẹp|tươi đẹp|tốt hơn)", re.IGNORECASE)
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_TO_WEEKDAY = re.compile(rf"\s+(?:đến|tới) (?:hết )?{_WEEKDAY}(?!\w| tuần|,? (?:ngày )?\(?\d)", re.IGNORECASE)
_FROM_WEEKDAY = re.compile(rf"(?<!\w)từ {_WEEKDAY} (?:đến|tới) (?:hết )?$", re.IGNORECASE)
_NEAR = 40  # characters in front of a day in which such words stand
_TIME = re.compile(r"(?:^|[.,;:“\"(]\s*|(?<!\w)(?:vào|dịp|trong|đến|tới|trước|sau|ngay|từ) )$", re.IGNORECASE)


def is_measure(day: Day, text: str) -> bool:
    """Nothing happened then that the sentence tells: something is compared with it."""
    return bool(_MEASURE.search(_before(day, text)))


def is_same_period(day: Day, text: str) -> bool:
    """ "Cùng kỳ năm ngoái": the period just told, in that year."""
    return bool(_PERIOD.search(_before(day, text)))


def _before(day: Day, text: str) -> str:
    return f"{fold(text[max(0, day.span.start - _NEAR) : day.span.start])} "


def tells_nothing(day: Day, text: str) -> bool:
    """The words are no time of an event: a habit, a count of years, a figure of speech."""
    before = text[max(0, day.span.start - _NEAR) : day.span.start]
    folded = f"{fold(before)} "
    if day.form in ("relative", "weekday") and (_COUNT.search(folded) or _EVERY.search(folded)):
        return True
    if day.form == "quarter" and not (day.first[0] or day.relative or before.strip()):
        return True  # the head of a row in a table
    if day.relative in _TODAY and _is_figure(day, text, folded):
        return True
    if _is_weekly(day, text):
        return True
    if day.relative in _LATE and day.tense != "future":
        return True  # the end of this year or of the last: the words do not say
    vague = day.relative and _VAGUE.match(day.relative) and not _TIME.search(before)
    return bool(vague or _ANOTHER.search(folded) or _HABIT.match(text, day.span.end))


def _is_weekly(day: Day, text: str) -> bool:
    """ "Từ thứ hai đến thứ năm": every week, unless a word says which; "thứ" in front of a day is of that day."""
    if day.form != "weekday" or "tuần" in (day.relative or ""):
        return False
    return bool(_TO_WEEKDAY.match(text, day.span.end) or _FROM_WEEKDAY.search(text, 0, day.span.start))


def _is_figure(day: Day, text: str, before: str) -> bool:
    """ "Có được ngày hôm nay", "vì ngày mai": the present and the future; a speech with both in one sentence sets them side by side."""
    start, end = sentence_bounds(text, day.span.start)
    both = day.tense == "quoted" and len(set(_TODAYS.findall(fold(text[start:end])))) > 1
    return both or (day.relative != "hôm qua" and bool(_FIGURE.search(before))) or bool(_BRIGHT.match(text, day.span.end))
