"""Lines set all in capitals: only what the tables or the rest of the article know can be read there."""

from __future__ import annotations

from dataclasses import replace

from build_dossier.extract.names.piece import Piece
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import words


def find_shouted(text: Text, lines: list[list[Piece]]) -> list[Piece]:
    """The names of an all-capitals line: those that the article's other lines have, and countries that can be nothing else."""
    known: dict[tuple[str, ...], Piece] = {}
    for pieces in lines:
        for piece in pieces:
            if piece.kind in ("person", "organization", "country", "capital", "seat") and piece.keys not in known:
                known[piece.keys] = piece
    longest = max((len(keys) for keys in known), default=0)
    found = []
    at = 0
    while at < len(text):
        match = next((known[keys] for size in range(longest, 0, -1) if (keys := tuple(text.keys[at : at + size])) in known), None)
        if match is not None:
            found.append(replace(match, text=text, start=at, end=at + len(match), role=None))
        else:
            entry = words().lexicon.find(text.words, text.keys, at)
            if entry and entry[0].kind == "country" and not entry[0].ambiguous:
                found.append(Piece(text, at, entry[1], "country", code=entry[0].code))
        at = found[-1].end if found and found[-1].end > at else at + 1
    return found
