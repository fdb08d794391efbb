"""Short names of countries that stand only beside another: "Mỹ - Trung", "Nhật-Hàn", "người Nhật"."""

from __future__ import annotations

from build_dossier.extract.names.piece import Piece
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import words

_DASHES = ("-", "–", "—")


def pairs(text: Text, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a line with the short names of countries among them."""
    known = words()
    at_start = {piece.start: piece for piece in pieces}
    at_end = {piece.end: piece for piece in pieces}
    inside = {at for piece in pieces for at in range(piece.start + 1, piece.end)}
    found: dict[int, Piece] = {}
    for at, low in enumerate(text.keys):
        if low not in known.short_countries or not text.cap(at):
            continue
        own = at_start.get(at)
        if own is not None and (own.kind != "open" or len(own) > 1):
            continue
        if at in inside:
            continue
        if _joined(text, at, at_start, at_end) or (known.of_states.start(text.keys, at) is not None and _stands_alone(text, at)):
            found[at] = Piece(text, at, at + 1, "country", code=known.short_countries[low])
    rest = [piece for piece in pieces if piece.start not in found]
    return sorted((*rest, *found.values()), key=lambda piece: piece.start) if found else pieces


def _joined(text: Text, at: int, at_start: dict[int, Piece], at_end: dict[int, Piece]) -> bool:
    """A dash, and a country or another short name on its other side."""
    short = words().short_countries
    if at + 2 < len(text) and text.words[at + 1] in _DASHES:
        other = at_start.get(at + 2)
        if (other and other.kind == "country") or (text.keys[at + 2] in short and text.cap(at + 2) and not text.cap(at + 3)):
            return True
    if at >= 2 and text.words[at - 1] in _DASHES:
        other = at_end.get(at - 1)
        return bool(other and other.kind == "country") or (
            text.keys[at - 2] in short and text.cap(at - 2) and not (at >= 3 and text.cap(at - 3))
        )
    return False


def _stands_alone(text: Text, at: int) -> bool:
    known, low = words(), text.keys[at]
    after = text.keys[at + 1] if at + 1 < len(text) and text.spaced(at + 1) else ""
    return low in known.sets["lone_countries"] and not text.cap(at + 1) and after not in known.country_words.get(low, ())
