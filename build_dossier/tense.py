"""How a sentence tells a day: as news, as a plan, as background, or inside a quotation. In doubt it is not news."""

from __future__ import annotations

import re

from build_dossier.model import Tense
from build_dossier.sentences import quoted, sentence_bounds

_CLAUSE = re.compile(r"[,;:–]\s")

_BACKGROUND = re.compile(
    r"(?<!\w)(?:từng|khi đó|lúc đó|lúc bấy giờ|trước đó|trước đây|trước kia"
    r"|(?<!phục )(?<!thu )hồi(?! (?:sức|đáp|phục|kết|sinh|âm)))(?!\w)",  # hồi sức, phục hồi: not of the past
    re.IGNORECASE,
)
# The day of a document, a birth, a founding, an outbreak, a deadline: it belongs to what is told, not to the news.
BORN = r"sinh(?= (?:ngày|năm|tháng|hôm|vào|ra|tại|ở))"  # "học sinh" are pupils
_OF_SOMETHING = re.compile(
    rf"(?<!\w)(?:{BORN}|nghị định|quyết định(?= (?:số|của|ngày|được|này|trên|\d))|thông tư|chỉ thị|công văn|kế hoạch số|luật|nghị quyết"
    r"|thông báo số|tờ trình|công điện|văn bản"
    r"|giấy phép|hợp đồng|bản án|cáo trạng|bộ luật|thành lập|ra đời|nhậm chức|nhận chức"
    r"|hiệu lực|kể từ|tính từ|kỷ niệm|phát động|bùng phát|bùng nổ|nổ ra)(?!\w)[^.,;]{0,40}$",
    re.IGNORECASE,
)
# A day up to which something is to be done or was done: the words before it say which.
_DEADLINE = re.compile(r"(?<!\w)(?:trước|đến hết|hạn chót|hạn cuối|chậm nhất|muộn nhất)(?!\w)[^.,;]{0,40}$", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|sắp tới|lần tới|tiếp theo|tới đây|ngày mai|theo kế hoạch|chuẩn bị|khả năng|có thể|kỳ vọng"
    r"|(?<!các )(?<!những )(?<!nhiều )(?<!vào )mục tiêu|dự báo|hướng tới|đến năm|trước năm)(?!\w)",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)", re.IGNORECASE)
_PAST_CUE = re.compile(r"(?<!\w)(?:hôm|qua|nay)\s*\(?$", re.IGNORECASE)
# Whoever speaks has spoken: what is planned stands behind the verb.
_SAID = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|cho rằng|nói|tuyên bố|thông báo|công bố|khẳng định|nhấn mạnh|xác nhận|đưa tin|kêu gọi|thông tin"
    r"|nhận định|cảnh báo|phát biểu|ra mắt|tổ chức|ký|họp|gặp|điện đàm|ban hành)(?!\w)",
    re.IGNORECASE,
)
_AHEAD = 60  # characters behind the day in which its verb stands


def is_deadline(text: str, start: int) -> bool:
    """Something is to be done, or was, up to the day at a place: whether it is over the words do not say."""
    return bool(_DEADLINE.search(text, sentence_bounds(text, start)[0], start))


def tense(text: str, start: int, end: int) -> Tense:
    """The way in which the sentence around text[start:end] tells that day."""
    if quoted(text, start):
        return "quoted"
    first, last = sentence_bounds(text, start)
    clause = max((m.end() for m in _CLAUSE.finditer(text, first, start)), default=first)
    behind = text[end : min(last, end + _AHEAD)]
    of = _OF_SOMETHING.search(text, first, start)
    if (of and " sẽ " not in of[0]) or _BACKGROUND.search(text, clause, start) or re.search(r"(?<!\w)từng(?!\w)", behind):
        return "background"
    if _DEADLINE.search(text, first, start):
        return "future" if _FUTURE.search(text, first, start) else "background"
    if _PAST_CUE.search(text, clause, start) or _DONE.search(text, clause, start):
        return "past"
    said = _SAID.search(behind)
    planned = _FUTURE.search(text, first, start) or _FUTURE.search(behind[: said.start()] if said else behind)
    return "future" if planned else "past"
