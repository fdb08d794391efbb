"""Which office an article gives a person, and when the tables say that the person held it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_dossier.fold import fold
from build_dossier.model import Actor, Article, MarkedLine, Mention, Span, Term
from build_dossier.sentences import quoted, sentence_bounds

# "cựu Tổng thống" has held the office, "Tổng thống đắc cử" will; a deputy holds another office.
_OTHER = re.compile(
    r"(?:phó|trợ lý|thư ký của|văn phòng|phát ngôn viên của|vợ|con trai|con gái|dưới thời|thời|thời của|chính quyền|chính quyền của"
    r"|người tiền nhiệm|người kế nhiệm|tiền nhiệm|kế nhiệm|ứng cử viên|ứng viên|được đề cử|được đề cử làm|đề cử|quyền|chức|ghế)\s*$"
)
_FORMER = re.compile(r"(?:cựu|nguyên|cố)\s*$")
_COMING = re.compile(r"^\s*(?:đắc cử|sắp nhậm chức|tân cử)")
_LEAVING = re.compile(r"^\s*(?:sắp mãn nhiệm|mãn nhiệm)")
_PAST_WORDS = re.compile(
    r"(?<!\w)(?:từng|khi đó|lúc đó|lúc bấy giờ|thời điểm đó|trước đây|trước kia|trước đó|nhiệm kỳ đầu|nhiệm kỳ trước"
    r"|năm ngoái|năm trước|tháng trước)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the text gives it to a person: where it stands, and the terms of the tables that fit."""

    mention: Mention
    office: Actor
    span: Span
    terms: tuple[Term, ...]
    sense: str  # holds, former, coming


@dataclass(frozen=True, slots=True)
class Offices:
    """The editor's people and offices, ready to look up; made once per table."""

    people: dict[str, Actor]
    offices: dict[str, Actor]
    titles: dict[str, re.Pattern[str]]  # of an office: its titles right before a name, a body between or not


@lru_cache(maxsize=4)
def offices_of(actors: tuple[Actor, ...], bodies: tuple[tuple[str, tuple[str, ...]], ...]) -> Offices:
    """The offices of a table. `bodies` gives the names of every organization and country by id or code."""
    names = dict(bodies)
    offices = {actor.id: actor for actor in actors if actor.kind == "office"}
    patterns = {}
    for office in offices.values():
        titles = sorted({fold(title) for title in (*office.titles, office.name, *office.aliases)}, key=len, reverse=True)
        body = sorted({fold(name) for name in names.get(office.of or "", ())}, key=len, reverse=True)
        of = rf"(?:\s+(?:của\s+)?(?:{'|'.join(map(re.escape, body))}))?" if body else ""
        sort = r"(?P<post>\s+(?:đắc cử|sắp nhậm chức|tân cử|sắp mãn nhiệm|mãn nhiệm))?"
        patterns[office.id] = re.compile(
            rf"(?<!\w)(?P<title>{'|'.join(map(re.escape, titles))}){sort}{of}{sort.replace('post', 'post2')}\W*(?:ông|bà)?\s*$"
        )
    return Offices({actor.id: actor for actor in actors if actor.kind == "person"}, offices, patterns)


def held(article: Article, mentions: Iterable[Mention], offices: Offices, own_news: bool = True) -> Iterator[Held]:
    """The offices that the article's lines give to people of the table. With `own_news`, only where the article's own news
    does: not in quotations, not in sentences about the past, not under archive pictures."""
    lines = {line.n: line for line in article.draft.kept}
    for mention in mentions:
        person = offices.people.get(mention.actor)
        line = lines.get(mention.span.n)
        if person is None or line is None or not person.terms or (own_news and of_other_times(line, mention.span.start)):
            continue
        before = line.text[max(0, mention.span.start - 90) : mention.span.start]
        for office_id in dict.fromkeys(term.office for term in person.terms):
            found = offices.titles[office_id].search(fold_keeping_length(before))
            if not found or _OTHER.search(fold(before[: found.start()])):
                continue
            start = mention.span.start - len(before) + found.start()
            terms = tuple(term for term in person.terms if term.office == office_id)
            yield Held(
                mention,
                offices.offices[office_id],
                Span(mention.span.seed, line.n, start, mention.span.end),
                terms,
                _sense(before, found),
            )
            break


def of_another(before: str) -> bool:
    """What stands in front of a title gives it to someone else, or to no one: a deputy, a former holder, a candidate."""
    return bool(_OTHER.search(fold(before)) or _FORMER.search(fold(before)))


def fold_keeping_length(text: str) -> str:
    """Lower case without any change of length, so that places found in it are places of the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)


def _sense(before: str, found: re.Match[str]) -> str:
    after = (found["post"] or "") + (found["post2"] or "")
    if _FORMER.search(fold(before[: found.start()])):
        return "former"
    return "coming" if _COMING.search(after) else "leaving" if _LEAVING.search(after) else "holds"


def of_other_times(line: MarkedLine, at: int) -> bool:
    """Stands where the day of the article does not reach: quotations, sentences about the past, archive pictures."""
    text = line.text
    if line.kind == "caption" and re.search(r"tư liệu|(?:19|20)\d\d", text):
        return True
    start, end = sentence_bounds(text, at)
    return quoted(text, at) or bool(_PAST_WORDS.search(fold(text[start:end])))
