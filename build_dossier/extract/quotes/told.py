"""What someone said as the narrator tells it: a clause behind a verb of saying, or beside "theo"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_dossier.extract.quotes.attribution import according
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.subjects import Subject, after_openers, subject_at, subject_before
from build_dossier.extract.quotes.words import Verb, is_noun, is_unsaid, words

_RANG = re.compile(r"(?<!\w)(?:rằng|liệu)(?!\w)[,:]?\s*")
_NEAR = 70  # characters between a verb and its "rằng": "nói với báo giới tại Hà Nội rằng"
_FEWEST = 3  # words that a clause has
_NO_CLAUSE = re.compile(r"\s*(?:về|với|cho|của|thêm về|rõ về|gì|như)(?!\w)")
_WEAK = re.compile(
    r"\s*(?:về|với|đến|tới|trên|tại|trong|ở|sau|qua|cho|của|bằng|để|nhân|khi|thêm về|rõ về|lý do|điều|gì|như|cùng|theo)(?!\w)"
)
_LEAD = re.compile(r"(?:\s*(?:thêm|rõ|là|:|,))*\s*")
_OTHER = re.compile(r",\s+(?:nhưng|trong khi|song|và (?:đề nghị|kêu gọi|yêu cầu|cho biết|khẳng định|cảnh báo|nhấn mạnh))(?!\w)")
_CREDIT = re.compile(r"\.?\s*\([^()]{2,24}\)[\s.|]*$")  # "... bắt đầu ngày 21/1. (TASS)"
_LONGEST = 16  # words of someone who is not named; more are a clause that only begins so
_THEO = re.compile(r",\s+theo\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that gives someone's words: its place, its speaker, the verb."""

    start: int
    end: int
    rule: str
    subject: Subject
    verb: tuple[int, int] | None
    sentence: tuple[int, int]


def told(passage: Passage, start: int, end: int) -> Told | None:
    """The words of someone that a sentence tells."""
    if not any(ch.isalnum() for ch in passage.low[start:end]):
        return None
    theo = passage.low.startswith("theo ", after_openers(passage.low, start, end))
    return (_by_theo(passage, start, end) if theo else None) or _by_verb(passage, start, end) or _by_theo(passage, start, end)


def _by_verb(passage: Passage, start: int, end: int) -> Told | None:
    low = passage.low
    for verb in passage.verbs_in(start, end):
        if verb.text not in words().saying or is_noun(low, verb) or is_unsaid(low, verb):
            continue
        content = _content(low, verb, end)
        if content is None:
            continue
        subject = subject_before(passage, start, verb.start)
        if subject:
            return _told(passage, content, end, "told-verb", subject, verb, (start, end))
    return None


def _content(low: str, verb: Verb, end: int) -> int | None:
    """Where the clause behind a verb begins, if one does."""
    rang = _RANG.search(low, verb.end, min(end, verb.end + _NEAR))
    if rang and not any(sign in low[verb.end : rang.start()] for sign in ",;:."):
        return rang.end()
    if verb.text not in words().reporting or (_WEAK if verb.text in words().weak else _NO_CLAUSE).match(low, verb.end, end):
        return None
    if verb.text in words().after_comma and low[verb.end : verb.end + 1] != ",":
        return None
    lead = _LEAD.match(low, verb.end, end)
    return lead.end() if lead else verb.end


def _by_theo(passage: Passage, start: int, end: int) -> Told | None:
    low = passage.low
    first = after_openers(low, start, end)
    if low.startswith("theo ", first):
        comma = low.find(",", first, end)
        subject = according(passage, first + 5, comma if comma != -1 else first)
        if subject and not low[subject.end : comma].strip():
            comma = _behind_office(passage, subject, comma, end)
            return _told(passage, comma + 1, end, "told-according", subject, None, (start, end))
        return None
    behind = _THEO.search(low, start, end)
    subject = according(passage, behind.end(), end) if behind else None
    if behind is None or subject is None or low[subject.end : end].strip(" .!?…\"”|"):
        return None
    return _told(passage, start, behind.start(), "told-according", subject, None, (start, end))


def _behind_office(passage: Passage, subject: Subject, comma: int, end: int) -> int:
    """The comma behind the offices of whoever is named: "Theo ông Đồng, Chủ tịch hợp tác xã, Công an huyện, giá thu mua ..."."""
    following = passage.low.find(",", comma + 1, end)
    while subject.form == "name" and following != -1:
        office = subject_at(passage, comma + 1, following)
        if office is None or office.form == "name" or passage.low[office.end : following].strip():
            break
        comma, following = following, passage.low.find(",", following + 1, end)
    return comma


def _told(
    passage: Passage, start: int, end: int, rule: str, subject: Subject, verb: Verb | None, sentence: tuple[int, int]
) -> Told | None:
    text = passage.text
    while start < end and text[start] in " ,:|":
        start += 1
    other = _OTHER.search(passage.low, start, end)
    end = other.start() if other else end
    credit = _CREDIT.search(text, start, end)
    end = credit.start() if credit else end
    while end > start and text[end - 1] in " .,;:|…":
        end -= 1
    if len(text[start:end].split()) < _FEWEST or (len(text[subject.start : subject.end].split()) > _LONGEST and subject.form == "unnamed"):
        return None
    return Told(start, end, rule, subject, (verb.start, verb.end) if verb else None, sentence)
