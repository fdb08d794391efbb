"""The lines of a page as rows with a shape: what the rest of the stage reasons about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_dossier.furniture import rule_named
from build_dossier.model import EDITOR, KEPT, Lines, MarkedLine
from build_dossier.segment.cohesion import pairs, union
from build_dossier.segment.shapes import (
    is_caption,
    is_credit,
    is_dateline,
    is_headline,
    is_item,
    is_long_headline,
    is_paragraph,
    is_person_after_theo,
    is_question,
    is_signed_dateline,
    is_source_line,
)
from build_dossier.signatures import is_byline, is_medium

# The shape that a line must have had when an editor says what it is.
_SHAPES = {"title": "headline", "lede": "paragraph", "body": "paragraph", "subhead": "headline", "list": "item"}

_ABOVE_DATE = 4  # rows, share bars among them, between a headline and its date
NEAR = 40  # rows: further up nothing on a page still speaks for a line


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its shape. `role` is the shape that decides: paragraph, item, headline, label, caption, credit, dateline,
    byline, source-line, or furniture."""

    line: MarkedLine
    role: str
    pairs: frozenset[tuple[str, str]]
    heads: bool = False
    ends: bool = False

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def settled(self) -> bool:
        """An editor says what the line is."""
        return self.line.rule == EDITOR

    @property
    def body(self) -> bool:
        return self.role in ("paragraph", "item")

    @property
    def see_through(self) -> bool:
        """Stands between two paragraphs of one run without parting them."""
        return self.role in ("caption", "credit") or (self.role == "furniture" and not self.heads and not self.ends)


def rows_of(lines: Lines) -> list[Row]:
    """A cleaned seed as rows, captions and credits told from their neighbours where they do not tell themselves."""
    rows = [_row(line) for line in lines.lines]
    rows = [row if row.settled else _with_role(row, _signing_role(rows, i)) for i, row in enumerate(rows)]
    rows = _with_long_headline(rows)
    return [row if row.settled else _with_role(row, _picture_role(rows, i)) for i, row in enumerate(rows)]


def _with_role(row: Row, role: str) -> Row:
    return row if role == row.role else replace(row, role=role)


def story(rows: Sequence[Row], first: int, last: int) -> frozenset[tuple[str, str]]:
    """The pairs of syllables of the body rows from first to last."""
    return union(row.pairs for row in rows[first : last + 1] if row.body)


def headline_above(rows: Sequence[Row], i: int) -> Row | None:
    """The headline right above a row, furniture, dates and pictures aside."""
    for row in reversed(rows[max(0, i - NEAR) : i]):
        if row.role == "headline":
            return row
        if not (row.see_through or row.role in ("dateline", "byline")):
            return None
    return None


def _row(line: MarkedLine) -> Row:
    if line.rule == EDITOR and line.kind in KEPT:
        return Row(line, _SHAPES.get(line.kind, line.kind), pairs(line.text))
    if line.kind is not None:
        rule = rule_named(line.rule)
        return Row(line, "furniture", frozenset(), bool(rule and rule.heads), bool(rule and rule.ends))
    return Row(line, _role(line.text), pairs(line.text))


def _role(text: str) -> str:
    if is_dateline(text):
        return "byline" if is_signed_dateline(text) else "dateline"
    if is_credit(text):
        return "credit"
    if is_byline(text):
        return "byline"
    if is_caption(text):
        return "caption"
    if is_source_line(text):
        return "source-line"
    if is_item(text):
        return "item"
    if is_paragraph(text) or is_question(text):
        return "paragraph"
    return "headline" if is_headline(text) else "label"


def _signing_role(rows: Sequence[Row], i: int) -> str:
    """A medium's name alone under "Theo <a person>" is the origin, and the line above it signs: so print the papers of one
    large publisher."""
    row = rows[i]
    below = rows[i + 1] if i + 1 < len(rows) else None
    above = rows[i - 1] if i else None
    if row.role == "label" and _is_initials(row.text) and above and above.role == "paragraph" and not (below and below.body):
        return "byline"
    if row.role == "source-line" and below and is_medium(below.text) and is_person_after_theo(row.text):
        return "byline"
    if row.role in ("headline", "label") and is_medium(row.text) and above and _takes_over(above.role, below):
        return "source-line"  # "Nhịp sống thị trường" below the signature, "Công an nhân dân" above the date
    if above and above.role == "source-line" and is_medium(row.text) and is_person_after_theo(above.text):
        return "source-line"
    return row.role


def _takes_over(above: str, below: Row | None) -> bool:
    """Between signature or last paragraph and the page's tail, or between headline and date, a medium's name is the origin."""
    return (above in ("byline", "paragraph") and not (below and below.body)) or (
        above == "headline" and below is not None and below.role == "dateline"
    )


def _with_long_headline(rows: list[Row]) -> list[Row]:
    """The first text of the page is its headline, however long, if date or author stand right below and it does not stop."""
    first = next((i for i, row in enumerate(rows) if row.body), None)
    if first is None or rows[first].settled or not is_long_headline(rows[first].text):
        return rows
    below = next((row.role for row in rows[first + 1 : first + 1 + _ABOVE_DATE] if row.role != "furniture"), "")
    if below not in ("dateline", "byline"):
        return rows
    return [*rows[:first], replace(rows[first], role="headline"), *rows[first + 1 :]]


def _is_initials(text: str) -> bool:
    """ "TN", "LŨY": a short name in capitals, as it signs below a last paragraph."""
    return 2 <= len(text.strip()) <= 4 and text.strip().isalpha() and text.strip().isupper() and not is_medium(text)


def _picture_role(rows: Sequence[Row], i: int) -> str:
    """Right under a picture's alt text or right above its credit stands the caption, under that caption the photographer."""
    role = rows[i].role
    above = rows[i - 1] if i else None
    if role not in ("headline", "byline") or above is None:
        return role
    if above.line.kind == "alt-text":
        return "caption"
    if role == "byline" and above.role in ("headline", "caption") and i > 1 and rows[i - 2].line.kind == "alt-text":
        return "credit"
    followers = [row.role for row in rows[i + 1 : i + 3]]
    if role == "headline" and followers[:1] == ["credit"] and followers[1:] != ["caption"]:  # some print the owner above
        return "caption"
    return role
