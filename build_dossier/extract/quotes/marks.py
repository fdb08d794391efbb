"""What stands in quotation marks: straight, curly, mismatched, nested, over several paragraphs, never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_dossier.extract.quotes.words import verbs
from build_dossier.lexicon import UPPER

_DOUBLE = re.compile(r"[\"“”„‟«»]|''|``?")
_ANY = re.compile("[\"“”‟«»„‘'`]")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[^\s'’])([^'‘’]*(?:\w['’]\w[^'‘’]*)*)(?<=\S)['’](?!\w)")
_OPENS, _CLOSES = "“„«", "”»‟"
_CLOSING = '"”»'
_LEAD = re.compile(r"(?:,| [-–—])\s+(?=[^\W\d_])")  # behind a quotation stands who said it
_I = re.compile(r"(?<!\w)(?:chúng )?tôi(?!\w)|(?<!\w)chúng ta(?!\w)", re.IGNORECASE)  # no reporter says so
_PARAGRAPHS = 3  # a quotation whose marks stand at its beginning and its end alone is no longer
_NEAR = 120  # characters in which the verb of saying stands
_BEFORE = " \t([{-–—:/,;.“\"'‘…|"  # what may stand in front of a mark that opens
_COLON = re.compile(r"[^.!?…:\"“”]{2,160}:\s*$")  # the words that announce another quotation
_STOP = re.compile(rf"(?<=[.!?…])\s+(?=[{UPPER}])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in quotation marks on one line: where the marks stand (`start` of the first, `end` behind the last) and where the words do.
    `carried`: the quotation began on a line before; `open`: it goes on on the next."""

    start: int
    end: int
    first: int
    last: int
    carried: bool = False
    open: bool = False
    single: bool = False


def pieces(texts: Sequence[str]) -> list[list[Piece]]:
    """The quoted pieces of consecutive paragraphs, by paragraph, in order, none inside another."""
    found: list[list[Piece]] = []
    carried = False
    for at, text in enumerate(texts):
        if not carried and not _has_marks(text):
            found.append([])
            continue
        own, left_open = _line(text, carried)
        carried = False
        if left_open is not None:
            carried = _goes_on(texts[at + 1 : at + 1 + _PARAGRAPHS])
            own += _unclosed(text, left_open, carried)
        found.append(own + _singles(text, own))
    return [sorted(own, key=lambda piece: piece.start) for own in found]


def _has_marks(text: str) -> bool:
    return bool(_ANY.search(text))


@dataclass(slots=True)
class _Open:
    """A quotation that is open while its line is read: its mark, and the quotations inside it."""

    start: int
    first: int
    carried: bool
    inner: list[Piece]


def _line(text: str, carried: bool) -> tuple[list[Piece], _Open | None]:
    """The quotations of a line that are closed, and the one that is not."""
    done: list[Piece] = []
    stack: list[_Open] = [_Open(0, 0, True, [])] if carried else []
    for mark in _DOUBLE.finditer(text):
        at, end = mark.span()
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        if carried and not text[:at].strip(" -–—") and _opening(mark[0], before, after):
            stack = [_Open(at, end, True, [])]  # each paragraph of a long quotation begins with a mark
        elif _opening(mark[0], before, after) and not (stack and mark[0] in _CLOSES):
            stack.append(_Open(at, end, False, []))
        elif stack:
            top = stack.pop()
            piece = Piece(top.start, end, top.first, at, top.carried)
            (stack[-1].inner if stack else done).append(piece)
        elif not done and mark[0] in _CLOSING and _said_behind(text, end):
            first = _unopened(text, at)
            done.append(Piece(first, end, first, at))
        elif mark[0] == '"' and after.isalnum():
            stack.append(_Open(at, end, False, []))  # glued to the word before: nói"Tôi ..."
    if not stack:
        return done, None
    base = stack[0]
    for deeper in stack[1:]:
        base.inner.append(Piece(deeper.start, len(text), deeper.first, len(text)))
    return done, base


def _said_behind(text: str, at: int) -> bool:
    """ ", bà X nói" behind a mark."""
    lead = _LEAD.match(text, at)
    return lead is not None and any(True for _ in verbs(text[lead.end() : lead.end() + _NEAR].lower()))


def _unopened(text: str, at: int) -> int:
    """Where a quotation begins whose opening mark is lost: with the first sentence that says "tôi" behind the last in which somebody
    tells; else its last sentence alone is surely quoted."""
    starts = [0, *(m.end() for m in _STOP.finditer(text, 0, at))]
    ends = [*starts[1:], at]
    telling = [i for i in range(len(starts) - 1) if any(True for _ in verbs(text[starts[i] : ends[i]].lower()))]
    since = telling[-1] + 1 if telling else 0
    return next((starts[i] for i in range(since, len(starts)) if _I.search(text, starts[i], ends[i])), starts[-1])


def _opening(mark: str, before: str, after: str) -> bool:
    """A mark opens if its shape or its place says so: “abc“ and ”abc” are written, too."""
    placed = before in _BEFORE and not after.isspace() and after not in ".,;:!?…)"
    if mark == "«" and before in _BEFORE:
        return True  # « with a space behind, as in French »
    if mark in _OPENS:
        return placed or (before.isalnum() and after.isalnum())
    return placed


def _goes_on(following: Sequence[str]) -> bool:
    """The next paragraph belongs to a quotation that is open: it begins with a mark, or it or one soon behind it closes one before
    any opens."""
    for text in following:
        first = _DOUBLE.search(text)
        if first is None:
            continue
        if not text[: first.start()].strip(" -–—"):
            return text is following[0]
        after = text[first.end()] if first.end() < len(text) else " "
        return not _opening(first[0], text[first.start() - 1], after)
    return False


def _unclosed(text: str, base: _Open, carried: bool) -> list[Piece]:
    """A quotation without a closing mark ends with its paragraph, or before the sentence that announces the next quotation."""
    inner = sorted(base.inner, key=lambda piece: piece.start)
    announced = next((piece for piece in inner if _COLON.search(text, base.first, piece.start)), None)
    if announced and not carried:
        stops = [m.start() for m in _STOP.finditer(text, base.first, announced.start)]
        if stops:
            own = Piece(base.start, stops[-1], base.first, stops[-1], base.carried)
            return [own, *(piece for piece in inner if piece.start >= announced.start)]
    end = len(text.rstrip(" |"))
    return [Piece(base.start, max(end, base.first), base.first, max(end, base.first), base.carried, open=carried)]


def _singles(text: str, doubles: Sequence[Piece]) -> list[Piece]:
    """Words in single quotation marks outside the double ones, as headlines write them."""
    if "'" not in text and "‘" not in text:
        return []
    found = (Piece(m.start(), m.end(), m.start(1), m.end(1), single=True) for m in _SINGLE.finditer(text))
    return [piece for piece in found if not any(piece.start < own.end and own.start < piece.end for own in doubles)]
