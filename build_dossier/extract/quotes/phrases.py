"""Whom the words at a place name: a person, a medium, a body, a pronoun, somebody described or unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.quotes.circumstances import medium
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.words import words
from build_dossier.lexicon import HIDDEN, UPPER
from build_dossier.model import Name

Form = Literal["name", "hidden", "medium", "body", "pronoun", "description", "unnamed"]

_BREAK = re.compile(r"[,;:!?…\x00]|\.(?!\w)|(?<!châu á)\s[-–—]\s")  # "châu Á - Thái Bình Dương"
_PREPOSITION = re.compile(r"(?:với|cho|gặp|bởi|từ|tới|đến|theo|thăm|giữa|trước|sau|về(?! hưu)|vào|là|bị|được|gọi|mời|như|và|cùng)(?!\w)")
CAPITALS = re.compile(rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,4}}")
_AGED = re.compile(r"\d tuổi(?!\w)")  # "thanh niên 20 tuổi" was named before
_POINTING = re.compile(r"(?<= )(?:ấy|này)(?!\w)")  # ends whom it points at: "người phụ nữ ấy | rót trà"
_OF_POINTED = re.compile(r" (?:nước|bộ|cơ quan|tổ chức|hãng|công ty|tỉnh|huyện|thành phố|địa phương|đảng|phe|nhóm) này$")
_POINTED = 3  # words of someone who is pointed at: "thiếu gia này"
_BUSY = re.compile(r"\s+(?:đang|từng|vừa|mới|có mặt|sống|ngồi|đứng|chứng kiến)(?!\w)[^,;:]*$")
_SMALL = 7  # words in front of a name that no table knows: "Trưởng đoàn kiểm tra liên ngành thành phố"
_NEAR = 40  # characters in which the longest phrase about someone who is not named stands


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name a speaker: their place, what they are, and the name among them. `sure` is False where the sentence
    may mean someone else."""

    start: int
    end: int
    form: Form
    name: Name | None = None
    sex: str | None = None
    sure: bool = True


def after_openers(low: str, first: int, last: int) -> int:
    """Behind "Tuy nhiên,", "Ngày 14/3," and the like."""
    known = words()
    while first < last and not low[first].isalnum():
        first += 1
    while first < last and (found := known.openers.match(low, first, last)) and found.end() > first:
        first = found.end()
    return first


def subject_at(passage: Passage, first: int, last: int) -> Subject | None:
    """The subject that begins at a place and ends before another."""
    known, low = words(), passage.low
    first = after_openers(low, first, last)
    if first >= last:
        return None
    name = passage.by_start.get(first)
    if name and name.kind == "person":
        return named(passage, name, first)
    if name and name.kind in ("organization", "country"):
        if name.span.start > first and known.roles.match(low, first, last):
            return _described(passage, first, last)  # "Tân Tổng thư ký NATO"
        return Subject(first, name.span.end, "body", name)
    body = _head(passage, first, last, "organization") if known.body_nouns.match(low, first, last) else None
    if body:
        return Subject(first, body.span.end, "body", body)
    noun = known.media.match(low, first, last)
    loose = noun is not None and noun[0] in known.loose_media  # "hãng AFP", not "hãng Fariz"
    paper = medium(passage, _next(low, noun.end()) if noun and loose else first, last)
    if paper:
        return Subject(first, paper[1], "medium")
    if noun and not low[noun.end() : last].strip():
        return Subject(first, noun.end(), "unnamed")  # "“...”, báo viết"
    kin = known.kin.match(low, first, last) or _relation(passage, first, last)
    if kin:
        return Subject(first, _phrase_end(passage, first, last), "unnamed", None, _sex(kin[0].removesuffix("của ").strip()))
    letter = known.papers.match(low, first, last)
    inner = subject_at(passage, letter.end(), last) if letter else None
    if inner:
        return Subject(first, inner.end, inner.form, inner.name, inner.sex, inner.sure)
    role = known.roles.match(low, first, last) or known.unnamed.match(low, first, last)
    pronoun = known.pronouns.match(low, first, last)
    if pronoun and pronoun[0] in known.before_offices and known.roles.match(low, _next(low, pronoun.end()), last):
        return _described(passage, first, last)  # "đồng chí Chủ tịch UBND tỉnh"
    someone = pronoun and _of_trade(passage, pronoun.end(), last)
    if pronoun and not someone and not (role and role.end() > pronoun.end()) and not _capital_follows(passage, pronoun.end(), last):
        return Subject(first, pronoun.end(), "pronoun", None, known.pronoun_sex[pronoun[0]])
    if pronoun and someone:  # "ông bảo vệ", "ông bộ trưởng"
        office = known.roles.match(low, _next(low, pronoun.end()), last)
        end = office.end() if office else _phrase_end(passage, first, last)
        return Subject(first, end, "description" if office else "unnamed", None, known.pronoun_sex[pronoun[0]])
    called = passage.by_start.get(_next(low, pronoun.end())) if pronoun else None
    if called and called.kind == "person":
        return named(passage, called, first)
    initials = _initials(passage, first, pronoun.end(), last) if pronoun else None
    if initials:
        return initials
    if known.epithets.match(low, first, last):
        return _described(passage, first, last)
    some = known.some.match(low, first, last)
    if (some and known.unnamed.match(low, _next(low, some.end()), last)) or known.unnamed.match(low, first, last):
        return _group(passage, first, last, bool(some))
    if known.pointing_start.match(low, first, last) or known.roles.match(low, first, last) or known.sexed.match(low, first, last):
        return _described(passage, first, last)
    hidden = HIDDEN.match(passage.text, first, last)
    if hidden:
        return Subject(first, hidden.end(), "hidden")
    if known.paper.match(low, first, last):
        sure = not known.private_paper.match(low, first, last)
        return Subject(first, _phrase_end(passage, first, last), "unnamed", sure=sure)
    return _named_later(passage, first, last) or _pointed(passage, first, last) or (_someone(passage, first, some, last) if some else None)


def _relation(passage: Passage, first: int, last: int) -> re.Match[str] | None:
    """ "Bà ngoại Duyên", "mẹ nạn nhân"."""
    known, low = words(), passage.low
    found = known.relations.match(low, first, last)
    if found is None:
        return None
    after = _next(low, found.end())
    return found if _capital_follows(passage, after, last) or known.related_to.match(low, after, last) else None


def _pointed(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Thiếu gia này": a word for a person that no table knows, or for a thing."""
    end = _phrase_end(passage, first, last)
    phrase = passage.low[first:end]
    whole = phrase.endswith(" này") and len(phrase.split()) <= _POINTED and not passage.low[end:last].strip()
    return Subject(first, end, "description", sure=False) if whole else None


def _someone(passage: Passage, first: int, some: re.Match[str], last: int) -> Subject | None:
    """ "Một công đoàn viên", "nhiều thợ hồ", "một thợ đang xẻ đá": whoever it is, they are not named."""
    end, noun = _phrase_end(passage, first, last), _next(passage.low, some.end())
    word = passage.text[noun:last].split(" ", 1)[0]
    named = word[:1].isupper() and not word.isupper()  # "một CĐV"
    if named or some[0] == "có" or words().not_someone.match(passage.low, noun, last):
        return None
    busy = some[0] == "một" and _BUSY.match(passage.low, end, last) and not any(end <= n.span.start < last for n in passage.told)
    return Subject(first, end, "unnamed") if busy or not passage.low[end:last].strip() else None


def _of_trade(passage: Passage, at: int, last: int) -> bool:
    """ "ông bảo vệ", "chị bán nước": a form of address with a trade, not a pronoun."""
    known, low = words(), passage.low
    at = _next(low, at)
    return bool(at < last and (known.unnamed.match(low, at, last) or known.roles.match(low, at, last)) and not passage.text[at].isupper())


def _initials(passage: Passage, first: int, behind: int, last: int) -> Subject | None:
    """ "Chị N.T.H."; or capitals that nobody read as a name: someone is named, but nobody knows who."""
    at = _next(passage.low, behind)
    hidden = HIDDEN.match(passage.text, at, last)
    if hidden:
        return Subject(first, hidden.end(), "hidden", None, _sex(passage.low[first:behind]))
    found = CAPITALS.match(passage.text, at, last)
    return Subject(first, found.end(), "description", sure=False) if found else None


def _named_later(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Lính cứu hỏa Milos Tanek": a few small words that no table knows, and a name behind them."""
    name = _head(passage, first, last)
    before = passage.low[first : name.span.start] if name else ""
    if name is None or len(before.split()) > _SMALL or words().adverbial.match(before):
        return None
    subject = named(passage, name, first)
    return subject if subject.form == "name" else None  # "kế hoạch của ông X" is no speaker


def _next(low: str, at: int) -> int:
    while at < len(low) and low[at] == " ":
        at += 1
    return at


def _capital_follows(passage: Passage, at: int, last: int) -> bool:
    at = _next(passage.low, at)
    return at < last and passage.text[at].isupper()


def _group(passage: Passage, first: int, last: int, some: bool) -> Subject:
    """People or a body without a name; or with one at the end: "Người phát ngôn Điện Kremlin Dmitry Peskov"."""
    end = _phrase_end(passage, first, last)
    phrase = passage.low[first:end]
    if not some and _AGED.search(phrase):
        return Subject(first, end, "description", sure=False)
    head = None if some else _head(passage, first, last)
    if head and head.span.end >= end:
        return named(passage, head, first)  # "Lãnh đạo phe đa số tại Hạ viện Steny Hoyer"
    own = _OF_POINTED.search(phrase)  # "nguồn tin quân sự nước này" points at the state, not at the source
    if not some and not own and (words().pointing_end.search(phrase) or words().leading.match(phrase)):
        return Subject(first, end, "description")
    if head:
        return named(passage, head, first)
    if not some and words().roles.match(passage.low, first, last):
        return Subject(first, end, "description", sure=not _unread_name(passage, first, end))
    return Subject(first, end, "unnamed")


def _described(passage: Passage, first: int, last: int) -> Subject:
    """An office or a role, its holder's name at its end or not."""
    head = _head(passage, first, last)
    if head:
        return named(passage, head, first)
    end = _phrase_end(passage, first, last)
    nameless = " một " in passage.low[first:end] or words().nameless.search(passage.low, end, min(len(passage.low), end + _NEAR))
    sex = _sex(passage.low[first:end].split(" ", 1)[0])
    return Subject(first, end, "unnamed" if nameless else "description", None, sex, sure=not _unread_name(passage, first, end))


def _unread_name(passage: Passage, first: int, end: int) -> bool:
    """Capitals at the end that no name of the article covers: someone is named, and nobody knows how far the name reaches."""
    start = passage.text.rfind(" ", first, end) + 1
    if passage.text[start:end].isupper():
        return False  # "Bộ trưởng TN&MT"
    return start > first and passage.text[start].isupper() and not any(n.span.start <= start < n.span.end for n in passage.told)


def _head(passage: Passage, first: int, last: int, kind: str = "person") -> Name | None:
    """The first person or body named in a stretch, if nothing stands in front but words of an office: no verb, no adverb, no sign."""
    low = passage.low
    name = next((n for n in passage.told if n.kind == kind and first < n.span.start and n.span.end <= last), None)
    if name is None or _BREAK.search(low, first, name.span.start):
        return None
    start = passage.role_start(name)
    at = low.find(" ", first, start)
    while at != -1:
        field = low.startswith("về ", at + 1) and at + 4 < start  # "chuyên gia về giới Lâm Thụy Ái"
        apart = at + 1 not in passage.named and not field and _PREPOSITION.match(low, at + 1, start)
        if apart or _ends_phrase(passage, at + 1, start):
            return None
        at = low.find(" ", at + 1, start)
    return name


def _ends_phrase(passage: Passage, at: int, last: int) -> bool:
    """An adverb, a time, a copula or a verb of saying: no word of an office. In capitals it is a part of a name ("khoa Hồi sức")."""
    known, low = words(), passage.low
    if passage.text[at].isupper() or at in passage.named or low.startswith("người thứ ", max(0, at - 6)):
        return False
    verb = known.verbs.match(low, at, last)
    ends = known.between_start.match(low, at, last) or known.acts.match(low, at, last)
    return bool(ends or low.startswith("là ", at) or (verb and verb[0] in known.speaking))


def _phrase_end(passage: Passage, first: int, last: int) -> int:
    """Where the words about someone end: at a sign, or in front of an adverb, a time or a verb."""
    low = passage.low
    stop = _BREAK.search(low, first, last)
    last = stop.start() if stop else last
    pointed = _POINTING.search(low, first, last)
    last = len(low[: pointed.end() if pointed else last].rstrip())  # what stands in brackets is blank
    at = low.find(" ", first, last)
    while at != -1:
        if _ends_phrase(passage, at + 1, last):
            return at
        at = low.find(" ", at + 1, last)
    return last


def named(passage: Passage, name: Name, start: int) -> Subject:
    """A person by name. Where the words in front make the name someone else's ("vợ ông X", "người phát ngôn của Tổng thống X"), the
    speaker has no name."""
    before = passage.low[start : name.span.start].strip()
    end = name.span.end
    if _owned(before):
        return Subject(start, end, "unnamed", None, _sex(before.split(" ")[0]))
    return Subject(start, end, "name", name, _sex_of(before), sure=not _doubtful(before))


def _owned(before: str) -> bool:
    """The name belongs to the speaker's boss, client or kin; "phóng viên của đài BBC X" has a body between."""
    known = words()
    _, of, behind = before.rpartition("của")
    if of:
        behind = behind.strip()
        return not behind or behind in known.men or behind in known.women or bool(known.roles.match(behind))
    led = known.belonging_start.match(before)
    return bool(led and before[led.end() :].strip() in (known.men | known.women))


def _doubtful(before: str) -> bool:
    """ "trợ lý Tổng thống X" may be the aide's name or the president's."""
    led = words().belonging_start.match(before)
    rest = before[led.end() :].strip() if led else ""
    return bool(rest and words().roles.fullmatch(rest))


def _sex_of(before: str) -> str | None:
    for word in reversed(before.split()):
        if sex := _sex(word):
            return sex
    return None


def _sex(word: str) -> str | None:
    return "male" if word in words().men else "female" if word in words().women else None


def according(passage: Passage, start: int, end: int) -> Subject | None:
    """Whom "theo" names: "theo (lời) ông X"."""
    lead = words().theo.match(passage.low, start, end)
    return subject_at(passage, lead.end() if lead else start, end)
