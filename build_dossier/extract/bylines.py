"""Who signs the article, and whom it names as its origin in the signature or the source line."""

from __future__ import annotations

import re
from functools import cache

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Draft, Fact, Span, unknown

_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,4}")
_ORIGIN = re.compile(r"\b(?:theo|nguồn(?: tin)?)\s*:?\s+(?P<names>[^()|]+)", re.IGNORECASE)
_THEO = re.compile(r"\s*theo\s+", re.IGNORECASE)  # a line that `segment` takes for a signature: "Theo Bá Lộc (24h)"
_REST = r"[\s,|–-]*(?:\bthứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|\bchủ nhật\b|\d|\()"  # the date of a line that signs and dates
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
    for line in draft.kept:
        if line.kind != "byline":
            continue
        start, end = _signature(line.text)
        if fold(line.text).startswith("vai trò"):
            continue
        names = [m for m in _names(line.text, start, end) if not _is_nobody(m[0])]
        if names:
            spans = tuple(Span(draft.seed.name, line.n, m.start(), m.end()) for m in names)
            written = line.text[names[0].start() : names[-1].end()]
            return Fact(_plain_case(written), "stated", "byline", spans)
    return unknown("no-byline")


def credited(draft: Draft) -> tuple[Fact, ...]:
    """Media named as the origin: "(theo Reuters, CNN)", "Nguồn: TTXVN"."""
    found = []
    signed = {(span.n, span.start) for span in author(draft).spans}
    for line in draft.kept:
        if line.kind not in ("byline", "source-line"):
            continue
        for origin in _ORIGIN.finditer(line.text):
            for name in re.finditer(r"[^,;/|()]+", origin["names"].split("http")[0]):
                start = origin.start("names") + name.start() + len(name[0]) - len(name[0].lstrip())
                value = name[0].strip(" .:")
                if value and (line.n, start) not in signed:
                    found.append(
                        Fact(
                            value,
                            "stated",
                            line.kind or "",
                            (Span(draft.seed.name, line.n, start, start + len(value)),),
                        )
                    )
    return tuple(found)


def _is_nobody(name: str) -> bool:
    """ "PV", an outlet, or an outlet's bureau: "VOV-Tây Nguyên"."""
    return fold(name) in _nobody() or fold(name.split("-")[0]) in _nobody()


@cache
def _nobody() -> frozenset[str]:
    """What signs without being a person: "PV", and the names of the media themselves."""
    media = {fold(name) for outlet in table("vi", "outlets") for name in (outlet["name"], *outlet.get("named", ()))}
    return frozenset(_NOBODY | media)


def _signature(text: str) -> tuple[int, int]:
    """The bounds of the names: without "Bài, ảnh:" in front and "(theo ...)" behind."""
    heads = "|".join(re.escape(head) for head in sorted(table("vi", "words")["byline_heads"], key=len, reverse=True))
    notes = "|".join(re.escape(note) for note in table("vi", "words")["byline_notes"])
    head = re.match(rf"\s*(?:{heads})\s*[:,]\s*", text, re.IGNORECASE) or _THEO.match(text)
    start = head.end() if head else 0
    note = re.search(rf"\s*[(/,–-]*\s*\b(?:{notes})\b|{_REST}", text[start:], re.IGNORECASE)
    return start, start + note.start() if note else len(text)


def _names(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [m for m in _NAME.finditer(text, start, end) if m[0][0].isupper() and (" " in m[0] or "." in m[0] or m.end() - m.start() > 1)]


def _plain_case(name: str) -> str:
    """Pen names are often set in capitals: "HOÀI ÂN" is Hoài Ân. Abbreviations with dots stay."""
    return " ".join(part if "." in part else part.capitalize() for part in name.split()) if name.isupper() else name
