"""The headline as it stands, without the outlet's suffix; or as the pictures repeat it; or made of the lede's own words."""

from __future__ import annotations

import re

from build_dossier.bounds import lede_code
from build_dossier.extract.stamps import glued
from build_dossier.model import Draft, Fact, MarkedLine, Span, unknown
from build_dossier.signatures import is_medium

MAX_DERIVED = 120  # characters; headlines of the outlets read end below 110

# " - Báo Tuổi Trẻ", " | Vietnam+ (VietnamPlus)", " – VnExpress.net": the outlet's name behind a headline.
_SUFFIX = re.compile(
    r"\s+(?:[-–—|•]|::)\s+(?:(?:báo|tạp chí|tạp chi|kênh|trang|đài|cổng|chuyên trang|tin tức)\b[^|]{1,50}"
    r"|[^|\s]*\.(?:vn|com|net|org)(?:\.vn)?|[^|]{0,30}\bonline)\s*$",
    re.IGNORECASE,
)
_BEHIND_BAR = re.compile(r"\s+[-–—|•]\s+([^-–—|•]{2,40})$")
_SECTION = re.compile(r"\s+[-–—|]\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*$")
# Behind a headline in the text of a picture: "... - 1", "... - Ảnh 2.". A picture with words of its own has no number.
_NUMBER = re.compile(r"(?<!\d)\s+[-–]\s*(?:ảnh |hình )?\d{1,2}\.?\s*$", re.IGNORECASE)
_HEADLINE_WORDS = 5
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_])")


def title(draft: Draft) -> Fact:
    """The title as stated, or derived from the numbered text of a picture or the first sentence of the lede; unknown for an
    article without any."""
    for line in draft.kept:
        if line.kind == "title":
            start, end = _unstamped(line)
            suffix = _SUFFIX.search(line.text, start, end)
            suffix = suffix or _medium_behind(line.text, start, end)
            if suffix and suffix.start() > start:
                start, end = _trim(line.text, start, suffix.start())
                section = _SECTION.search(line.text, start, end)  # "... - Bóng đá Việt Nam - ZNEWS.VN"
                if section and section.start() > start:
                    start, end = _trim(line.text, start, section.start())
            if start == end:
                continue  # nothing but table bars
            return Fact(line.text[start:end], "stated", "headline", (_span(draft, line, start, end),))
    for line in draft.lines:
        picture = _NUMBER.search(line.text) if line.kind == "alt-text" else None
        start, end = _trim(line.text, 0, picture.start()) if picture else (0, 0)
        if picture and len(line.text[start:end].split()) >= _HEADLINE_WORDS:
            return Fact(line.text[start:end], "derived", "numbered-picture-text", (_span(draft, line, start, end),))
    for line in draft.kept:
        if line.kind in ("lede", "body"):
            start, end = _headline_of(line.text, _unstamped(line)[0])
            if start == end:
                continue  # nothing but a code and stops
            value = line.text[start:end]
            value = value[0].upper() + value[1:]
            return Fact(value, "derived", "first-sentence", (_span(draft, line, start, end),))
    return unknown("no-title")


def _medium_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """ " | ICTnews": the name of a medium that the package knows behind a bar or dash."""
    found = _BEHIND_BAR.search(text, start, end)
    return found if found and is_medium(re.sub(r"\s*\([^()]*\)$", "", found[1])) else None  # "Vietnam+ (VietnamPlus)"


def _headline_of(text: str, begin: int) -> tuple[int, int]:
    """The part of the lede that serves as a headline: its first sentence, without what comes before the main clause if it is
    too long, and never more than MAX_DERIVED characters, cut between words."""
    start, end = _trim(text, begin, len(text))
    code = lede_code(text[start:end])
    start = start + code.end() if code else start
    sentence = _SENTENCE.search(text, start)
    end = sentence.start() if sentence else end
    while end > start and text[end - 1] in ".;:,…| ":
        end -= 1
    if end - start <= MAX_DERIVED:
        return start, end
    # Vietnamese ledes put time, place and source first: the longest ending that fits is the news itself.
    clauses = [m.end() for m in re.finditer(r",\s+", text[:end]) if m.end() > start]
    fitting = [c for c in clauses if 40 <= end - c <= MAX_DERIVED and text[c].isalpha()]
    if fitting:
        return fitting[0], end
    space = text.rfind(" ", start + 1, start + MAX_DERIVED + 1)
    return start, space if space > start else start + MAX_DERIVED  # a word without end is cut, too


def _unstamped(line: MarkedLine) -> tuple[int, int]:
    """The bounds of a line without a stamp glued to its beginning or end."""
    stamp = glued(line)
    start, end = _trim(line.text, 0, len(line.text))
    if stamp and stamp[0][0] <= start:
        return _trim(line.text, stamp[0][1], end)
    return _trim(line.text, start, stamp[0][0]) if stamp and stamp[0][1] >= end else (start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without spaces and table bars at the edges."""
    while start < end and text[start] in " |":
        start += 1
    while end > start and text[end - 1] in " |":
        end -= 1
    return start, end


def _span(draft: Draft, line: MarkedLine, start: int, end: int) -> Span:
    return Span(draft.seed.name, line.n, start, end)
