"""Dialogue without quotation marks: turns that begin with a dash, as interviews and reportage write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_dossier.extract.quotes.behind import subject_and_verb
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.phrases import Subject, subject_at
from build_dossier.extract.quotes.words import Verb

_DASH = re.compile(r"\s*[-–—*•]\s+(?=\S)")
_LABEL = re.compile(r"([^:.!?“\"]{2,70}):\s+(?=\S)")  # "Ông Lê Văn Khoai: ...", "Phóng viên: ..."
_ASKERS = re.compile(r"(?:phóng viên|pv|hỏi|mc|btv|biên tập viên|nhà báo)(?!\w)")
_TAIL = re.compile(r"(?<=[.!?…,])\s+[-–—]\s+(?=\S)")  # "- Sợ nhất là sếp! - Sáng đáp."


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of speech: its words, and whose it is as far as the turn itself says."""

    start: int
    end: int
    asks: bool
    subject: Subject | None = None
    verb: Verb | None = None


def turns(passages: Sequence[Passage]) -> list[Turn | None]:
    """The turns of an article by paragraph; a paragraph that ends with "?" is the question of the dash right below it."""
    found = [turn(passage) for passage in passages]
    for i, passage in enumerate(passages[:-1]):
        below = found[i + 1]
        asked = passage.kind in ("body", "subhead") and passage.text.rstrip(" |").endswith("?") and not passage.pieces
        if found[i] is None and asked and below and not below.asks and _DASH.match(passages[i + 1].text):
            found[i] = Turn(0, len(passage.text), True)
    return found


def turn(passage: Passage) -> Turn | None:
    """The turn of a paragraph that begins with a dash or with who speaks; None for any other paragraph."""
    dash = _DASH.match(passage.text)
    if passage.kind not in ("body", "list", "lede"):
        return None
    end = len(passage.text.rstrip(" |"))
    labelled = _labelled(passage, dash.end() if dash else 0, end)
    if labelled or dash is None:
        return labelled
    asking = passage.text[:end].endswith("?")
    if dash[0].strip() in "*•":
        return Turn(dash.end(), end, True) if asking else None  # a list has stars, too
    tail = next(iter(_TAIL.finditer(passage.text, dash.end(), end)), None)
    found = subject_and_verb(passage, tail.end(), end) if tail else None
    if tail and found:
        return Turn(dash.end(), tail.start(), False, *found)
    asker = tail is not None and passage.low[tail.end() :].startswith(("tôi ", "pv ", "phóng viên "))
    return Turn(dash.end(), end, asker or asking)


def _labelled(passage: Passage, start: int, end: int) -> Turn | None:
    """A turn that says in front whose it is: nobody but a person before the colon."""
    label = _LABEL.match(passage.text, start, end)
    if label is None:
        return None
    if _ASKERS.match(passage.low, start):
        return Turn(label.end(), end, True)
    subject = subject_at(passage, start, label.end(1))
    alone = subject is not None and subject.form == "name" and not passage.low[subject.end : label.end(1)].strip(" ,")
    quoted = any(piece.start == label.end() for piece in passage.pieces)
    return Turn(label.end(), end, False, subject) if alone and not quoted else None


def answers(turns: Sequence[Turn | None], at: int) -> bool:
    """Whether a turn answers the question right in front of it; a list with dashes has no questions."""
    own, before = turns[at], turns[at - 1] if at else None
    return own is not None and not own.asks and before is not None and before.asks


def asks(turns: Sequence[Turn | None], at: int) -> bool:
    """Whether a turn is a question that the next one answers: the reporter's, and no statement."""
    return turns[at] is not None and at + 1 < len(turns) and answers(turns, at + 1)
