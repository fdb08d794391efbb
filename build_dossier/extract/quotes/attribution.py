"""Whose words stand in quotation marks, and by which verb: ways of writing tried in a fixed order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from build_dossier.extract.quotes.behind import behind
from build_dossier.extract.quotes.marks import Piece
from build_dossier.extract.quotes.passage import BLANK, Passage
from build_dossier.extract.quotes.phrases import Subject, according, after_openers, subject_at
from build_dossier.extract.quotes.place import TAIL, WHOLE, Found, Kind, Place
from build_dossier.extract.quotes.subjects import named_at, subject_before, unread_ahead
from build_dossier.extract.quotes.words import Verb, is_noun, is_unsaid, words
from build_dossier.lexicon import LOWER

_FAR = 90  # characters between a verb and its colon: "nói với báo giới tại lễ khánh thành ...:"
_AS_TO = re.compile(r"(?:,\s+|^)(?:theo|như)\s+(?=lời|ông|bà|anh|chị|nhận định|đánh giá|chuyên gia|giới)")
_BY = re.compile(r",\s+theo\s+")
_CALLED = re.compile(r"[^,;:.\x00]{1,60}(?<!\w)là\s+(?:(?:một |những )?(?:\w+ ){0,3}|một\s+)")  # "gọi cáo buộc ấy là một việc làm “...”"
ASIDE = re.compile(r"\W*(?:dù|mặc dù|tuy|trong khi|trong lúc|khi|sau khi|trước khi|ngay sau khi)(?!\w)")
_WHEN = re.compile(r"(?<!\w)(?:sau khi|trước khi|ngay khi|khi|trong khi|trong lúc|dù|mặc dù)(?!\w)[^,;:]*$")
_OF = re.compile(r" (?:của|từ) ")
_RANG = re.compile(r" (?:cho )?rằng(?!\w)")
_CLOSE = 5  # words between a verb and a quotation that is its own
_CONTRAST = re.compile(r";\s+|,\s+(?:trong khi|còn|nhưng|song|trong|theo)(?: đó)?,?\s+")  # behind it someone else may speak
_GOES_ON = re.compile(rf"\s+[{LOWER}]")
_SENTENCES = 10  # words of a quotation behind a colon that somebody must have said, whoever it was


def attribute(passage: Passage, piece: Piece, before: Passage | None) -> Found | None:
    """The attribution of a quotation from its own sentence, or from the line before that ends in a colon; None for titles, terms and
    words that nobody is said to have said."""
    if piece.start < piece.first and passage.quoted(piece.start):
        return None  # in brackets
    start, _ = passage.sentence(piece.start)
    _, end = passage.sentence(max(piece.start, piece.end - 1))
    place = Place(passage, piece, start, end, before)
    if not place.words or _is_someone(passage, piece):
        return None
    first: Found | None = None
    for found in (way(place) for way in _WAYS):
        if found and found.subject:
            return found
        first = first or found
    return first


def _is_someone(passage: Passage, piece: Piece) -> bool:
    """Nothing but someone with an office or a body in the marks: "chúc mừng “Tổng thống X”", "lá phiếu cho “Khối Lam Kiều”"."""
    since, until = (bisect_left(passage.names, at, key=lambda name: name.span.start) for at in (piece.first, piece.last))
    inside = (name for name in passage.names[since:until] if name.kind in ("person", "organization"))
    return any(name.span.end >= piece.last - 1 and passage.role_start(name) <= piece.first + 1 for name in inside)


def _colon(place: Place) -> Found | None:
    """ "Ông X nói: “...”", and in a headline "Ông X: “...”"."""
    passage, start, at = place.passage, place.start, place.piece.start
    if place.opens and place.before is not None:
        before = place.before
        if not before.low.rstrip().endswith(":") or any(ch.isalnum() for ch in passage.low[:at]):
            return None
        passage, at = before, len(before.low.rstrip())
        start, _ = before.sentence(at - 1)
    low = passage.low
    head = low[start:at].rstrip()
    if not head.endswith(":"):
        return None
    colon = start + len(head) - 1
    kind: Kind = "direct" if place.whole or not place.words[:1].islower() else "partial"
    found = [verb for verb in passage.verbs_in(start, colon) if colon - verb.end <= _FAR]
    if not found and words().title_end.search(low[max(start, colon - TAIL) : colon]):
        return None
    theo = _of_theo(passage, start, colon)
    for verb in reversed(found):
        subject = subject_before(passage, start, verb.start) if theo is None or verb.text not in words().attitudes else None
        if subject and theo and subject.form == "body" and not low[theo.end : subject.start].strip(" ,"):
            subject = theo  # "Theo nhà khoa học X, Trung tâm Y, cho biết: “...”"
        if subject:
            return Found("said-colon", kind, subject, (verb.start, verb.end), passage, (start, place.end))
    if theo and any(verb.text in words().attitudes for verb in found):
        return Found("said-according", kind, theo, None, passage, (start, place.end))
    told = _relayed(passage, start, colon, kind) or _labelled(passage, start, colon, kind, found)
    if told is None and kind == "direct" and len(place.words.split()) >= _SENTENCES:
        return Found("said-alone", kind, None, None, passage, (start, colon))  # "Sự việc xảy ra trên tàu hôm 8/2: “Tôi để vali ở ...”"
    return told


def _of_theo(passage: Passage, start: int, colon: int) -> Subject | None:
    """ "Theo ông X, dân mong muốn có cầu: “...”": whoever is named tells what the others wish."""
    first = after_openers(passage.low, start, colon)
    subject = according(passage, first + 5, colon) if passage.low.startswith("theo ", first) else None
    return subject if subject and not is_medium(passage, subject) else None


def _relayed(passage: Passage, start: int, colon: int, kind: Kind) -> Found | None:
    """ "Reuters dẫn lời ông X: “...”"."""
    relay = words().relay.search(passage.low, start, colon)
    subject = subject_at(passage, relay.end(), colon) if relay else None
    if relay is None or subject is None:
        return None
    return Found("said-relay", kind, subject, relay.span(), passage, (start, colon))


def _labelled(passage: Passage, start: int, colon: int, kind: Kind, found: list[Verb]) -> Found | None:
    """Nothing but someone before the colon; "Phát biểu của ông X:"; or a verb whose subject the text leaves out."""
    subject = subject_at(passage, start, colon)
    if subject and not passage.low[subject.end : colon].strip(" ,"):
        return Found("said-label", kind, subject, None, passage, (start, colon))
    for verb in reversed(found):
        of = passage.low.find("của ", verb.end, colon)
        subject = subject_at(passage, of + 4, colon) if of != -1 else None
        if subject:
            return Found("said-colon", kind, subject, (verb.start, verb.end), passage, (start, colon))
    subject = subject_before(passage, start, colon)
    if subject and kind == "direct" and subject.form in ("name", "hidden", "pronoun", "description", "unnamed"):
        return Found("said-gesture", kind, subject, None, passage, (start, colon))  # "Bà chỉ tay về phía bị cáo:"
    crying = words().gestures.search(passage.low, start, colon)
    unread = unread_ahead(passage, start, crying.start()) if crying else None
    if unread:
        return Found("said-gesture", kind, unread, None, passage, (start, colon))  # "Hành khóc nghẹn:"
    if found:
        first = after_openers(passage.low, start, colon)
        first += 4 if passage.low.startswith("như ", first) else 0  # "Như HLV X thừa nhận:"
        named = unread_ahead(passage, first, found[-1].start)
        return Found("said-colon", kind, named, (found[-1].start, found[-1].end), passage, (start, colon))
    return None


def _before(place: Place) -> Found | None:
    """ "Ông X nói rằng đó là “...”": the verb stands in front in the same sentence."""
    passage, low, at = place.passage, place.passage.low, place.piece.start
    found = [verb for verb in passage.verbs_in(place.start, at) if not is_noun(low, verb) and not is_unsaid(low, verb)]
    found = [verb for verb in found if not _is_aside(low, place.start, verb, at)]
    touching = [verb for verb in found[-1:] if _only_complement(low, verb.end, at)]
    speaking = any(verb.text in words().saying for verb in touching)  # "nói câu" is no title, "quen gọi là" is a name
    if not speaking and place.entitled:
        return None
    saying = [verb for verb in found if verb.text in words().saying]
    if BLANK in low[place.start : at]:
        saying.reverse()  # "“...”, ông X nói, dù thừa nhận cuộc họp “...”"
    turn = max((m.end() for m in _CONTRAST.finditer(low, place.start, at)), default=place.start)
    behind = [verb for verb in found if verb.start >= turn > place.start]
    close = [verb for verb in reversed(found[1:]) if _has_own_subject(passage, place, verb)]
    if not touching and not close and not _in_its_clause(passage, place, found):
        told = _tail(place) or _according(place)  # "Theo X, đó là “...”, vì ông Y nói ..."
        if told and told.subject and not is_medium(passage, told.subject):
            return told
    called = [verb for verb in found[-1:] if verb.text in words().judging and _CALLED.fullmatch(low, verb.end, at)]
    noun = next((verb for verb in passage.verbs_in(place.start, at)[::-1] if is_noun(low, verb)), None)
    owned = _OF.match(low, noun.end, at) if noun and (not found or noun.start > found[-1].start) else None
    owner = subject_at(passage, owned.end(), at) if owned else None
    if noun and owner and _RANG.match(low, owner.end, at):  # "lấy làm tiếc về tuyên bố của X rằng ông đã “...”"
        return place.found("said-before", "partial", owner, noun)
    judged = [verb for verb in called if not (saying and verb.text in words().viewing)]
    for verb in (*touching, *judged, *close, *behind, *saying, *found):
        since = found[found.index(verb) - 1].end if verb in close else turn if verb in behind else place.start
        subject = subject_before(passage, since, verb.start)
        if subject and subject.form == "medium":  # "Tờ X đưa tin ông Y phản đối, cho rằng sẽ gây “...”"
            later = [other for other in found if other.start > verb.end and other.text in words().saying]
            inner = [(own, other) for other in later if (own := subject_before(passage, verb.end, other.start))]
            subject, verb = inner[0] if inner else (subject, verb)
        if subject and not _is_nickname(low, subject, verb):
            kind: Kind = "direct" if verb in touching and place.whole else "partial"
            return place.found("said-before", kind, subject, verb)
    relay = words().relay.search(low, place.start, at)
    subject = subject_at(passage, relay.end(), at) if relay else None
    if relay and subject:
        return Found("said-relay", "partial", subject, relay.span(), passage, (place.start, place.end))
    return place.found("said-before", "direct", None, touching[0]) if speaking and place.whole else None


def _in_its_clause(passage: Passage, place: Place, found: list[Verb]) -> bool:
    """ "Dù Israel tuyên bố đây chỉ là đợt tấn công “hạn chế”, bà X nhận định ...": the clause in front has a speaker of its own."""
    verb = found[-1] if found and ASIDE.match(passage.low, place.start) else None
    return (
        verb is not None
        and "," not in passage.low[verb.end : place.piece.start]
        and subject_before(passage, place.start, verb.start) is not None
    )


def _is_nickname(low: str, subject: Subject, verb: Verb) -> bool:
    """ "Người dân gọi là “chợ Bà Ba”", "nhiều bạn học gọi em là “máy tính”": what people call something or somebody is a name."""
    known = words()
    some = known.callers.match(low, subject.start, subject.end) and not known.deeds.match(low, verb.end + 1)
    return verb.text in known.naming and bool(some or known.people.match(low, subject.start, subject.end))


def _is_aside(low: str, start: int, verb: Verb, end: int) -> bool:
    """ "Vài phút sau khi ông Y tuyên bố rút lui, ông X khẳng định ...": the verb of a clause that only tells when."""
    return bool(_WHEN.search(low, start, verb.start)) and ", " in low[verb.end : end]


def is_medium(passage: Passage, subject: Subject) -> bool:
    """ "Theo phóng viên TTXVN", "theo hãng tin X": through whom it came, not who said it."""
    reporter = passage.low.startswith(("phóng viên", "thông tín viên"), subject.start)
    return reporter or subject.form == "medium" or words().media.match(passage.low, subject.start) is not None


def _tail(place: Place) -> Found | None:
    """ "..., đã “nói lên nhiều điều” về sự tôn trọng của ông, một quan chức nhận xét.": who says it ends the sentence."""
    passage, end = place.passage, len(place.passage.low[: place.end].rstrip(' .!?…|\x00"”'))
    found = passage.verbs_in(place.piece.end, place.end)
    verbs = [verb for verb in found if verb.text in words().saying and not is_unsaid(passage.low, verb)]
    if not verbs or len(passage.low[verbs[-1].end : end].split()) > WHOLE:
        return None
    verb = verbs[-1]
    comma = passage.low.rfind(", ", place.piece.end, verb.start)
    subject = subject_at(passage, comma + 2, verb.start) if comma != -1 else None
    if subject is None or passage.low[subject.end : verb.start].strip():
        return None
    kind: Kind = "direct" if place.heads and place.whole else "partial"
    return place.found("said-behind", kind, subject, verb)


def _has_own_subject(passage: Passage, place: Place, verb: Verb) -> bool:
    """ "Quan chức này cho biết ông X đã yêu cầu các bên “...”": whoever demands, not whoever tells of it, is quoted."""
    between = passage.low[verb.end : place.piece.start]
    near = len(between.split()) <= _CLOSE and " là " not in f"{between} "
    told = verb.text in words().saying and verb.text not in words().attitudes
    return near and told and named_at(passage, place.start, verb.start)


def _only_complement(low: str, start: int, end: int) -> bool:
    return not words().complement.sub("", low[start:end]).strip(" ,")


def _according(place: Place) -> Found | None:
    """ "Theo ông X, đó là “...”"."""
    low = place.passage.low
    first = after_openers(low, place.start, place.piece.start)
    if not low.startswith("theo ", first):
        named = (m.end() for m in _BY.finditer(low, first, place.piece.start) if m.end() in place.passage.by_start)
        inner = max((*named, *(m.end() for m in _AS_TO.finditer(low, first, place.piece.start))), default=None)
        if inner is None:
            return None
        first = inner - 5
    if place.entitled:
        return None
    subject = according(place.passage, first + 5, place.piece.start)
    term = len(place.words.split()) < WHOLE and _GOES_ON.match(place.passage.text, place.piece.end)
    if subject is None or term:
        return None  # "Theo X, bộ máy “giải quỹ” sẽ hoạt động"
    announced = low[subject.end : place.piece.start].strip() in (",", ":") and len(place.words.split()) >= WHOLE
    return place.found("said-according", "direct" if announced else "partial", subject, None)


_WAYS: tuple[Callable[[Place], Found | None], ...] = (
    _colon,
    lambda place: behind(place) if place.opens else None,
    _before,
    _according,
    lambda place: _tail(place) if place.opens else behind(place),
)
