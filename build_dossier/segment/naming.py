"""The kind of every line, once the articles are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from build_dossier.fold import bare_label, fold
from build_dossier.model import REPEAT, MarkedLine
from build_dossier.segment.boundaries import Found, is_teaser
from build_dossier.segment.cohesion import share, union
from build_dossier.segment.headlines import TITLE_WORDS, head_of, near_date
from build_dossier.segment.rows import NEAR, Row, story
from build_dossier.segment.shapes import cut_off, is_page_clock, is_paragraph, is_source_line, syllables

_ANSWER = re.compile(r"[-–—]\s+\S")
# "Thưa bà, nỗi lo ấy có cơ sở không?", "Ông đánh giá thế nào về ...?"
_ADDRESSES = re.compile(
    r"(?<!\w)thưa (?:ông|bà|anh|chị)(?!\w)|^(?:ông|bà|anh|chị) (?:có|nghĩ|đánh giá|nhìn|từng|thấy|làm)(?!\w)", re.IGNORECASE
)
_SHORT_SUBHEAD = 6  # syllables: below links, right above a paragraph, so short a line is no link
_SUBHEAD_WORDS = 11  # a longer headline-shaped line between paragraphs is a link, unless the article takes up its words


def name_lines(rows: Sequence[Row], article: Found) -> list[tuple[int, MarkedLine]]:
    """The kinds of an article's rows, from the date line above the title to the signature."""
    first, last = article.first, article.last
    top = first if article.title is None else min(article.title, first)
    told = story(rows, first, last)
    lede = next((i for i in range(first, last + 1) if rows[i].role == "paragraph"), first)
    out = []
    for i in range(head_of(rows, 0, top), last + 1):
        row = rows[i]
        if i == article.title:
            kind, rule = "title", "headline-above-the-text"
        elif row.role == "furniture":
            named = _furniture_inside(rows, i, article)
            if named is None:
                continue
            kind, rule = named
        elif i == lede:
            kind, rule = "lede", "first-paragraph"
        elif i < first:
            kind, rule = _above_text(rows, i, article, told)
        else:
            kind, rule = _inside(rows, i, article, told)
        out.append((i, replace(row.line, kind=kind, rule=rule)))
    return out


def _furniture_inside(rows: Sequence[Row], i: int, article: Found) -> tuple[str, str] | None:
    """What the wording of furniture means within an article: a heading of links, a region's or section's name as a subhead
    of a digest, the age of the article as its date line. None where it stays what it is."""
    row, first, last = rows[i], article.first, article.last
    if row.heads and first < i < last:
        return "related", "link-list-heading"
    if (
        row.line.rule == "menu"
        and first < i < last
        and rows[i + 1].body
        and (rows[i - 1].body or rows[i - 1].role in ("caption", "credit"))
    ):
        return "subhead", "line-between-paragraphs"
    if row.line.rule == "bare-stamp" and article.title is not None and article.title < i < first and "trước" in row.text:
        return "dateline", "age-of-the-article"
    return None


def _above_text(rows: Sequence[Row], i: int, article: Found, told: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """Between the page's top and the first paragraph."""
    row = rows[i]
    below_title = article.title is not None and i > article.title
    if row.role == "dateline":
        nearer = any(r.role == "dateline" for r in rows[i + 1 : article.first])
        clock = nearer or (is_page_clock(row.text) and rows[i + 1].role != "byline")
        return ("widget", "clock-of-the-page") if clock and not below_title else ("dateline", "dateline")
    if row.role == "byline" and not below_title and not near_date(rows, i):
        return _kind_of_leftover(row)
    if row.role in ("byline", "source-line"):
        return row.role, row.role
    if row.role in ("caption", "credit"):
        return row.role, "picture"
    if below_title and row.role == "headline" and _is_summary(rows, i, article, told):
        return "lede", "summary-below-the-title"
    return _kind_of_leftover(row)


def _is_summary(rows: Sequence[Row], i: int, article: Found, told: frozenset[tuple[str, str]]) -> bool:
    """A lede without a full stop: it takes up the article's words, and less of them suffice right below the headline."""
    first = not any(row.role == "headline" for row in rows[(article.title or 0) + 1 : i])
    count, taken = syllables(rows[i].text), share(rows[i].pairs, told)
    return (count >= 12 and taken >= 0.3) or (first and (count >= 20 or (count >= 16 and taken >= 0.12)))


def _inside(rows: Sequence[Row], i: int, article: Found, told: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """Between the first paragraph and the signature."""
    row = rows[i]
    if row.role == "paragraph":
        return ("related", "cut-off-teaser") if is_teaser(row) else ("body", "paragraph")
    if row.role == "caption" and rows[i - 1].role in ("paragraph", "byline") and i > article.last - 2 and is_source_line(row.text):
        return "source-line", "source-line"  # "Nguồn: ..." names a picture's owner below a picture, the origin below the text
    if row.role in ("caption", "credit"):
        return row.role, "picture"
    early = sum(1 for _ in islice((r for r in rows[article.first : i] if r.body), 2)) <= 1  # two are enough to know
    if row.role in ("byline", "source-line") and (early or not any(r.body for r in rows[i + 1 : article.last + 1])):
        listed = row.role == "byline" and i < article.last and rows[i - 1].role in ("headline", "byline")
        return _kind_of_leftover(row) if listed and not early else (row.role, row.role)  # names in a poll sign nothing
    if row.role == "dateline":
        return ("dateline", "dateline") if early or _only_stamp(rows, i, article) else ("widget", "stamp-outside-the-article")
    if row.role == "item":
        return _item(rows, i)
    return _between_paragraphs(rows, i, article.last, told)


def _only_stamp(rows: Sequence[Row], i: int, article: Found) -> bool:
    """Between two paragraphs and the only one of the article: the page's own, moved by the scrape. Links carry a headline beside it."""
    others = (j for j in range(article.title or article.first, article.last + 1) if j != i and rows[j].role == "dateline")
    return rows[i - 1].role == rows[i + 1].role == "paragraph" and not next(others, 0)


def _item(rows: Sequence[Row], i: int) -> tuple[str, str]:
    """A bullet or number alone is an answer of an interview or a numbered subhead; several are a list."""
    row = rows[i]
    if any(rows[j].role == "item" for j in (i - 1, i + 1) if 0 <= j < len(rows)):
        return "list", "list-item"
    if is_paragraph(row.text):
        return "body", "paragraph"
    below = rows[i + 1].role if i + 1 < len(rows) else ""
    return ("subhead", "line-between-paragraphs") if below == "paragraph" else ("list", "list-item")


def _between_paragraphs(rows: Sequence[Row], i: int, last: int, told: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """A short line among paragraphs: a subhead, a row of a table, or a link to another article."""
    row = rows[i]
    if i + 1 < len(rows) and rows[i + 1].role == "caption" and fold(rows[i + 1].text).startswith(bare_label(fold(row.text))):
        return "alt-text", "image-alt-text"  # the picture's text, which its caption repeats
    if not any(r.body for r in rows[i + 1 : last + 1]):
        return "related", "link-below-the-text"
    if row.text.rstrip(" |").endswith("?") and (_ANSWER.match(rows[i + 1].text) or _ADDRESSES.search(row.text)):
        return "subhead", "line-between-paragraphs"  # a question of an interview
    short_above_text = syllables(row.text) < TITLE_WORDS and i + 1 < len(rows) and rows[i + 1].role == "paragraph"
    if _under_list_heading(rows, i) and not (short_above_text and rows[i - 1].role != "furniture"):
        return "related", "link-under-heading"
    block = _block(rows, i)
    if len(block) >= 2 and not (short_above_text and syllables(row.text) <= _SHORT_SUBHEAD):
        long = [r for r in block if syllables(r.text) >= 8]
        if len(long) * 2 > len(block) and share(union(r.pairs for r in block), told) < 0.5:
            return "related", "links-between-paragraphs"
        if len(block) >= 3:
            return "list", "rows-between-paragraphs"
    if row.role == "label" or syllables(row.text) < _SUBHEAD_WORDS or share(row.pairs, told) >= 0.5:
        return "subhead", "line-between-paragraphs"
    return "related", "link-between-paragraphs"


def _block(rows: Sequence[Row], i: int) -> list[Row]:
    """The short lines that stand together with row i."""
    short = ("headline", "label")
    a = i
    while a > max(0, i - NEAR) and rows[a - 1].role in short:
        a -= 1
    b = i
    while b + 1 < min(len(rows), i + NEAR) and rows[b + 1].role in short:
        b += 1
    return list(rows[a : b + 1])


def _under_list_heading(rows: Sequence[Row], i: int) -> bool:
    """ "Tin liên quan" stands above, with nothing but links between."""
    for row in reversed(rows[max(0, i - NEAR) : i]):
        if row.role == "furniture":
            return row.heads or row.ends
        if row.role not in ("headline", "label", "dateline"):
            return False
    return False


def leftover(rows: Sequence[Row], i: int) -> MarkedLine:
    """A row outside every article."""
    row = rows[i]
    if row.role == "furniture":
        kind = "nav" if row.line.rule == "link-list-heading" else row.line.kind
        return replace(row.line, kind=kind)
    kind, rule = _heading_kind(rows, i) or _kind_of_leftover(row)
    return replace(row.line, kind=kind, rule=rule)


def _heading_kind(rows: Sequence[Row], i: int) -> tuple[str, str] | None:
    """A short line in a tag list or a comment form is a part of it."""
    for row in reversed(rows[max(0, i - NEAR) : i + 1]):
        if row.role == "furniture":
            return (row.line.kind or "", row.line.rule or "") if row.line.rule in ("topic-list", "comment-form") else None
        if row.body or syllables(row.text) > 5:
            return None
    return None


def _kind_of_leftover(row: Row) -> tuple[str, str]:
    if row.role in ("dateline", "credit"):
        return "widget", "stamp-outside-the-article"
    if syllables(row.text) <= 4 or row.role == "byline":
        return "nav", "section-name"
    if row.role == "paragraph" and cut_off(row.text):
        return "teaser", "cut-off-teaser"
    return "related", "outside-the-article"


def settle_repeats(lines: list[MarkedLine]) -> list[MarkedLine]:
    """A repeat of a kept line is a duplicate, a repeat of a dropped line has that line's kind."""
    if not any(line.kind == REPEAT for line in lines):
        return lines
    kinds: dict[str, MarkedLine] = {}
    out = []
    for line in lines:
        key = fold(line.text)
        if line.kind == REPEAT:
            original = kinds[key]
            line = replace(line, kind="duplicate" if original.kept else original.kind)
        kinds.setdefault(key, line)
        out.append(line)
    return out
