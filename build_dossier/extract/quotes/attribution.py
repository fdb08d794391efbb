"""Whose words stand in quotation marks, and by which verb: ways of writing tried in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.quotes.marks import Piece
from build_dossier.extract.quotes.passage import BLANK, Passage
from build_dossier.extract.quotes.phrases import Subject, after_openers, subject_at
from build_dossier.extract.quotes.subjects import named_at, subject_before, unread_name
from build_dossier.extract.quotes.words import Verb, is_noun, is_unsaid, words

Kind = Literal["direct", "partial"]

_FAR = 90  # characters between a verb and its colon: "nói với báo giới tại lễ khánh thành ...:"
_AFTER = 200  # characters behind a quotation in which its verb stands, offices and ages between
_LEAD = re.compile(r"\s*[,.!?…]*\s*(?:[-–—]+\s*)?")
_AS_TO = re.compile(r"(?:,\s+|^)(?:theo|như)\s+(?=lời|ông|bà|anh|chị|nhận định|đánh giá|chuyên gia|giới)")
_BY = re.compile(r",\s+theo\s+")
_TAIL = 40  # characters of the longest phrase in front of a quotation that tells a title or a term
_SAYING = re.compile(r"(?:đó|đây) (?:chính )?là (?:câu|lời|điều|những gì) ")
_CALLED = re.compile(r"[^,;:.\x00]{1,60}(?<!\w)là\s+(?:(?:một |những )?(?:\w+ ){0,3}|một\s+)")  # "gọi cáo buộc ấy là một việc làm “...”"
ASIDE = re.compile(r"\W*(?:dù|mặc dù|tuy|trong khi|trong lúc|khi|sau khi|trước khi|ngay sau khi)(?!\w)")
_WHEN = re.compile(r"(?<!\w)(?:sau khi|trước khi|ngay khi|khi|trong khi|trong lúc|dù|mặc dù)(?!\w)[^,;:]*$")
_OF = re.compile(r" (?:của|từ) ")
_RANG = re.compile(r" (?:cho )?rằng(?!\w)")
_ORDINAL = 3  # words in between: "đó là câu đầu tiên mà bà Ba nói"
_CLOSE = 5  # words between a verb and a quotation that is its own
_CONTRAST = re.compile(r";\s+|,\s+(?:trong khi|còn|nhưng|song|trong|theo)(?: đó)?,?\s+")  # behind it someone else may speak
_GESTURE = {"direct": 7, "partial": 4}  # words of a gesture behind who makes it: "cười thật hiền"
_WHOLE = 4  # words from which on a quotation can be a sentence of its own
_SENTENCES = 10  # words of a quotation behind a colon that somebody must have said, whoever it was


@dataclass(frozen=True, slots=True)
class Found:
    """How a quotation is attributed: the rule, the verb's place, the subject, and where the narrator's sentence stands."""

    rule: str
    kind: Kind
    subject: Subject | None
    verb: tuple[int, int] | None
    passage: Passage
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation in its line: the narrator's sentence around it, and the line before."""

    passage: Passage
    piece: Piece
    start: int
    end: int
    before: Passage | None

    @property
    def opens(self) -> bool:
        """Nothing of the narrator's stands in front in its sentence."""
        return not any(ch.isalnum() for ch in self.passage.low[self.start : self.piece.start])

    @property
    def words(self) -> str:
        return self.passage.text[self.piece.first : self.piece.last].strip(" .…\"“'‘")

    @property
    def entitled(self) -> bool:
        """A title or a term stands in the marks: what announces it stands in front. Titles begin with a capital."""
        ends = words().term_end if self.words[:1].islower() else words().title_end
        return bool(ends.search(self.passage.low[max(self.start, self.piece.start - _TAIL) : self.piece.start]))

    @property
    def whole(self) -> bool:
        """Reads as a sentence: begins with a capital and is no mere word or two."""
        return len(self.words.split()) >= _WHOLE and not self.words[:1].islower()

    def found(self, rule: str, kind: Kind, subject: Subject | None, verb: Verb | None) -> Found:
        return Found(rule, kind, subject, (verb.start, verb.end) if verb else None, self.passage, (self.start, self.end))


def attribute(passage: Passage, piece: Piece, before: Passage | None) -> Found | None:
    """The attribution of a quotation from its own sentence, or from the line before that ends in a colon; None for titles, terms and
    words that nobody is said to have said."""
    if piece.start < piece.first and passage.quoted(piece.start):
        return None  # in brackets
    start, _ = passage.sentence(piece.start)
    _, end = passage.sentence(max(piece.start, piece.end - 1))
    place = _Place(passage, piece, start, end, before)
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
    inside = (name for name in passage.names if name.kind in ("person", "organization") and piece.first <= name.span.start < piece.last)
    return any(name.span.end >= piece.last - 1 and passage.role_start(name) <= piece.first + 1 for name in inside)


def _colon(place: _Place) -> Found | None:
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
    if not found and words().title_end.search(low[max(start, colon - _TAIL) : colon]):
        return None
    theo = _of_theo(passage, start, colon)
    for verb in reversed(found):
        subject = subject_before(passage, start, verb.start) if theo is None or verb.text not in words().attitudes else None
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
    unread = unread_name(passage, after_openers(passage.low, start, colon), crying.start()) if crying else None
    if unread:
        return Found("said-gesture", kind, unread, None, passage, (start, colon))  # "Hành khóc nghẹn:"
    if found:
        return Found("said-colon", kind, None, (found[-1].start, found[-1].end), passage, (start, colon))
    return None


def _behind(place: _Place) -> Found | None:
    """ "“...”, ông X nói", "“...”, theo ông X", "“...” – ông X"."""
    passage, low, end = place.passage, place.passage.low, place.end
    lead = _LEAD.match(low, place.piece.end, end)
    at = lead.end() if lead else place.piece.end
    rule: Kind = "direct" if place.opens and (place.whole or not place.words[:1].islower()) else "partial"
    if at >= end and place.opens:
        return _next_sentence(place, rule)
    if not place.opens and not (lead and ("," in lead[0] or "–" in lead[0] or "-" in lead[0])):
        return None
    if low.startswith("theo ", at):
        subject = according(passage, at + 5, end)
        return place.found("said-according", rule, subject, None) if subject else None
    relay = words().relay.search(low, at, min(end, at + _AFTER))
    cited = _cited_by(passage, relay, end) if relay else None
    if relay and cited:
        return Found("said-relay", rule, cited, relay.span(), passage, (place.start, end))
    owner = _words_of(passage, at, end)
    if owner:
        return place.found("said-behind", rule, owner, None)
    found = subject_and_verb(passage, at, min(end, at + _AFTER)) or _behind_gesture(passage, at, end)
    if found:
        return place.found("said-behind", rule, *found)
    subject = subject_at(passage, at, end) if lead and lead[0].strip() and place.opens else None
    rest = low[subject.end : end] if subject else ""
    if subject and not rest.split(",")[0].strip(" .!|"):
        return place.found("said-signed", rule, subject, None)
    # "“...”, bà nghẹn ngào.": a gesture in the place of the verb, and nothing else
    rest = rest.split(BLANK)[0].rstrip(' ,:"“«')  # "“...”, bà nghẹn ngào, “...”"
    listed = words().gestures.match(rest.lstrip()) is not None  # "- ông cười, thả nắm búp xuống gùi"
    short = len(rest.split()) <= _GESTURE[rule] and "," not in rest
    gesture = subject is not None and subject.form not in {"body", "medium"} and (short or (listed and rule == "direct"))
    return place.found("said-gesture", rule, subject, None) if gesture else None


def _behind_gesture(passage: Passage, start: int, end: int) -> tuple[Subject, Verb] | None:
    """ "“...”, gạt nước mắt, bà Ba kể": a few words about how it is said stand in front of who says it."""
    comma = passage.low.find(", ", start, end)
    short = comma != -1 and len(passage.low[start:comma].split()) <= _CLOSE
    if not short or passage.verbs_in(start, comma) or subject_at(passage, start, comma):
        return None
    return subject_and_verb(passage, comma + 2, min(end, comma + _AFTER))


def _cited_by(passage: Passage, relay: re.Match[str], end: int) -> Subject | None:
    """Behind "dẫn nguồn tin" stands whose it is, or the source itself is all that is told: "dẫn nguồn tin quân sự"."""
    return subject_at(passage, relay.end(), end) or subject_at(passage, passage.low.find(" ", relay.start()) + 1, end)


def _words_of(passage: Passage, start: int, end: int) -> Subject | None:
    """Behind a quotation: "đó là lời tâm sự của bà Ba", "đó là câu đầu tiên bà Ba nói"."""
    known = words().words_of.match(passage.low, start, end)
    if known:
        return subject_at(passage, known.end(), end)
    said = _SAYING.match(passage.low, start, end)
    at = said.end() if said else end
    for _ in range(_ORDINAL + 1):
        subject = subject_at(passage, at, end) if at < end else None
        if subject and subject.form in ("name", "pronoun"):
            return subject
        at = passage.low.find(" ", at, end) + 1 or end
    return None


def subject_and_verb(passage: Passage, start: int, end: int) -> tuple[Subject, Verb] | None:
    """The subject that begins at a place, and its verb of saying."""
    first = after_openers(passage.low, start, end)
    for verb in passage.verbs_in(start, end):
        if verb.text not in words().saying or is_unsaid(passage.low, verb):
            continue
        subject = subject_before(passage, start, verb.start) or unread_name(passage, first, verb.start)
        offices = passage.low[first : subject.start].strip() if subject else ""  # "Tổng Bí thư, Chủ tịch nước X nói"
        if subject and (subject.start <= first or (offices.endswith(",") and words().roles.fullmatch(offices.rstrip(" ,")))):
            return subject, verb
    return None


def _next_sentence(place: _Place, kind: Kind) -> Found | None:
    """ "“...!” Ông X nói thêm." as a sentence of its own that says nothing else."""
    passage = place.passage
    start, end = place.end, passage.sentence(place.end)[1]
    if start >= len(passage.low):
        return None
    owner = _words_of(passage, start, end)
    if owner:
        return place.found("said-behind", kind, owner, None)
    found = subject_and_verb(passage, start, end)
    rest = passage.low[found[1].end : end] if found else ""
    if found is None or rest.startswith(" rằng") or len(rest.split()) > _WHOLE + 2 or any(sign in rest for sign in ':"“«'):
        return None
    return place.found("said-behind", kind, *found)


def _before(place: _Place) -> Found | None:
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


def _in_its_clause(passage: Passage, place: _Place, found: list[Verb]) -> bool:
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


def _tail(place: _Place) -> Found | None:
    """ "..., đã “nói lên nhiều điều” về sự tôn trọng của ông, một quan chức nhận xét.": who says it ends the sentence."""
    passage, end = place.passage, len(place.passage.low[: place.end].rstrip(' .!?…|\x00"”'))
    found = passage.verbs_in(place.piece.end, place.end)
    verbs = [verb for verb in found if verb.text in words().saying and not is_unsaid(passage.low, verb)]
    if not verbs or len(passage.low[verbs[-1].end : end].split()) > _WHOLE:
        return None
    verb = verbs[-1]
    comma = passage.low.rfind(", ", place.piece.end, verb.start)
    subject = subject_at(passage, comma + 2, verb.start) if comma != -1 else None
    if subject is None or passage.low[subject.end : verb.start].strip():
        return None
    kind: Kind = "direct" if place.opens and place.whole else "partial"
    return place.found("said-behind", kind, subject, verb)


def _has_own_subject(passage: Passage, place: _Place, verb: Verb) -> bool:
    """ "Quan chức này cho biết ông X đã yêu cầu các bên “...”": whoever demands, not whoever tells of it, is quoted."""
    between = passage.low[verb.end : place.piece.start]
    near = len(between.split()) <= _CLOSE and " là " not in f"{between} "
    told = verb.text in words().saying and verb.text not in words().attitudes
    return near and told and named_at(passage, place.start, verb.start)


def _only_complement(low: str, start: int, end: int) -> bool:
    return not words().complement.sub("", low[start:end]).strip(" ,")


def _according(place: _Place) -> Found | None:
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
    if subject is None:
        return None
    announced = low[subject.end : place.piece.start].strip() in (",", ":") and len(place.words.split()) >= _WHOLE
    return place.found("said-according", "direct" if announced else "partial", subject, None)


def according(passage: Passage, start: int, end: int) -> Subject | None:
    """Whom "theo" names: "theo (lời) ông X"."""
    lead = words().theo.match(passage.low, start, end)
    return subject_at(passage, lead.end() if lead else start, end)


_WAYS: tuple[Callable[[_Place], Found | None], ...] = (
    _colon,
    lambda place: _behind(place) if place.opens else None,
    _before,
    _according,
    lambda place: _tail(place) if place.opens else _behind(place),
)
