"""What a line looks like on its own: a paragraph, a headline, a caption, a credit, a date line, a signature."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from build_dossier.datelines import DAY
from build_dossier.fold import fold, label_key
from build_dossier.lang import table

# Capitals of Vietnamese and other Latin letters. A class like [À-Ỹ] would hold small letters too.
UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())

# No line with one of these shapes is longer; and what reads only short lines stays quick on hostile ones.
_SHORT = 240  # characters of a date line, a signature, a source line, a row of figures
_CAPTION = 800

_CLOSERS = "\"'”’»)]| "
_STOPPED = re.compile(r"[.!?…;:]$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)\s*\|?\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•●▪■◦*+·►✓✔]|\d{1,2}[.)]|[a-zđ]\))\s+\S")
# "Phù Sa FC: Lê Vũ Hải, Đỗ Trường An, ...": a name, then names or names with minutes
_ROSTER = re.compile(rf"^[^:]{{2,30}}:\s*(?:[{UPPER}][^\W\d]*(?:\s[{UPPER}][^\W\d]*){{0,4}}\s*(?:\([^)]*\))?(?:\s*[,;-]\s*|\.?$)){{1,40}}$")
# "Ảnh: AFP", "(Ảnh: AFP)", "Ảnh tư liệu: Kyodo/TTXVN", "(Nguồn: Telegram) |", "Ảnh minh họa", "Đồ họa: ..."
_CREDIT_END = re.compile(
    r"(?:\(|\b)(?:nguồn ảnh|ảnh tư liệu|ảnh minh h[ọo]ạ?a?|ảnh cắt từ clip|ảnh|nguồn|photo|đồ họa|đồ hoạ|clip|video|graphic)"
    r"\s*[:：]\s*(?:[^.:]|\.(?=\S)){1,60}\)?\s*[.|]?\s*$|\((?:ảnh|hình)(?: minh h[ọo]ạ?a?| tư liệu)\)\s*[.|]?\s*$"
    r"|^chụp lại hình ảnh,\s|[-–.]\s*ảnh\s+(?:minh h[ọo]ạ?a?|tư liệu|internet|nvcc)\s*\.?$",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,3},\s*ngày\s*$", re.IGNORECASE)  # "Hà Nội, ngày 5/3/2024"
_WEEKDAY_END = re.compile(
    r"[\s,|–-]*(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)?[\s,|–-]*(?:ngày|lúc|vào)?[\s,|:–-]*$", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d\d(?::\d\d)?", re.IGNORECASE)
_SOURCE = re.compile(
    r"^(?:nguồn tin|nguồn bài viết|nguồn|link gốc|link bài gốc|bài gốc|xem bài gốc|đọc bài gốc|theo nguồn)\s*[:\-–]?"
    r"\s*\S.{0,140}$"
    r"|^theo\s+\S.{0,60}$|^https?://\S+$|^\([A-ZĐ][^()]{1,40}\)$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][\w.’'-]*"
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
    """Running text: a stopped sentence, or too long for a headline (those end below 28 syllables on every outlet read)."""
    count = syllables(text)
    bare = text.rstrip(_CLOSERS)
    if bare.endswith((".", "…", ";")):
        return count >= 4
    if bare.endswith(":"):
        return count >= 6
    if bare.endswith(("!", "?")):
        return count >= 18 or len(re.findall(r"[.!?]\s", bare)) >= 1
    return count >= 28 or (count >= 16 and len(re.findall(r"[^\s.][.!?]\s+[^\W\d_]", bare)) >= 1)


def is_headline(text: str) -> bool:
    """Four to twenty-seven syllables, no full stop, beginning like a sentence."""
    first = next((ch for ch in text if ch.isalnum()), "")
    return syllables(text) >= 4 and not is_paragraph(text) and (first.isupper() or first.isdigit())


def is_item(text: str) -> bool:
    """A line of a list: a bullet and text, cells of a table row, a line-up. A question behind a bullet is an interviewer's."""
    if len(text) <= _CAPTION and (text.count(" | ") >= 2 or _ROSTER.search(text) or _is_table_row(text)):
        return True
    return bool(_BULLET.match(text)) and not text.rstrip(_CLOSERS).endswith("?")


def _is_table_row(text: str) -> bool:
    """A word or two, then nothing but figures: "Quý 1 58 61 66"."""
    cells = text.split()
    figures = sum(bool(re.fullmatch(r"[+-]?[\d.,]+%?|-", cell)) for cell in cells)
    return figures >= 3 and len(cells) - figures <= 4


def is_question(text: str) -> bool:
    """A question behind a bullet, as interviews print it."""
    return bool(_BULLET.match(text)) and text.rstrip(_CLOSERS).endswith("?")


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
    if re.match(r"(?:(?:nguồn ảnh|ảnh|photo|đồ họa|clip|video)\s*[:：]|nguồn hình ảnh,)", stripped, re.IGNORECASE):
        return syllables(stripped) <= 9
    owners = [label_key(part) for part in re.split(r"\s*(?:/|,| - | – |\||\bvia\b)\s*", stripped)]
    return bool(owners) and all(owner in _credits() for owner in owners)


def is_dateline(text: str) -> bool:
    """A day with its year and little else: "Thứ ba, 03/12/2024 11:19 AM - 0 Trả lời"."""
    if len(text) > _SHORT:
        return False
    found = DAY.search(text)
    if not found:
        return False
    rest = _CLOCK.sub(" ", text[: found.start()] + " " + text[found.end() :])
    return syllables(rest) <= 9 and not stopped(text.rstrip()) and not is_caption(text)


# "(levunam@baodanang.vn)", "- Email: ...", "(báo Lao Động)": how to reach the author, and where the author works
_CONTACT = re.compile(r"\s*[-–|,]?\s*\(?\s*(?:email\s*:\s*)?[\w.+-]+@[\w.-]+\s*\)?|\s*\((?:báo|tạp chí|đài)\s[^()]{2,40}\)", re.IGNORECASE)


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
    return name != text.strip(" |") and _is_name(name) and not is_medium(name)


def is_medium(text: str) -> bool:
    """Nothing but the name of an outlet or agency that the package knows."""
    return label_key(text) in _media()


@cache
def _media() -> frozenset[str]:
    names = (name for outlet in table("vi", "outlets") for name in (outlet["name"], *outlet.get("named", ())))
    return frozenset(label_key(name) for name in names)


def is_source_line(text: str) -> bool:
    """Names the origin of the whole article: "Nguồn: ...", "Theo TTXVN", a bare address."""
    if len(text) > _SHORT:
        return False
    return bool(_SOURCE.match(text.strip(" |"))) and syllables(text) <= 24 and not text.rstrip().endswith((".", "?"))


def is_byline(text: str) -> bool:
    """Signs the article: names alone, names with "(theo ...)" or "(tổng hợp)", "PV", "Bài, ảnh: ..."."""
    if len(text) > _SHORT:
        return False
    stripped = _CONTACT.sub("", text).strip(" |*_.")
    if not stripped or syllables(stripped) > 16 or stripped.endswith((":", "?", "!")):
        return False
    if re.match(r"theo\s", stripped, re.IGNORECASE) and stripped.endswith(")"):  # "Theo Bá Lộc (24h)"
        return _is_name(re.sub(r"\s*\([^()]*\)$", "", stripped[4:]).split("/")[0].strip())
    folded = fold(stripped)
    if folded in _byline_heads() or folded.startswith(_byline_openings()):
        return True
    names, notes = _split_notes(stripped)
    return bool(names) and all(_is_name(name) for name in names) and (len(names) <= 3 or bool(notes))


def _split_notes(text: str) -> tuple[list[str], str]:
    """The names of a signature and what follows them: "Hồng Hạnh (theo Reuters)" is (["Hồng Hạnh"], "theo Reuters")."""
    found = _notes().search(text)
    head = text[: found.start()] if found else text
    return [part for part in re.split(r"\s*(?:,|;|&|/|\s[-–]\s|\bvà\b)\s*", head.strip(" (-–/,")) if part], text[len(head) :]


def _is_name(text: str) -> bool:
    """One to five words in capitals, two at least unless it is an abbreviated pen name like "T.Hà" or "PV"."""
    parts = text.split()
    if not parts or len(parts) > 5 or any(ch.isdigit() for ch in text):
        return False
    if not all(re.fullmatch(_NAME, part) and part[0].isupper() for part in parts):
        return False
    return len(parts) >= 2 or "." in text


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


@cache
def _byline_heads() -> frozenset[str]:
    return frozenset(fold(head) for head in table("vi", "words")["byline_heads"])


@cache
def _byline_openings() -> tuple[str, ...]:
    return tuple(head + sign for head in sorted(_byline_heads()) for sign in (":", ",", " (", " -", "/", " /"))


@cache
def _notes() -> re.Pattern[str]:
    notes = "|".join(map(re.escape, table("vi", "words")["byline_notes"]))
    return re.compile(rf"\s*[(/,–-]*\s*\b(?:{notes})\b.*$", re.IGNORECASE)
