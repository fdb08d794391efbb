"""Who signs the article, and whom it names as its origin in the signature or the source line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Draft, Fact, MarkedLine, Span, unknown
from build_dossier.signatures import is_at_medium, signature_behind

_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,4}")
_ORIGIN = re.compile(r"\b(?:theo|nguồn(?: tin)?)\s*:?\s+(?P<names>[^()|]+)", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:https?:|\bcopy link|\blink bài gốc|\blấy link|\d{1,2}[:h/.-]\d|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b).*$", re.IGNORECASE
)
_THEO = re.compile(r"\s*theo\s+", re.IGNORECASE)  # a line that `segment` takes for a signature: "Theo Bá Lộc (24h)"
# the date of a line that signs and dates, with or without a space before it
_REST = r"(?<=\w)(?-i:Thứ)\s|[\s,|–-]*(?:\bthứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|\bchủ nhật\b|\d|\()"
_NOBODY = {
    "pv",
    "p.v",
    "th",
    "t.h",
    "t/h",
    "n.v",
    "ctv",
    "nhóm pv",
    "nhóm phóng viên",
    "bbt",
    "ban biên tập",
    "tổng hợp",
    "phóng viên",
}


def author(draft: Draft) -> Fact:
    """The name that signs, or the names as the page joins them. "PV" and the like sign without naming anyone."""
    for line, begin in _signed(draft):
        start, end = _signature(line.text, begin)
        if fold(line.text).startswith("vai trò"):
            continue
        names = [m for m in _names(line.text, start, end) if not _is_nobody(m[0])]
        if names:
            spans = tuple(Span(draft.seed.name, line.n, m.start(), m.end()) for m in names)
            written = line.text[names[0].start() : names[-1].end()]
            return Fact(_plain_case(written), "stated", "byline", spans)
    return unknown("no-byline")


def _signed(draft: Draft) -> Iterator[tuple[MarkedLine, int]]:
    """The lines that sign, with the place where the signature begins; last the paragraph that ends with one."""
    yield from ((line, 0) for line in draft.kept if line.kind == "byline")
    last = next((line for line in reversed(draft.kept) if line.kind in ("body", "list")), None)
    begin = signature_behind(last.text) if last else None
    if last and begin is not None:
        yield last, begin


def credited(draft: Draft) -> tuple[Fact, ...]:
    """Media named as the origin: "(theo Reuters, CNN)", "Nguồn: TTXVN"."""
    found = []
    signed = {(span.n, span.start) for span in author(draft).spans}
    sources = [(line, 0) for line in draft.kept if line.kind == "source-line"]
    for line, begin in (*_signed(draft), *sources):
        for origin in _ORIGIN.finditer(line.text, begin):
            for name in re.finditer(r"[^,;/|()]+", _BEHIND.sub("", origin["names"])):
                start = origin.start("names") + name.start() + len(name[0]) - len(name[0].lstrip())
                value = name[0].strip(" .:")
                if value and (line.n, start) not in signed:
                    span = Span(draft.seed.name, line.n, start, start + len(value))
                    found.append(Fact(value, "stated", "source-line" if line.kind == "source-line" else "byline", (span,)))
    return tuple(found)


def _is_nobody(name: str) -> bool:
    """ "PV", an outlet, or an outlet's bureau: "VOV-Tây Nguyên"."""
    return fold(name) in _NOBODY or is_at_medium(name)


def _signature(text: str, begin: int) -> tuple[int, int]:
    """The bounds of the names from `begin` on: without "Bài, ảnh:" in front and "(theo ...)" behind."""
    heads = "|".join(re.escape(head) for head in sorted(table("vi", "words")["byline_heads"], key=len, reverse=True))
    notes = "|".join(re.escape(note) for note in table("vi", "words")["byline_notes"])
    head = re.compile(rf"\s*(?:{heads})\s*[:,]\s*", re.IGNORECASE).match(text, begin) or _THEO.match(text, begin)
    start = head.end() if head else begin
    note = re.search(rf"\s*[(/,–-]*\s*\b(?:{notes})\b|{_REST}", text[start:], re.IGNORECASE)
    return start, start + note.start() if note else len(text)


def _names(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The names between two places; behind "/" stands only another full name, not a bureau: "Mạnh Hùng/Berlin"."""
    found = [m for m in _NAME.finditer(text, start, end) if m[0][0].isupper() and m.end() - m.start() > 1]
    return [m for m in found if " " in m[0] or "." in m[0] or not (m.start() and text[m.start() - 1] == "/")]


def _plain_case(name: str) -> str:
    """Pen names are often set in capitals: "HOÀI ÂN" is Hoài Ân. Initials stay."""
    return " ".join(part if "." in part else part.capitalize() for part in name.split()) if name.isupper() and " " in name else name
