"""Who says it: the subject that ends at the verb, not the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.phrases import CAPITALS, Subject, after_openers, named, subject_at
from build_dossier.extract.quotes.words import words
from build_dossier.lexicon import is_syllable, key

_CITES = re.compile(r"(?<!\w)(?:dẫn|trích)(?: lại| dẫn| lời)?(?: (?:của|từ))?\s+(?!đến(?!\w))")
_CITED = re.compile(r"(?:nguồn tin|thông tin|thông báo|thông cáo|tuyên bố|phát biểu)(?: (?:của|từ))?\s+")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s+")
_WHILE = re.compile(r"(?:trong khi|trong lúc)(?: đó)?,?\s+")  # what follows is a clause of its own
_FEW_WORDS = re.compile(r"(?: [^\W\d_]+){1,4}")
_NEAR = 40  # characters in which the longest phrase between subject and verb stands


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
    joint = low.rfind(" và ", found.end, end)
    other = subject_at(passage, joint + 4, end) if low[found.end : max(joint, found.end)].strip() else None
    if other and other.form == "unnamed" and other.end == end:
        return other  # "Các nhà lãnh đạo họp và từng nước cũng cam kết"
    nested = passage.verbs_in(found.end, end) and words().someone.search(low, found.end, end)
    return replace(found, sure=False) if nested else found  # "Bà kể một cụ bà đã nắm tay bà và bảo: ..."


def _cited(passage: Passage, medium: Subject, start: int, end: int) -> Subject | None:
    """ "Reuters dẫn ba nguồn tin cho biết", "Dẫn lời ba nguồn tin, Reuters cho biết": whoever is cited, not the medium."""
    cites = _CITES.search(passage.low, medium.end, end) or _CITES.match(passage.low, after_openers(passage.low, start, end), medium.start)
    if cites is None:
        return medium
    paper = _CITED.match(passage.low, cites.end(), end)  # "dẫn thông báo của Bộ Y tế", "dẫn nguồn tin quân sự"
    return (subject_at(passage, paper.end(), end) if paper else None) or subject_at(passage, cites.end(), end)


def named_at(passage: Passage, start: int, at: int) -> bool:
    """Whether a person's name ends where the verb at a place begins, adverbs between."""
    end = _without_adverbs(passage.low, start, at)
    name = passage.by_end.get(end)
    return name is not None and not words().not_subject_end.search(passage.low[start : passage.role_start(name)].rstrip()[-_NEAR:])


def unread_name(passage: Passage, start: int, at: int) -> Subject | None:
    """ "“...”, Megan hào hứng kể lại": capitals in front of the verb that nobody read as a name; who that is stays open. A few small
    words may stand between ("Bằng Kiều không ngần ngại trả lời"), but then one syllable is a word that opens the sentence."""
    end = _without_adverbs(passage.low, start, at)
    found = CAPITALS.match(passage.text, start, end)
    if found is None or passage.low[start : found.end()] in words().pronoun_sex or passage.low[start : found.end()] in words().oneself:
        return None
    beside = passage.low[found.end() : end]  # ", hiện sống tại Mỹ,"
    alone = not beside or (beside.startswith(", ") and beside.endswith(","))
    near = _FEW_WORDS.fullmatch(beside) and not is_syllable(key(found[0]))
    return Subject(start, found.end(), "description", sure=False) if alone or near else None


def unread_ahead(passage: Passage, start: int, at: int) -> Subject | None:
    """Such a name as the sentence or its last clause begins: "Trong thông báo phát ngày 5-11, Zentoro cho biết"."""
    clause = passage.low.rfind(", ", start, at)
    firsts = (start, clause + 2) if clause != -1 else (start,)
    return next((name for first in firsts if (name := unread_name(passage, after_openers(passage.low, first, at), at))), None)


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
    subject = _name_ending(passage, start, end) or _pronoun_ending(passage, start, end) or _agent(passage, start, end)
    if subject is None:
        return None
    before = passage.low[start : subject.start].rstrip()
    if not before or before[-1] in ",;:-–—)\x00" or words().clause_end.search(before[-_NEAR:]) or _time_ends(before):
        return subject
    if before.endswith((" bị", " được")) or (subject.form == "unnamed"):  # "bản giám định bị ông này gọi là “...”"
        return subject
    return None


def _agent(passage: Passage, start: int, end: int) -> Subject | None:
    """ "Cô được FIFA đánh giá rất cao", "bị giới quan sát gọi là": the body or the group that the verb is done by."""
    by = next((name for name in passage.told if name.span.end == end and name.kind == "organization" and name.span.start > start), None)
    if by and passage.low.endswith(("được ", "bị "), start, by.span.start):
        return Subject(by.span.start, end, "body", by)
    passive = _PASSIVE.search(passage.low, max(start, end - _NEAR), end)
    group = subject_at(passage, passive.end(), end) if passive else None
    return group if group and group.form == "unnamed" and group.end == end else None


def _time_ends(before: str) -> bool:
    found = words().between_end.search(before[-_NEAR:])
    return bool(found and any(ch.isdigit() for ch in found[0]))


def _name_ending(passage: Passage, start: int, end: int) -> Subject | None:
    name = passage.by_end.get(end)
    return named(passage, name, max(start, passage.role_start(name))) if name and name.span.start >= start else None


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
        beside = i and any(sign in passage.low[clauses[i - 1][1] : first] for sign in ",;-–—\x00")  # not "ông X dẫn lời một chủ tịch xã"
        if beside and (detached or last_of_all) and _about_a_person(passage, clauses[i - 1], first, last, detached):
            detached = True
            continue
        subject = subject_at(passage, first, last)
        told = passage.verbs_in(clauses[0][1], first)
        body = subject is not None and subject.form == "body" and not passage.low[subject.end : last].strip()
        if subject and i > 1 and (detached or not told) and (body or (last_of_all and subject.form in ("description", "unnamed"))):
            person = subject_at(passage, after_openers(passage.low, *clauses[0]), clauses[0][1])
            if person and person.form == "name" and not passage.low[person.end : clauses[0][1]].strip():
                detached = True
                continue  # "Tiến sĩ X, Đại học Y, Mỹ, một chuyên gia, cho rằng", "ông X, 50 tuổi, nguyên cán bộ xã đi cùng cho biết"
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


def _about_a_person(passage: Passage, before: tuple[int, int], first: int, last: int, detached: bool) -> bool:
    """An apposition: the clause before is a person and nothing else, and this one tells an office, an age, a place."""
    a, b = before
    a = after_openers(passage.low, a, b)
    person = subject_at(passage, a, b)
    if person is None or person.form not in ("name", "description", "unnamed", "pronoun") or passage.low[person.end : b].strip():
        told = detached and not words().adverbial.match(passage.low, a, b)  # "Sau thất bại ngày 5/11, một số trợ lý ..." tells of nobody
        return told and bool(words().telling_about.match(passage.low, first, last)) and not passage.by_start.get(first)
    own = subject_at(passage, first, last)
    if not detached:  # "Ông Lết, Chủ tịch xã Đăk Rơi nói": an office without a name goes with the name before
        alone = own is not None and own.form == "body" and not passage.low[own.end : last].strip()  # "GS X, Đại học Y khẳng định"
        kin = own is not None and own.form == "pronoun" and bool(passage.low[own.end : last].strip())  # ", chú họ ở gần nhà"
        return person.form == "name" and own is not None and (alone or kin or own.form in ("description", "unnamed"))
    return own is None or own.form != "name" or own.name is None or not own.sure or person.form == "name"


def _rightmost(passage: Passage, first: int, last: int) -> Subject | None:
    """ "Tại cuộc họp ông X cho biết": the name at the end of a clause of time or place without a comma."""
    last = len(passage.low[:last].rstrip())
    body = next((n for n in passage.told if n.span.end == last and n.span.start >= first and n.kind in ("organization", "country")), None)
    own = Subject(body.span.start, last, "body", body) if body else None  # "Dù Israel tuyên bố"
    subject = own or _name_ending(passage, first, last) or _pronoun_ending(passage, first, last)
    if subject is None or words().not_subject_end.search(passage.low[first : subject.start].rstrip()[-_NEAR:]):
        return None
    return subject
