"""Who says it: the subject that ends at the verb, not the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from build_dossier.extract.quotes.circumstances import medium
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.words import words
from build_dossier.lexicon import UPPER
from build_dossier.model import Name

Form = Literal["name", "hidden", "medium", "body", "pronoun", "description", "unnamed"]

_BREAK = re.compile(r"[,;:.!?…\x00]|(?<!châu á)\s[-–—]\s")  # "châu Á - Thái Bình Dương"
_PREPOSITION = re.compile(r"(?:với|cho|gặp|bởi|từ|tới|đến|theo|thăm|giữa|trước|sau|về(?! hưu)|vào|là|bị|được|gọi|mời|như|và|cùng)(?!\w)")
_CAPITALS = re.compile(rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,4}}")
_CITES = re.compile(r"(?<!\w)(?:dẫn|trích)(?: lại| dẫn| lời| nguồn tin| thông tin| thông báo| thông cáo)?(?: (?:của|từ))?\s+(?!đến(?!\w))")
_WHILE = re.compile(r"(?:trong khi|trong lúc)(?: đó)?,?\s+")  # what follows is a clause of its own
_AGED = re.compile(r"\d tuổi(?!\w)")  # "thanh niên 20 tuổi" was named before
_POINTING = re.compile(r"(?<= )(?:ấy|này)(?!\w)")  # ends whom it points at: "người phụ nữ ấy | rót trà"
_POINTED = 3  # words of someone who is pointed at: "thiếu gia này"
HIDDEN = re.compile(rf"[{UPPER}]\.(?:[{UPPER}]\.?){{0,3}}(?=[\s,]|$)")  # "N.", "Đ.H.N": a name that the paper hides
_SMALL = 7  # words in front of a name that no table knows: "Trưởng đoàn kiểm tra liên ngành thành phố"
_NEAR = 40  # characters in which the longest phrase between subject and verb stands


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


def subject_before(passage: Passage, start: int, at: int) -> Subject | None:
    """The subject of the verb at a place, in a sentence (or a part of it) that begins at `start`."""
    low = passage.low
    end = _without_adverbs(low, start, at)
    detached = low[start:end].rstrip()[-1:] in ",;-–—"
    near = None if detached else _ending_at(passage, start, end)
    found = near or _of_clauses(passage, start, end, detached) or (None if detached else _rightmost(passage, start, end))
    if found and found.form == "medium":
        found = _cited(passage, found, start, end)
    if found is None:
        return None
    nested = passage.verbs_in(found.end, end) and words().someone.search(low, found.end, end)
    return replace(found, sure=False) if nested else found  # "Bà kể một cụ bà đã nắm tay bà và bảo: ..."


def _cited(passage: Passage, medium: Subject, start: int, end: int) -> Subject | None:
    """ "Reuters dẫn ba nguồn tin cho biết", "Dẫn lời ba nguồn tin, Reuters cho biết": whoever is cited, not the medium."""
    cites = _CITES.search(passage.low, medium.end, end) or _CITES.match(passage.low, after_openers(passage.low, start, end), medium.start)
    return subject_at(passage, cites.end(), end) if cites else medium


def named_at(passage: Passage, start: int, at: int) -> bool:
    """Whether a person's name ends where the verb at a place begins, adverbs between."""
    end = _without_adverbs(passage.low, start, at)
    name = passage.by_end.get(end)
    return name is not None and not words().not_subject_end.search(passage.low[start : passage.role_start(name)].rstrip()[-_NEAR:])


def _without_adverbs(low: str, start: int, end: int) -> int:
    """Where the words in front of a verb end that are neither adverbs nor times."""
    known = words()
    while end > start:
        trimmed = len(low[:end].rstrip())
        found = known.between_end.search(low, max(start, trimmed - _NEAR), trimmed)
        if not found:
            return max(start, trimmed)
        end = found.start()
    return start


def _ending_at(passage: Passage, start: int, end: int) -> Subject | None:
    """A person's name or a form of address that ends where the verb begins, unless it belongs to what stands before."""
    subject = _name_ending(passage, start, end) or _pronoun_ending(passage, start, end)
    if subject is None:
        return None
    before = passage.low[start : subject.start].rstrip()
    if not before or before[-1] in ",;:-–—)\x00" or words().clause_end.search(before[-_NEAR:]) or _time_ends(before):
        return subject
    if before.endswith((" bị", " được")):  # "bản giám định bị ông này gọi là “...”"
        return subject
    return None


def _time_ends(before: str) -> bool:
    found = words().between_end.search(before[-_NEAR:])
    return bool(found and any(ch.isdigit() for ch in found[0]))


def _name_ending(passage: Passage, start: int, end: int) -> Subject | None:
    name = passage.by_end.get(end)
    return _named(passage, name, max(start, passage.role_start(name))) if name and name.span.start >= start else None


def _pronoun_ending(passage: Passage, start: int, end: int) -> Subject | None:
    known = words()
    for size in (3, 2, 1):
        tail = passage.low[start:end].rsplit(None, size)[-size:]
        phrase = " ".join(tail)
        if phrase in known.pronoun_sex and passage.low.endswith(phrase, start, end):
            return Subject(end - len(phrase), end, "pronoun", None, known.pronoun_sex[phrase])
    return None


def _of_clauses(passage: Passage, start: int, end: int, detached: bool) -> Subject | None:
    """The subject with which one of the clauses in front of the verb begins, the nearest first; remarks about a person between
    commas and clauses of time and place have none."""
    clauses = list(_clauses(passage, start, end))
    for i in range(len(clauses) - 1, -1, -1):
        first, last = clauses[i]
        last_of_all = i == len(clauses) - 1
        first = after_openers(passage.low, first, last)
        if first >= last:
            detached = True
            continue
        while conjunction := _WHILE.match(passage.low, first, last):
            first = conjunction.end()
        if words().adverbial.match(passage.low, first, last) and not passage.by_start.get(first):
            inside = _rightmost(passage, first, last) if last_of_all and not detached else None
            if inside:
                return inside
            continue
        if i and (detached or last_of_all) and _about_a_person(passage, clauses[i - 1], first, last, detached):
            detached = True
            continue
        subject = subject_at(passage, first, last)
        if subject:
            return subject
        detached = True  # "Bà Ba, người bán cá ở đây, nhún vai": what follows is no subject, what stands before may only tell about one
    return None


def _clauses(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in words().clause.finditer(passage.low, start, end):
        if not _joins_states(passage, found.start(), found.end()):
            yield at, found.start()
            at = found.end()
    yield at, end


def _joins_states(passage: Passage, before: int, after: int) -> bool:
    """The dash of "quan hệ Trung - Việt"."""
    right = passage.by_start.get(after)
    return right is not None and right.kind == "country" and any(n.span.end == before and n.kind == "country" for n in passage.told)


def after_openers(low: str, first: int, last: int) -> int:
    """Behind "Tuy nhiên,", "Ngày 14/3," and the like."""
    known = words()
    while first < last and not low[first].isalnum():
        first += 1
    while first < last and (found := known.openers.match(low, first, last)) and found.end() > first:
        first = found.end()
    return first


def _about_a_person(passage: Passage, before: tuple[int, int], first: int, last: int, detached: bool) -> bool:
    """An apposition: the clause before is a person and nothing else, and this one tells an office, an age, a place."""
    a, b = before
    a = after_openers(passage.low, a, b)
    person = subject_at(passage, a, b)
    if person is None or person.form not in ("name", "description", "unnamed", "pronoun") or passage.low[person.end : b].strip():
        return detached and bool(words().telling_about.match(passage.low, first, last)) and not passage.by_start.get(first)
    own = subject_at(passage, first, last)
    if not detached:  # "Ông Lết, Chủ tịch xã Đăk Rơi nói": an office without a name goes with the name before
        alone = own is not None and own.form == "body" and not passage.low[own.end : last].strip()  # "GS X, Đại học Y khẳng định"
        return person.form == "name" and own is not None and (alone or own.form in ("description", "unnamed"))
    return own is None or own.form != "name" or own.name is None or not own.sure or person.form == "name"


def _rightmost(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Tại cuộc họp ông X cho biết": the name at the end of a clause of time or place without a comma."""
    subject = _name_ending(passage, first, last) or _pronoun_ending(passage, first, last)
    if subject is None or words().not_subject_end.search(passage.low[first : subject.start].rstrip()[-_NEAR:]):
        return None
    return subject


def subject_at(passage: Passage, first: int, last: int) -> Subject | None:
    """The subject that begins at a place and ends before another."""
    known, low = words(), passage.low
    first = after_openers(low, first, last)
    if first >= last:
        return None
    name = passage.by_start.get(first)
    if name and name.kind == "person":
        return _named(passage, name, first)
    if name and name.kind in ("organization", "country"):
        if name.span.start > first and known.roles.match(low, first, last):
            return _described(passage, first, last)  # "Tân Tổng thư ký NATO"
        return Subject(first, name.span.end, "body", name)
    body = _head(passage, first, last, "organization") if known.body_nouns.match(low, first, last) else None
    if body:
        return Subject(first, body.span.end, "body", body)
    paper_or_station = medium(passage, first, last)
    if paper_or_station and not known.loose_media.match(low, first, last):
        return Subject(first, paper_or_station[1], "medium")
    kin = known.kin.match(low, first, last)
    if kin:
        return Subject(first, _phrase_end(passage, first, last), "unnamed", None, _sex(kin[0].removesuffix("của ").strip()))
    paper = known.papers.match(low, first, last)
    inner = subject_at(passage, paper.end(), last) if paper else None
    if inner:
        return Subject(first, inner.end, inner.form, inner.name, inner.sex, inner.sure)
    role = known.roles.match(low, first, last) or known.unnamed.match(low, first, last)
    pronoun = known.pronouns.match(low, first, last)
    someone = pronoun and _of_trade(passage, pronoun.end(), last)
    if pronoun and not someone and not (role and role.end() > pronoun.end()) and not _capital_follows(passage, pronoun.end(), last):
        return Subject(first, pronoun.end(), "pronoun", None, known.pronoun_sex[pronoun[0]])
    if pronoun and someone:  # "ông bảo vệ", "ông bộ trưởng"
        office = known.roles.match(low, _next(low, pronoun.end()), last)
        end = office.end() if office else _phrase_end(passage, first, last)
        return Subject(first, end, "description" if office else "unnamed", None, known.pronoun_sex[pronoun[0]])
    called = passage.by_start.get(_next(low, pronoun.end())) if pronoun else None
    if called and called.kind == "person":
        return _named(passage, called, first)
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


def _pointed(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Thiếu gia này": a word for a person that no table knows, or for a thing."""
    end = _phrase_end(passage, first, last)
    phrase = passage.low[first:end]
    whole = phrase.endswith(" này") and len(phrase.split()) <= _POINTED and not passage.low[end:last].strip()
    return Subject(first, end, "description", sure=False) if whole else None


def _someone(passage: Passage, first: int, some: re.Match[str], last: int) -> Subject | None:
    """ "Một công đoàn viên", "nhiều thợ hồ": whoever it is, they are not named."""
    end, noun = _phrase_end(passage, first, last), _next(passage.low, some.end())
    named = passage.text[noun : noun + 1].isupper()
    if named or some[0] == "có" or words().not_someone.match(passage.low, noun, last) or passage.low[end:last].strip():
        return None
    return Subject(first, end, "unnamed")


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
    found = _CAPITALS.match(passage.text, at, last)
    return Subject(first, found.end(), "description", sure=False) if found else None


def _named_later(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Lính cứu hỏa Milos Tanek": a few small words that no table knows, and a name behind them."""
    name = _head(passage, first, last)
    before = passage.low[first : name.span.start] if name else ""
    if name is None or len(before.split()) > _SMALL or words().adverbial.match(before):
        return None
    subject = _named(passage, name, first)
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
    if not some and (words().pointing_end.search(phrase) or words().leading.match(phrase)):
        return Subject(first, end, "description")
    head = None if some else _head(passage, first, last)
    if head:
        return _named(passage, head, first)
    if not some and words().roles.match(passage.low, first, last):
        return Subject(first, end, "description", sure=not _unread_name(passage, first, end))
    return Subject(first, end, "unnamed")


def _described(passage: Passage, first: int, last: int) -> Subject:
    """An office or a role, its holder's name at its end or not."""
    head = _head(passage, first, last)
    if head:
        return _named(passage, head, first)
    end = _phrase_end(passage, first, last)
    nameless = " một " in passage.low[first:end] or words().nameless.search(passage.low, end, min(len(passage.low), end + _NEAR))
    sex = _sex(passage.low[first:end].split(" ", 1)[0])
    return Subject(first, end, "unnamed" if nameless else "description", None, sex, sure=not _unread_name(passage, first, end))


def _unread_name(passage: Passage, first: int, end: int) -> bool:
    """Capitals at the end that no name of the article covers: someone is named, and nobody knows how far the name reaches."""
    start = passage.text.rfind(" ", first, end) + 1
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
        if _ends_phrase(passage, at + 1, start) or (at + 1 not in passage.named and _PREPOSITION.match(low, at + 1, start)):
            return None
        at = low.find(" ", at + 1, start)
    return name


def _ends_phrase(passage: Passage, at: int, last: int) -> bool:
    """An adverb, a time, a copula or a verb of saying: no word of an office. In capitals it is a part of a name ("khoa Hồi sức")."""
    known, low = words(), passage.low
    if passage.text[at].isupper() or at in passage.named:
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


def _named(passage: Passage, name: Name, start: int) -> Subject:
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
