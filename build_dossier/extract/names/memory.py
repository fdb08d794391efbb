"""What the rest of the article says about a name: a lone surname is the person named in full, an abbreviation the body before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from build_dossier.extract.names.context import follows
from build_dossier.extract.names.piece import Piece
from build_dossier.lexicon import calling_names, is_full_name, is_syllable, words

_BETWEEN = 3  # small words behind a foreign name in which its verb begins
_QUOTED = 400  # characters of a quotation in which somebody says "tôi"
_AHEAD = re.compile(r"[“\"]([^“”\"]+)[”\"],?\s+(?:[-–—]\s+)?$")
_BEHIND = re.compile(rf"[^.:“\"]{{0,60}}:\s*[“\"]([^”\"]{{0,{_QUOTED}}})")
_I = re.compile(r"(?<!chúng )(?<!\w)tôi(?!\w)", re.IGNORECASE)
_PLACE = 3  # syllables that a place's name has at most, but for a person's name behind it


def settle(lines: list[list[Piece]], small: frozenset[str]) -> list[list[Piece]]:
    """Open runs take the kind that the article gives them elsewhere; doubtful ones give way to what is sure elsewhere. `small`: the
    words that the article writes small somewhere."""
    lines = _agree(lines)
    persons = {keys for piece in _all(lines) if piece.kind == "person" for keys in (piece.keys, piece.keys[-1:])}
    lines = [[part for piece in pieces for part in _parted(piece, persons)] for pieces in lines]
    lines = [_coordinate(pieces) for pieces in lines]
    people = [piece for pieces in lines for piece in pieces if piece.kind == "person" and len(piece) > 1]
    surnames = {name for person in people for name in calling_names(person.keys)}
    bodies = {key for pieces in lines for piece in pieces if piece.kind == "organization" for key in _tails(piece)}
    full = {person.keys for person in people}
    full |= {person.keys[1:] for person in people if len(person) > 2 and person.vietnamese}  # "Hữu Tín" is Trần Hữu Tín
    full |= {person.keys[2:] for person in people if len(person) == 4 and person.vietnamese}  # "Hạ My" is Nguyễn Phan Hạ My
    # "ông Gu" later shows that "Gu Honghui" is a person
    called = {piece.keys[0] for piece in _all(lines) if piece.kind == "person" and len(piece) == 1 and _addressed(piece)}
    full |= {p.keys for p in _all(lines) if p.kind == "open" and len(p) in (2, 3) and p.keys[0] in called and not p.vietnamese}
    full |= {piece.keys for piece in _all(lines) if piece.kind == "open" and len(piece) in (2, 3) and _says_i(piece)}
    # "Obokata" later shows that "Haruko Obokata" is a person
    alone = {piece.keys[0] for piece in _all(lines) if piece.kind == "open" and len(piece) == 1 and not is_syllable(piece.keys[0])}
    full |= {piece.keys for piece in _all(lines) if piece.kind == "open" and len(piece) > 1 and piece.keys[-1] in alone}
    surnames |= {keys[-1] for keys in full if keys[-1] in alone}
    surnames |= {person.keys[0] for person in people if not person.vietnamese and person.keys[0] in words().sets["given_names"]}
    surnames |= _telling(lines, small)
    return [[_settled(piece, surnames, bodies, full) for piece in pieces] for pieces in lines]


def _telling(lines: list[list[Piece]], small: frozenset[str]) -> set[str]:
    """By which one word people are called whom the article never names in full: "Maddie kể", "Thomas nói". A Vietnamese syllable
    is a name if it stands in the middle of a sentence, too, and is never written small: "Hồng kể"."""
    singles = [piece for piece in _all(lines) if piece.kind == "open" and len(piece) == 1]
    inside = {piece.keys[0] for piece in singles if not piece.text.first[piece.start]} - small
    inside -= words().short_countries.keys() | words().honorifics  # "thuyền phó người Việt kể"
    return {piece.keys[0] for piece in singles if _tells(piece) and (not piece.vietnamese or piece.keys[0] in inside)}


def _tells(piece: Piece) -> bool:
    """Does what only people do, a word or two between ("Megan hào hứng kể lại"); who has a first name also says."""
    known, text = words(), piece.text
    verbs = known.person_verbs if piece.keys[0] in known.sets["given_names"] else known.verbs_of_people
    if piece.written.isupper():
        return False
    if _says_i(piece):
        return True
    near = range(piece.end, min(len(text) - 1, piece.end + _BETWEEN)) if not piece.vietnamese else ()
    gap = next((at for at in near if not (text.words[at][0].islower() and text.spaced(at))), piece.end + _BETWEEN)
    return follows(text, piece.end, verbs) or any(verbs.end(text.keys, at) for at in near if at < gap)


def _says_i(piece: Piece) -> bool:
    """Says of itself "tôi": a person, and no body ("Negal viết: “Tôi về rồi”", "“Tôi về rồi”, Negal nói")."""
    text = piece.text
    start, end = text.starts[piece.start], text.ends[piece.end - 1]
    of_another = piece.start > 0 and text.keys[piece.start - 1] in words().sets["not_subjects"]  # "HLV X của Sao Biển nói"
    if of_another or not follows(text, piece.end, words().person_verbs):
        return False
    told = _AHEAD.search(text.line, max(0, start - _QUOTED), start) or _BEHIND.match(text.line, end)
    return bool(told and _I.search(told[1]))


def _parted(piece: Piece, persons: set[tuple[str, ...]]) -> list[Piece]:
    """ "Tướng Công an Tô Lâm", "Chủ tịch Ủy ban Otabek Mirsaliyev": a body led by whom the article names elsewhere, too; and a place
    that nobody is called like, in front of a full name: "huyện Mường Kha Quàng Văn Inh"."""
    if piece.kind == "place" and len(piece) > _PLACE and is_full_name(piece.keys[-3:]) and piece.keys[-2] in words().sets["middle_names"]:
        return [replace(piece, end=piece.end - 3), replace(piece, start=piece.end - 3, kind="person", sure=True)]
    if piece.kind != "organization" or piece.role is None:
        return [piece]
    for size in range(min(4, len(piece) - 1), 1, -1):
        at = piece.end - size
        person = replace(piece, start=at, kind="person", sure=True, body=None)
        if words().levels.end(piece.text.keys, at - 1) == at:
            continue  # "huyện Lạc Dương"
        shaped = is_full_name(person.keys) if person.vietnamese else size == 2
        if all(map(piece.text.cap, range(at, piece.end))) and (person.keys in persons or (shaped and person.keys[-1:] in persons)):
            head = words().heads.end(piece.text.keys, piece.start) or piece.start
            return [person] if head >= at else [replace(piece, end=at), person]
    return [piece]


def _addressed(piece: Piece) -> bool:
    return piece.role is not None and piece.role.kind == "honorific"


def _agree(lines: list[list[Piece]]) -> list[list[Piece]]:
    """One string means one thing in an article: what is sure somewhere settles what is doubtful elsewhere."""
    sure: dict[str, Piece] = {}
    for piece in _all(lines):
        if (
            piece.sure
            and piece.kind in ("person", "place", "organization", "media", "thing")
            and (len(piece) > 1 or piece.kind != "person")
        ):
            known = sure.get(piece.written)
            if known is None or piece.kind == "person":
                sure[piece.written] = piece
    return [[_like(piece, sure.get(piece.written)) for piece in pieces] for pieces in lines]


def _like(piece: Piece, known: Piece | None) -> Piece:
    if known is None or piece.sure or piece.kind in ("country", "capital", "seat"):
        return piece
    return replace(piece, kind=known.kind, sure=True)


def _coordinate(pieces: list[Piece]) -> list[Piece]:
    """ "Steve Witkoff, Keith Kellogg và ông Rubio": an open run beside a person, joined by a comma or "và", is a person too."""
    kinds = [piece.kind for piece in pieces]
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        for at in order:
            piece = pieces[at]
            if kinds[at] != "open" or len(piece) < 2:
                continue
            vietnamese = piece.vietnamese
            for other in (at - 1, at + 1):
                if not (0 <= other < len(pieces) and kinds[other] == "person" and len(pieces[other]) > 1):
                    continue
                sign = _joined(pieces[min(at, other)], pieces[max(at, other)])
                if sign in ("và", "cùng") if vietnamese else sign:  # a comma may also join a person and a place
                    kinds[at] = "person"
    return [replace(piece, kind=kind) for piece, kind in zip(pieces, kinds, strict=True)]


def _joined(left: Piece, right: Piece) -> str | None:
    """The word or sign between two names, if it is one that joins; a note in brackets may stand before a comma."""
    role = right.role.start if right.role and right.role.start >= left.end else right.start  # "..., và ông Rubio"
    between = left.text.keys[left.end : role]
    if len(between) > 2 and between[0] == "(" and between[-2] == ")" and len(between) <= 6:
        between = between[-1:]
    return between[0] if len(between) == 1 and between[0] in (",", "và", ";", "/", "-", "cùng") else None


def _tails(piece: Piece) -> Iterable[str]:
    """The proper name at a body's end, by which it is called later: "Kim Lạc" of "Công ty Vàng bạc Kim Lạc"."""
    text = piece.text
    start = piece.end
    while start > piece.start + 1 and text.words[start - 1][0].isupper():
        start -= 1
    if piece.end - start >= 2 and start > piece.start:
        yield text.written(start, piece.end)


def _settled(piece: Piece, surnames: set[str], bodies: set[str], full: set[tuple[str, ...]]) -> Piece:
    if piece.kind == "organization" and not piece.sure and len(piece) == 1 and piece.keys[0] in surnames:
        return replace(piece, kind="person")  # "lực lượng Assad", whose leader is named in full elsewhere
    if piece.kind == "place" and piece.role:
        return replace(piece, kind="person") if piece.keys[0] in surnames else replace(piece, role=None)
    if piece.kind != "open":
        return piece
    if len(piece) > 1:
        if piece.keys in full:
            return replace(piece, kind="person")
        return replace(piece, kind="organization") if piece.written in bodies else piece
    key = piece.keys[0]
    opens = is_syllable(key) and piece.text.first[piece.start]  # "Đợi" may be a name or a word; "Đợi nói" is a name
    if key in surnames and len(key) > 1 and not (opens and not words().person_verbs.end(piece.text.keys, piece.end)):
        return replace(piece, kind="person")
    return piece


def _all(lines: list[list[Piece]]) -> Iterable[Piece]:
    for pieces in lines:
        yield from pieces
