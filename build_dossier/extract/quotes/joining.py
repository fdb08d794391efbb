"""When several pieces in quotation marks are one statement."""

from __future__ import annotations

from build_dossier.extract.quotes.marks import Piece
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.place import Found
from build_dossier.said import Speech

_MORE = ("nói thêm", "cho biết thêm", "nói tiếp", "bổ sung", "chia sẻ thêm", "kể thêm")


def goes_on(passage: Passage, last: Speech, piece: Piece, found: Found | None) -> bool:
    """The second part of a statement that its attribution splits: "“...”, ông X nói, “...”", "“...”, ông X nói. “...”"."""
    split = last.rule in ("said-behind", "said-gesture", "said-signed", "said-relay") and last.kind == "direct"
    if not split or last.spans[-1].n != passage.n:
        return False
    between = passage.low[last.spans[-1].end : piece.start]
    if last.rule == "said-relay" and found is not None:
        return False  # "Ông dẫn lời bà Giao: “...”, rồi hỏi: “...”"
    start, _ = passage.sentence(piece.start)
    if start <= last.spans[-1].start:
        if found is None and between.rstrip()[-1:] not in ("", ",", ":", ".", "-", "–"):
            return False  # "..., bà X nói tại tọa đàm “...”"
        own = found.verb if found else None  # "..., ông X nói, dù thừa nhận cuộc họp “...”" has a verb of its own
        return own is None or (own[1] <= piece.start and (last.verb is None or own[0] <= last.verb.end))
    if found is None:
        around = passage.low[start : piece.start] + passage.low[piece.end : passage.sentence(max(piece.start, piece.end - 1))[1]]
        return not any(ch.isalnum() for ch in around) and _next(passage, last, piece)
    more = found.verb is not None and passage.low[slice(*found.verb)] in _MORE
    return more and found.subject is not None and found.subject.form == "pronoun" and _next(passage, last, piece)


def listed(passage: Passage, last: Speech, piece: Piece, found: Found | None) -> bool:
    """One more of several statements that a colon announces: "Nhiều khán giả viết: “...”, “...”"."""
    verb = last.verb
    behind = verb is None or (verb.n == passage.n and verb.end <= last.spans[0].start)
    same = found is None or (verb is not None and found.verb == (verb.start, verb.end) and found.passage.n == verb.n)
    if not same or not behind or last.kind != "direct" or last.spans[-1].n != passage.n or len(last.spans) > 1:
        return False
    return passage.low[last.spans[-1].end : piece.start].strip(" \"”’'»…") in (",", ";", "và", "hay", "hoặc", ", và", ",.")


def _next(passage: Passage, last: Speech, piece: Piece) -> bool:
    """The piece stands in the sentence behind that of the statement."""
    return sum(last.spans[-1].end < stop <= piece.start for stop in passage.stops) == 1


def joins(passage: Passage, last: Speech, piece: Piece, found: Found | None) -> bool:
    """A further few words of one clause: "gọi đây là “vô lý” và “nguy hiểm”"."""
    end, verb = last.spans[-1].end, last.verb
    if verb and found and found.verb == (verb.start, verb.end) and found.passage.n == verb.n and found.rule == last.rule == "said-behind":
        return True  # "“...” vì sợ và “...”, ông X nói"
    if verb is None or last.kind != "partial" or last.spans[-1].n != passage.n or verb.n != passage.n or verb.end > last.spans[0].start:
        return False
    between = passage.low[end : piece.start]
    one = passage.sentence(piece.start)[0] <= last.spans[0].start and not passage.verbs_in(end, piece.start)
    return one and (found.kind == "partial" if found else between.strip(" \"”’'»,") in ("và", "hay", "hoặc", "cũng như", ""))
