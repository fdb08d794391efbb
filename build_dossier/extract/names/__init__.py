"""Names of people, organizations, countries and places in the kept lines of an article, judged by language alone."""

from __future__ import annotations

from build_dossier.extract.names.find import find
from build_dossier.extract.names.memory import settle
from build_dossier.extract.names.pairs import pairs
from build_dossier.extract.names.piece import Piece
from build_dossier.extract.names.shouted import find_shouted
from build_dossier.extract.names.text import is_shouted, read
from build_dossier.extract.titles import title
from build_dossier.model import Draft, Name, Span

# Bylines, credits, date lines and source lines name who made the article, not who acts in it.
_KINDS = ("title", "lede", "body", "subhead", "list", "caption")


def names(draft: Draft) -> tuple[Name, ...]:
    """The names of a draft in the order of its lines. A capital or palace is a country (`sense` state) or a place (`sense` place);
    media are no names of this list."""
    headline = {span.n: (span.start, span.end) for span in title(draft).spans}  # without the outlet's suffix
    texts = [
        read(line.n, line.text, line.kind or "", headline.get(line.n) if line.kind == "title" else None)
        for line in draft.kept
        if line.kind in _KINDS
    ]
    small = frozenset(key for text in texts for word, key in zip(text.words, text.keys, strict=True) if word[0].islower())
    plain = [text for text in texts if not is_shouted(text)]
    lines = settle([pairs(text, find(text, small)) for text in plain], small)
    shouted = [find_shouted(text, lines) for text in texts if is_shouted(text)]
    found = [piece for pieces in (*lines, *shouted) for piece in pieces]
    order = {text.n: at for at, text in enumerate(texts)}
    named = [(order[piece.text.n], _name(piece, draft.seed.name)) for piece in found if piece.kind in _NAMED]
    return tuple(name for _, name in sorted(named, key=lambda pair: (pair[0], pair[1].span.start)))


_NAMED = {
    "person": "person",
    "organization": "organization",
    "country": "country",
    "capital": "country",
    "seat": "country",
    "place": "place",
}


def _name(piece: Piece, seed: str) -> Name:
    text = piece.text
    start, end = text.starts[piece.start], text.ends[piece.end - 1]
    role = text.line[text.starts[piece.role.start] : start].strip(" ,:(\"“'‘") if piece.role else None
    kind = "place" if piece.sense == "place" else _NAMED[piece.kind]
    return Name(kind, text.line[start:end], Span(seed, text.n, start, end), role or None, piece.code, piece.sense)  # type: ignore[arg-type]
