"""Statements that cannot both be true, inside an article and across articles. They are shown; nothing is changed."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_dossier.fold import fold
from build_dossier.happened import Contradiction
from build_dossier.lang import table
from build_dossier.model import Day, Entry, Span
from build_dossier.resolve.calendar import Interval, interval
from build_dossier.resolve.terms import Offices
from build_dossier.sentences import sentence_bounds

# One event has two days only if they are this close; further apart it is another meeting of the same kind.
_SAME_EVENT = dt.timedelta(4)

_NAMED = 2  # words that name an event across articles: "cuộc họp" alone is any meeting

_MEETING = re.compile(
    r"(?<!\w)(?P<noun>cuộc họp|hội nghị|cuộc gặp|hội đàm|thượng đỉnh|phiên họp|cuộc điện đàm|lễ ký|phiên tòa|trận đấu)"
    r"(?P<what>(?: (?!ngày|hôm|vào|tại|ở|sáng|chiều|tối|trong|đã|sẽ|với)[^\W\d_]+){0,6})",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?<![\d.,])(?P<n>\d[\d.,]*)\s(?P<unit>triệu|tỷ|tỉ|nghìn tỷ)\s(?:usd|đô la|euro|đồng|bảng)", re.IGNORECASE)
_AMOUNT_START = re.compile(r"(?<!\w)(?:thông báo|công bố|tuyên bố|phê duyệt|ký)(?!\w)")
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)", re.IGNORECASE)
_TAKES_OFFICE = re.compile(r"(?<!\w)(?:nhậm chức|nhận chức|tuyên thệ|trở lại cương vị|lên nắm quyền|tiếp quản)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of an event: which, when, and where that stands."""

    noun: str
    key: frozenset[str]
    when: Interval
    span: Span
    entry: str


def contradictions(entries: tuple[Entry, ...], offices: Offices) -> dict[str, tuple[Contradiction, ...]]:
    """The contradictions of every article, by its id."""
    found: dict[str, list[Contradiction]] = defaultdict(list)
    for entry in entries:
        for contradiction in (*_future_told_as_past(entry), *_terms(entry, offices), *_weekdays(entry), *_within(entry)):
            found[entry.id].append(contradiction)
    _across(entries, found)
    return {entry: tuple(sorted(items, key=lambda c: (c.spans[0].n, c.kind))) for entry, items in found.items()}


def _anchor(entry: Entry) -> dt.date | None:
    return dt.date.fromisoformat(entry.date) if entry.date and len(entry.date) == 10 else None


def _future_told_as_past(entry: Entry) -> Iterator[Contradiction]:
    """A day after the publication that the text tells as past."""
    anchor = _anchor(entry)
    if anchor is None or entry.date_role != "published":
        return
    lines = {line.n: line.text for line in entry.article.draft.kept}
    for day in entry.article.days:
        when = interval(day, anchor) if day.form in ("dm", "dmy") and day.tense == "past" else None
        opens = lines[day.span.n][: day.span.start].strip().lower() in (
            "ngày",
            "hôm",
            "sáng",
            "chiều",
            "tối",
            "sáng ngày",
            "chiều ngày",
        )
        if when is None or not dt.timedelta(0) < when[0] - anchor <= dt.timedelta(60):
            continue
        if opens or re.search(r"(?<!\w)(?:đã|vừa)(?!\w)", lines[day.span.n]):
            yield Contradiction("past-after-publication", (day.span,), (("day", when[0].isoformat()), ("published", anchor.isoformat())))


def _terms(entry: Entry, offices: Offices) -> Iterator[Contradiction]:
    """The start of a term told with a day or month that no term of the table has."""
    lines = {line.n: line.text for line in entry.article.draft.kept}
    people = {m.actor: m for m in entry.mentions if m.actor in offices.people}
    for day in entry.article.days:
        text = lines[day.span.n]
        start, end = sentence_bounds(text, day.span.start)
        verb = _TAKES_OFFICE.search(text, start, day.span.start)
        if day.form not in ("my", "dmy") or not verb:
            continue
        before = [m for m in entry.mentions if m.span.n == day.span.n and start <= m.span.start < verb.start() and m.actor in people]
        if not before:
            continue
        person = offices.people[before[-1].actor]
        named = [
            o for o in offices.offices.values() if any(t.office == o.id for t in person.terms) and _title_in(o, text[verb.start() : end])
        ]
        terms = [term for term in person.terms if any(term.office == office.id for office in named)]
        starts = [term.since for term in terms if term.since]
        if starts and not any(_matches(start_day, day) for start_day in starts):
            nearest = min(starts, key=lambda s: abs(int(s[:4]) - (day.first[0] or 0)))
            values = (("told", day.text), ("since", nearest), ("person", person.name), ("office", named[0].name))
            yield Contradiction("term-start", (day.span,), values)


def _title_in(office: object, text: str) -> bool:
    folded = fold(text)
    return any(fold(title) in folded for title in getattr(office, "titles", ()))


def _matches(start: str, day: Day) -> bool:
    known = [int(part) for part in start.split("-")]
    return all(told is None or told == part for told, part in zip(day.first, known, strict=True))


def _weekdays(entry: Entry) -> Iterator[Contradiction]:
    """A weekday that the day does not have, in the text or in the date line."""
    anchor = _anchor(entry)
    for day in entry.article.days if anchor else ():
        when = interval(day, anchor) if anchor and day.weekday is not None and day.form in ("dm", "dmy") else None
        if when and when[0].weekday() != day.weekday:
            yield Contradiction("weekday", (day.span,), (("day", when[0].isoformat()), ("weekday", str(day.weekday))))
    stamp = entry.article.published
    for span in stamp.spans if anchor and stamp.value else ():
        text = next(line.text for line in entry.article.draft.kept if line.n == span.n)
        told = _WEEKDAY.search(text)
        number = table("vi", "words")["weekdays"][fold(told[0])] if told else None
        if anchor and told and number != anchor.weekday():
            found = Span(span.seed, span.n, *told.span())
            yield Contradiction("weekday", (found,), (("day", anchor.isoformat()), ("weekday", str(number))))


def _within(entry: Entry) -> Iterator[Contradiction]:
    """One meeting with two days in one article: named in full once, "cuộc họp" alone elsewhere."""
    told = list(_meetings(entry))
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            same = one.noun == other.noun and (one.key <= other.key or other.key <= one.key)
            if same and _apart(one.when, other.when):
                yield Contradiction("two-days", (other.span, one.span), _days(other.when, one.when))


def _across(entries: tuple[Entry, ...], found: dict[str, list[Contradiction]]) -> None:
    """One event with two days in two articles: the same named meeting, or the same sum announced."""
    for tell in (_meetings, _announcements):
        events: dict[tuple[str, frozenset[str]], list[Told]] = defaultdict(list)
        for entry in entries:
            for told in {(t.noun, t.key, t.when): t for t in tell(entry) if len(t.key) >= _NAMED}.values():
                events[told.noun, told.key].append(told)
        for group in events.values():
            group.sort(key=lambda told: (told.when, told.entry))
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if other.when[0] - one.when[1] > _SAME_EVENT:
                        break
                    if one.entry != other.entry and _apart(one.when, other.when):
                        _add_across(found, one, other)
                        _add_across(found, other, one)


def _add_across(found: dict[str, list[Contradiction]], one: Told, other: Told) -> None:
    contradiction = Contradiction("two-days-across", (one.span, other.span), _days(one.when, other.when), (other.entry,))
    if contradiction not in found[one.entry]:
        found[one.entry].append(contradiction)


def _days_told(entry: Entry) -> Iterator[tuple[Day, Interval, str, int, int]]:
    """Every day of an article that can be told, with its line and the bounds of its sentence there."""
    anchor = _anchor(entry)
    lines = {line.n: line.text for line in entry.article.draft.kept}
    for day in entry.article.days if anchor else ():
        when = interval(day, anchor) if anchor else None
        if when:
            text = lines[day.span.n]
            yield day, when, text, *sentence_bounds(text, day.span.start)


def _meetings(entry: Entry) -> Iterator[Told]:
    """Meetings with a day right behind their name."""
    for day, when, text, start, _ in _days_told(entry):
        meetings = list(_MEETING.finditer(text, start, day.span.start))
        if meetings and day.span.start - meetings[-1].end() <= 12:
            what = frozenset(fold(meetings[-1]["what"]).split()) - {"các", "những", "của", "cấp", "giữa", "chung", "báo"}
            yield Told(fold(meetings[-1]["noun"]), what, when, replace(day.span, start=meetings[-1].start()), entry.id)


def _announcements(entry: Entry) -> Iterator[Told]:
    """Sums of money announced on a day."""
    for day, when, text, start, end in _days_told(entry):
        amount = _AMOUNT.search(text, start, end)
        if amount and _AMOUNT_START.search(fold(text[start:end])):
            yield Told("sum", frozenset({amount["n"], fold(amount["unit"])}), when, day.span, entry.id)


def _apart(one: Interval, other: Interval) -> bool:
    """No common day, but close enough to be one event."""
    gap = max(one[0], other[0]) - min(one[1], other[1])
    return dt.timedelta(0) < gap <= _SAME_EVENT


def _days(one: Interval, other: Interval) -> tuple[tuple[str, str], ...]:
    return (
        ("one", "/".join(dict.fromkeys(d.isoformat() for d in one))),
        ("other", "/".join(dict.fromkeys(d.isoformat() for d in other))),
    )
