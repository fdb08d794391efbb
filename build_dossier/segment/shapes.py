"""What a line looks like on its own: a paragraph, a headline, a caption, a credit, a date line, a signature."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from build_dossier.codes import opening_code
from build_dossier.datelines import DAY
from build_dossier.fold import fold, label_key
from build_dossier.lang import table
from build_dossier.lexicon import LOWER, UPPER
from build_dossier.signatures import is_byline, is_medium, is_name, signature_behind

# No line with one of these shapes is longer; and what reads only short lines stays quick on hostile ones.
_SHORT = 240  # characters of a date line, a signature, a source line, a row of figures
_CAPTION = 800
_CELLS = 40  # of a row of figures
_FIGURE = re.compile(r"[+-]?[\d.,]+%?|-")
_ENTRY = 120  # of an entry that counts itself: "Bài 3: ..." may begin a paragraph, too
_HEADLINE = 28  # syllables from which a line without a stop is a paragraph: headlines end below on nearly every outlet read
_LONG_HEADLINE = 42  # ... the rest, digests above all, end here

_CLOSERS = "\"'”’»)]| "
_STOPPED = re.compile(r"[.!?…;:]$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)\s*\|?\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•●▪■◦*+·►✓✔]|\d{1,2}[.)]|[a-zđ]\))\s+\S")
_ASKING = re.compile(r"\s*(?:p\.?v|phóng viên|nhà báo|hỏi|mc|btv)\s*[:.]\s", re.IGNORECASE)
# "Câu 1: B", "Set 2: 20-25", "[3] ...": entries that count themselves
_COUNTED = re.compile(rf"^(?:[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+)?\s\d{{1,3}}\s?[:.]\s+|\[\d{{1,3}}\]\s)\S")
# "Phù Sa FC: Lê Vũ Hải, Đỗ Trường An, ...": a name, then names or names with minutes
_ROSTER = re.compile(rf"^[^:]{{2,30}}:\s*(?:[{UPPER}][^\W\d]*(?:\s[{UPPER}][^\W\d]*){{0,4}}\s*(?:\([^)]*\))?(?:\s*[,;-]\s*|\.?$)){{1,40}}$")
# "Ảnh: AFP", "(Ảnh: AFP)", "Ảnh tư liệu: Kyodo/TTXVN", "(Nguồn: Telegram) |", "Ảnh minh họa", "Đồ họa: ..."
_CREDIT_END = re.compile(
    r"(?:\(|\b)(?:nguồn ảnh|ảnh tư liệu|ảnh minh h[ọo]ạ?a?|ảnh cắt từ clip|ảnh|nguồn|photo|đồ họa|đồ hoạ|clip|video|graphic)"
    r"\s*[:：]\s*(?:[^.:]|\.(?=\S)|(?<=\b[A-ZĐ])\.){1,60}\)?\s*[.|]?\s*$|\((?:ảnh|hình)(?: minh h[ọo]ạ?a?| tư liệu)\)\s*[.|]?\s*$"
    r"|\b(?-i:REUTERS|AFP|AP|EPA|via REUTERS|Getty Images)\s[-–/]\s(?-i:[A-Z][\w. /-]{1,40})$|©\s*(?-i:[A-Z])[\w /.-]{1,40}$"
    r"|^chụp lại hình ảnh,\s|[-–.]\s*ảnh\s+(?:minh h[ọo]ạ?a?|tư liệu|internet|nvcc)\s*\.?$"
    rf"|[-–.]\s*(?-i:Ảnh)\s+(?-i:[{UPPER}][\w/-]*(?: [{UPPER}][\w/-]*){{0,3}})\s*\.?$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:©\s*)?(?:(?:nguồn ảnh|(?:ảnh|hình)(?: minh h[ọo]ạ?a?| tư liệu)?|photo|đồ họa|clip|video)\s*[:：]|nguồn hình ảnh,)", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,3},\s*ngày\s*$", re.IGNORECASE)  # "Hà Nội, ngày 5/3/2024"
_WEEKDAY_END = re.compile(
    r"[\s,|–-]*(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)?[\s,|–-]*(?:ngày|lúc|vào)?[\s,|:–-]*$", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d\d(?::\d\d)?", re.IGNORECASE)
# "Phòng mổ mở cửa từ ngày 20-6-2025": a subhead that tells a day, not a line that dates the page
_TELLING = re.compile(r"(?:[^\W\d_]+\s+){3,}(?:từ|đến|tới|vào|trong|trước|sau|hôm|sáng|trưa|chiều|tối|đêm)\s+(?:ngày\s+)?$", re.IGNORECASE)
# "Thứ hai, 29/01 | 08:15": some leave the year out
_DAY_AND_CLOCK = re.compile(
    r"\s*(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*,?\s*(?:ngày\s)?\d{1,2}[/.-]\d{1,2}"
    r"\s*[|,–-]?\s*\d{1,2}[:h]\d\d\s*$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:nguồn tin|nguồn bài viết|nguồn|link gốc|link bài gốc|bài gốc|xem bài gốc|đọc bài gốc|theo nguồn)\s*[:\-–]?"
    r"\s*\S.{0,140}$"
    r"|^theo\s+\S.{0,60}$|^https?://\S+$|^\([A-ZĐ][^()]{1,40}\)$",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


@lru_cache(maxsize=1024)  # the rows around a line are asked again and again
def syllables(text: str) -> int:
    """How many syllables and numbers a line has."""
    return len(_TOKENS.findall(text))


def stopped(text: str) -> bool:
    """The line ends as a sentence ends, closing quotation marks and brackets aside."""
    return bool(_STOPPED.search(text.rstrip(_CLOSERS)))


def cut_off(text: str) -> bool:
    """The line ends in three dots: text cut for a link list, or a sentence left open."""
    return bool(_ELLIPSIS.search(text))


def is_paragraph(text: str) -> bool:
    """Running text: a stopped sentence, a lede behind its outlet's code, or too long for a headline."""
    count = syllables(text)
    bare = text.rstrip(_CLOSERS)
    if (count >= 8 and opening_code(text)) or _is_closing(text) or signature_behind(text) is not None:
        return True
    if bare.endswith((".", "…", ";")):
        return count >= 4
    if bare.endswith(":"):
        return count >= 6
    if bare.endswith(("!", "?")):
        return count >= _HEADLINE or bool(re.search(r"(?<!\.)[.!?]\s", bare))
    return count >= _HEADLINE or (count >= 16 and bool(_STOP_INSIDE.search(bare)))


def is_long_headline(text: str) -> bool:
    """Too long for most headlines, but without any stop: its place must say what it is."""
    count = syllables(text)
    return _HEADLINE <= count <= _LONG_HEADLINE and not stopped(text) and not _STOP_INSIDE.search(text) and not opening_code(text)


# A full stop behind a word in small letters: not behind "TP." or "GS.", not the three dots of a headline.
_STOP_INSIDE = re.compile(rf"(?:[{LOWER}]{{2}}|[{UPPER}]{{3,}})(?<!PGS)\.[”\"’)]*\s+[\"“‘(]?[{UPPER}]")


def _is_closing(text: str) -> bool:
    """ "Xin cảm ơn ông!": the last words of an interview."""
    return len(text) < 80 and _ASKING.sub("", fold(text)).lstrip('-–: "').startswith(_closings())


@cache
def _closings() -> tuple[str, ...]:
    return tuple(table("vi", "words")["closings"])


def is_headline(text: str) -> bool:
    """Four to twenty-seven syllables, no full stop, beginning like a sentence."""
    first = next((word for word in text.split() if any(ch.isalnum() for ch in word)), "")
    begins = any(ch.isupper() or ch.isdigit() for ch in first)  # "iPhone" too
    return syllables(text) >= 4 and not is_paragraph(text) and begins


def is_item(text: str) -> bool:
    """A line of a list: a bullet and text, cells of a table row, a line-up. A question behind a bullet is an interviewer's."""
    if len(text) <= _CAPTION and (text.count(" | ") >= 2 or _ROSTER.search(text) or _is_table_row(text)):
        return True
    if len(text) <= _ENTRY and _COUNTED.match(text) and not (text.endswith(".") and syllables(text) >= 12):
        return True
    return bool(_BULLET.match(text)) and not text.rstrip(_CLOSERS).endswith("?")


def _is_table_row(text: str) -> bool:
    """A word or two, then nothing but figures: "Quý 1 58 61 66"."""
    cells = text.split()
    if not 3 <= len(cells) <= _CELLS:
        return False
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
    return figures >= 3 and len(cells) - figures <= 4


def is_question(text: str) -> bool:
    """A question behind a bullet or the interviewer's mark, as interviews print it."""
    return bool(_BULLET.match(text) or _ASKING.match(text)) and text.rstrip(_CLOSERS).endswith("?")


def is_caption(text: str) -> bool:
    """Says whose picture it is: "... Ảnh: AFP", "(Nguồn: Telegram) |". Beyond sixty syllables it is a paragraph."""
    if len(text) > _CAPTION:
        return False
    return bool(_CREDIT_END.search(text.strip())) and syllables(text) <= 60


def is_credit(text: str) -> bool:
    """Nothing but the owner of a picture: "REUTERS", "Ảnh: TTXVN", "AFP/Getty Images"."""
    if len(text) > _SHORT:
        return False
    stripped = text.strip(" .|()[]-–")
    if re.match(
        r"(?:©\s*)?(?:(?:nguồn ảnh|(?:ảnh|hình)(?: minh h[ọo]ạ?a?| tư liệu)?|photo|đồ họa|clip|video)\s*[:：]|nguồn hình ảnh,)",
        stripped,
        re.IGNORECASE,
    ):
        return syllables(stripped) <= 9
    owners = [label_key(part) for part in re.split(r"\s*(?:/|,| - | – |\||\bvia\b)\s*", stripped)]
    return bool(owners) and all(owner in _credits() for owner in owners)


def is_dateline(text: str) -> bool:
    """A day with its year and little else: "Thứ ba, 03/12/2024 11:19 AM - 0 Trả lời"."""
    if len(text) > _SHORT:
        return False
    found = DAY.search(text) or _DAY_AND_CLOCK.match(text)
    if not found:
        return False
    if _TELLING.search(text[: found.start()]):
        return False
    rest = _CLOCK.sub(" ", text[: found.start()] + " " + text[found.end() :])
    return syllables(rest) <= 9 and not stopped(text.rstrip()) and not is_caption(text)


def has_clock(text: str) -> bool:
    """Names an hour and a minute."""
    return bool(_CLOCK.search(text))


def is_page_clock(text: str) -> bool:
    """Weekday and day without a time, as the head of a page shows the reader's own day."""
    return bool(re.match(r"\s*(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b", text, re.IGNORECASE)) and not _CLOCK.search(text)


def is_signed_dateline(text: str) -> bool:
    """A date line with the author's name in front: "Phạm Thu Nga - 11/10/2023 07:15"."""
    if len(text) > _SHORT:
        return False
    found = DAY.search(text)
    if not found or _PLACE_AND_DAY.match(text[: found.start()]):
        return False
    head = _WEEKDAY_END.sub("", text[: found.start()]).strip(" -–|,•")
    return len(head.split()) >= 2 and is_byline(head)


def is_person_after_theo(text: str) -> bool:
    """ "Theo Hà Linh Đan": names somebody, and no medium."""
    name = re.sub(r"^\s*theo\s+", "", text, flags=re.IGNORECASE).strip(" |")
    return name != text.strip(" |") and is_name(name) and not is_medium(name)


def is_source_line(text: str) -> bool:
    """Names the origin of the whole article: "Nguồn: ...", "Theo TTXVN", a bare address."""
    if len(text) > _SHORT:
        return False
    return bool(_SOURCE.match(text.strip(" |"))) and syllables(text) <= 24 and not text.rstrip().endswith((".", "?"))


def glued(text: str) -> bool:
    """A headline and its summary stand on one line without a stop between them."""
    head = " ".join(text.split()[:30])
    return bool(_glue().search(head))


@cache
def _glue() -> re.Pattern[str]:
    openers = "|".join(table("vi", "words")["openers"])
    return re.compile(rf"[^\W_][\w%'’”\"]*[^\W_.!?…:;,\"“(\-–]\s(?:{openers})\s[^\W\d{UPPER}]")


@cache
def _credits() -> frozenset[str]:
    return frozenset(label_key(owner) for owner in table("vi", "words")["credits"])
