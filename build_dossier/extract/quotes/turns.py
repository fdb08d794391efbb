"""Dialogue without quotation marks: turns that begin with a dash, as interviews and reportage write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_dossier.extract.quotes.attribution import subject_and_verb
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.subjects import Subject
from build_dossier.extract.quotes.words import Verb

_DASH = re.compile(r"\s*[-–—]\s+(?=\S)")
_TAIL = re.compile(r"(?<=[.!?…,])\s+[-–—]\s+(?=\S)")  # "- Sợ nhất là sếp! - Sáng đáp."


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of speech: its words, and whose it is as far as the turn itself says."""

    start: int
    end: int
    asks: bool
    subject: Subject | None = None
    verb: Verb | None = None


def turn(passage: Passage) -> Turn | None:
    """The turn of a paragraph that begins with a dash; None for any other paragraph."""
    dash = _DASH.match(passage.text)
    if dash is None or passage.kind not in ("body", "list", "lede"):
        return None
    end = len(passage.text.rstrip(" |"))
    tail = next(iter(_TAIL.finditer(passage.text, dash.end(), end)), None)
    found = subject_and_verb(passage, tail.end(), end) if tail else None
    if tail and found:
        return Turn(dash.end(), tail.start(), False, *found)
    asker = tail is not None and passage.low[tail.end() :].startswith(("tôi ", "pv ", "phóng viên "))
    return Turn(dash.end(), end, asker or passage.text[:end].endswith("?"))


def answers(turns: Sequence[Turn | None], at: int) -> bool:
    """Whether a turn answers the question right in front of it; a list with dashes has no questions."""
    own, before = turns[at], turns[at - 1] if at else None
    return own is not None and not own.asks and before is not None and before.asks


def asks(turns: Sequence[Turn | None], at: int) -> bool:
    """Whether a turn is a question that the next one answers: the reporter's, and no statement."""
    return turns[at] is not None and at + 1 < len(turns) and answers(turns, at + 1)
