"""Who says it: the subject that ends at the verb, not the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.words import words
from build_dossier.model import Name

Form = Literal["name", "body", "pronoun", "description", "unnamed"]

_BREAK = re.compile(r"[,;:.!?…\x00]|\s[-–—]\s")
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
    return near or _of_clauses(passage, start, end, detached)


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
    clauses = list(_clauses(passage.low, start, end))
    for i in range(len(clauses) - 1, -1, -1):
        first, last = clauses[i]
        last_of_all = i == len(clauses) - 1
        first = after_openers(passage.low, first, last)
        if first >= last:
            detached = True
            continue
        if words().adverbial.match(passage.low, first, last) and not passage.by_start.get(first):
            inside = _rightmost(passage, first, last) if last_of_all and not detached else None
            if inside:
                return inside
            continue
        if detached and i and _about_a_person(passage, clauses[i - 1], first, last):
            continue
        subject = subject_at(passage, first, last)
        if subject:
            return subject
    return None


def _clauses(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in words().clause.finditer(low, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def after_openers(low: str, first: int, last: int) -> int:
    """Behind "Tuy nhiên,", "Ngày 14/3," and the like."""
    known = words()
    while first < last and not low[first].isalnum():
        first += 1
    while first < last and (found := known.openers.match(low, first, last)) and found.end() > first:
        first = found.end()
    return first


def _about_a_person(passage: Passage, before: tuple[int, int], first: int, last: int) -> bool:
    """An apposition: the clause before is a person and nothing else, and this one tells an office, an age, a place."""
    a, b = before
    a = after_openers(passage.low, a, b)
    person = subject_at(passage, a, b)
    if person is None or person.form not in ("name", "description", "unnamed", "pronoun") or passage.low[person.end : b].strip():
        return bool(words().telling_about.match(passage.low, first, last)) and not passage.by_start.get(first)
    own = subject_at(passage, first, last)
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
    paper = known.papers.match(low, first, last)
    if paper:
        inner = subject_at(passage, paper.end(), last)
        return Subject(first, inner.end, inner.form, inner.name, inner.sex, inner.sure) if inner else None
    pronoun = known.pronouns.match(low, first, last)
    if pronoun and not _capital_follows(passage, pronoun.end(), last):
        return Subject(first, pronoun.end(), "pronoun", None, known.pronoun_sex[pronoun[0]])
    some = known.some.match(low, first, last)
    if (some and known.unnamed.match(low, _next(low, some.end()), last)) or known.unnamed.match(low, first, last):
        return _group(passage, first, last, bool(some))
    if known.pointing_start.match(low, first, last) or known.roles.match(low, first, last):
        return _described(passage, first, last)
    return None


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
    if not some and words().pointing_end.search(phrase):
        return Subject(first, end, "description")
    head = _head(passage, first, end)
    if head and not some:
        return _named(passage, head, first)
    if not some and words().roles.match(passage.low, first, last):
        return Subject(first, end, "description")
    return Subject(first, end, "unnamed")


def _described(passage: Passage, first: int, last: int) -> Subject:
    """An office or a role, its holder's name at its end or not."""
    end = _phrase_end(passage, first, last)
    head = _head(passage, first, end)
    return _named(passage, head, first) if head else Subject(first, end, "description")


def _head(passage: Passage, first: int, end: int) -> Name | None:
    """The person with whose name the words about someone end."""
    name = passage.by_end.get(end)
    return name if name and name.span.start > first else None


def _phrase_end(passage: Passage, first: int, last: int) -> int:
    """Where the words about someone end: at a sign, or in front of an adverb, a time or a verb."""
    known, low = words(), passage.low
    stop = _BREAK.search(low, first, last)
    last = stop.start() if stop else last
    at = low.find(" ", first, last)
    while at != -1:
        verb = known.verbs.match(low, at + 1, last)
        if known.between_start.match(low, at + 1, last) or (verb and (verb[0] in known.saying) and verb[0] not in known.nouns):
            return at
        at = low.find(" ", at + 1, last)
    return len(low[:last].rstrip())


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
