"""Who signs the article, and whom it names as its origin in the signature or the source line."""

from __future__ import annotations

import re

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Draft, Fact, Span, unknown

_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,4}")
_ORIGIN = re.compile(r"\b(?:theo|nguồn(?: tin)?)\s*:?\s+(?P<names>[^()|]+)", re.IGNORECASE)
_NOT_A_NAME = {"pv", "ctv", "nhóm pv", "nhóm phóng viên", "bbt", "ban biên tập", "tổng hợp", "phóng viên"}


def author(draft: Draft) -> Fact:
    """The name that signs, as written; several are joined by a comma. "PV" and the like sign without naming anyone."""
    for line in draft.kept:
        if line.kind != "byline":
            continue
        start, end = _signature(line.text)
        names = [m for m in _names(line.text, start, end) if fold(m[0]) not in _NOT_A_NAME]
        if names:
            spans = tuple(Span(draft.seed.name, line.n, m.start(), m.end()) for m in names)
            return Fact(", ".join(m[0] for m in names), "stated", "byline", spans)
    return unknown("no-byline")


def credited(draft: Draft) -> tuple[Fact, ...]:
    """Media named as the origin: "(theo Reuters, CNN)", "Nguồn: TTXVN"."""
    found = []
    for line in draft.kept:
        if line.kind not in ("byline", "source-line"):
            continue
        for origin in _ORIGIN.finditer(line.text):
            for name in re.finditer(r"[^,;/&|()]+", line.text[: origin.end()][origin.start("names") :]):
                start = origin.start("names") + name.start() + len(name[0]) - len(name[0].lstrip())
                value = name[0].strip(" .")
                if value and not value.startswith("http"):
                    found.append(Fact(value, "stated", line.kind or "", (Span(draft.seed.name, line.n, start, start + len(value)),)))
    return tuple(found)


def _signature(text: str) -> tuple[int, int]:
    """The bounds of the names: without "Bài, ảnh:" in front and "(theo ...)" behind."""
    heads = "|".join(re.escape(head) for head in sorted(table("vi", "words")["byline_heads"], key=len, reverse=True))
    notes = "|".join(re.escape(note) for note in table("vi", "words")["byline_notes"])
    head = re.match(rf"\s*(?:{heads})\s*:\s*", text, re.IGNORECASE)
    start = head.end() if head else 0
    note = re.search(rf"\s*[(/,–-]*\s*\b(?:{notes})\b", text[start:], re.IGNORECASE)
    return start, start + note.start() if note else len(text)


def _names(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [m for m in _NAME.finditer(text, start, end) if m[0][0].isupper() and (" " in m[0] or "." in m[0] or m.end() - m.start() > 1)]
