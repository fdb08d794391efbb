"""The year of a day that is written without one: every bound that the article, its page and the tables give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_dossier.fold import fold
from build_dossier.model import Article, Cut, Day, Era, Mention, Span, Step, Term
from build_dossier.resolve.terms import Held, Offices, held
from build_dossier.sentences import quoted, sentence_bounds
from build_dossier.tense import is_deadline, tense

# No page of the web is older; the end only keeps the search finite: a day that no bound holds from above stays unknown.
_YEARS = range(1990, 2101)

_STAMP = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
# "05-06-24 15:32" alone on its line: which figure is the year shows only where the text tells the same day.
_SHORT_STAMP = re.compile(r"\W*(\d\d)[/.-](\d\d)[/.-](\d\d)\W+\d{1,2}[:h]\d\d\W*")
_FRESH = dt.timedelta(3)  # between the day that a page reports and its stamp
_STAMPS = 3  # so many stamps within two days show when the page was saved; one alone may be an old article's
_STARTS = re.compile(r"(?<!\w)(?:nhậm chức|nhận chức|tuyên thệ|lên nắm quyền|tiếp quản|trở thành|trở lại cương vị|đảm nhận)(?!\w)")
_NTH_YEAR = r"năm thứ\s+(?P<n>\d{1,2}|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_NOT_YET = re.compile(r"(?<!\w)(?:sắp|chuẩn bị|gần|tròn|sẽ)(?!\w)[^.,;]{0,30}$")
_WISHED = re.compile(r"(?<!\w)(?:muốn|mong|mong muốn|đòi|đề xuất|đề nghị|yêu cầu|hứa|cam kết|dự định)(?!\w)[^,;.]{0,80}$", re.IGNORECASE)
# Words that name the year in which they are written, and how many years it lies behind the one they give.
_WRITTEN_IN = (
    (re.compile(r"(?<!\w)năm ngoái \((?:năm )?((?:19|20)\d\d)\)"), 1),
    (re.compile(r"(?<!\w)năm nay \((?:năm )?((?:19|20)\d\d)\)"), 0),
    (re.compile(r"(?<!\w)từ đầu năm ((?:19|20)\d\d) (?:cho )?(?:đến|tới) (?:nay|giờ)(?!\w)"), 0),
)
_LAST_YEAR = re.compile(r"ngoái|trước")
_NUMBERS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


@dataclass(frozen=True, slots=True)
class Bound:
    """What one piece of evidence allows: spans of days (inclusive, open where None), or a weekday."""

    steps: tuple[Step, ...]
    spans: tuple[tuple[dt.date | None, dt.date | None], ...] = ()
    weekday: int | None = None

    def allows(self, day: dt.date) -> bool:
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return any((since is None or since <= day) and (until is None or day <= until) for since, until in self.spans)


def candidates(day: Day, bounds: Iterable[Bound]) -> list[dt.date]:
    """The days that a day and month can be under all bounds."""
    found = list(bounds)
    days = [date for year in _YEARS if (date := date_of(day.last, year))]
    return [date for date in days if all(bound.allows(date) for bound in found)]


def date_of(parts: tuple[int | None, int | None, int | None], year: int | None = None) -> dt.date | None:
    """The date of (year, month, day), the year given if the text leaves it out; None if the calendar has no such day."""
    year = parts[0] or year
    if not (year and parts[1] and parts[2]):
        return None
    try:
        return dt.date(year, parts[1], parts[2])
    except ValueError:
        return None


def bounds(day: Day, article: Article, page: Cut, mentions: tuple[Mention, ...], offices: Offices, eras: tuple[Era, ...]) -> list[Bound]:
    """Every bound on the year of a day: terms of office, years told as past, starts of terms, the years of an era, the page's
    own stamps, a weekday."""
    return [
        *_weekday(day),
        *_terms(day, article, mentions, offices),
        *_told_years(article),
        *_written_in(article),
        *_told_starts(article, mentions, offices),
        *_era_years(article, eras),
        *_stamps(page),
        *_short_stamp(day, page),
    ]


def _weekday(day: Day) -> Iterator[Bound]:
    if day.weekday is not None:
        yield Bound((Step("weekday", (day.span,), (str(day.weekday),)),), weekday=day.weekday)


def _terms(day: Day, article: Article, mentions: tuple[Mention, ...], offices: Offices) -> Iterator[Bound]:
    """An office named in the article's own news: the day lies in one of the person's terms; one bound per person and office."""
    seen: set[tuple[str, str, str]] = set()
    for found in held(article, mentions, offices):
        key = (found.mention.actor, found.office.id, found.sense)
        if key in seen or _tells_another_day(found, day, article):
            continue
        seen.add(key)
        allowed = _allowed(found)
        if allowed:
            who = (found.mention.actor, found.office.id, found.sense)
            steps = tuple(Step("term", (found.span,), (*who, start or ""), _iso(since), _iso(until)) for since, until, start in allowed)
            yield Bound(steps, tuple((since, until) for since, until, _ in allowed))


def _allowed(found: Held) -> tuple[tuple[dt.date | None, dt.date | None, str | None], ...]:
    """(from, to, start of the term that says so): while in office; after the first term for a former holder; in the year before
    a term for one who is elected but not yet in office."""
    terms = sorted(found.terms, key=lambda term: term.since or "")
    if found.sense == "former":
        ended = [(end, None, term.since) for term in terms if (end := _date(term.until))]
        return (min(ended, key=lambda row: row[0]),) if ended else ()
    if found.sense == "coming":  # from the election, at most a year before: elections and inaugurations lie closer everywhere
        return tuple((start - dt.timedelta(365), start, term.since) for term in terms if (start := _date(term.since)))
    return tuple((_date(term.since), _date(term.until), term.since) for term in terms)


def _tells_another_day(found: Held, day: Day, article: Article) -> bool:
    """The sentence that names the office tells another past day: the office is of that day."""
    line = next(line for line in article.draft.kept if line.n == found.span.n)
    start, end = sentence_bounds(line.text, found.span.start)
    others = [d for d in article.days if d.span.n == found.span.n and start <= d.span.start < end and d.tense != "future"]
    return any(_LAST_YEAR.search(d.relative) if d.relative else d.last[1:] != day.last[1:] for d in others)


def _told_years(article: Article) -> Iterator[Bound]:
    """A year told as past: the article is not older. The latest one bounds most."""
    lines = {line.n: line.text for line in article.draft.kept}
    told = [day for day in article.days if day.first[0] and day.tense in ("past", "background") and day.form in ("y", "my", "dmy")]
    told = [
        day for day in told if not is_deadline(text := lines[day.span.n], day.span.start) and not _WISHED.search(text, 0, day.span.start)
    ]
    starts = [(dt.date(day.first[0] or 1, day.first[1] or 1, day.first[2] or 1), day) for day in told]
    if starts:
        since, day = max(starts, key=lambda pair: pair[0])
        yield Bound((Step("told-year", (day.span,), (), since.isoformat(), None),), ((since, None),))


def _written_in(article: Article) -> Iterator[Bound]:
    """ "Năm ngoái (2021)", "từ đầu năm 2022 đến nay": the year in which the article is written."""
    for line in article.draft.kept:
        for pattern, years in _WRITTEN_IN:
            for found in pattern.finditer(folded := fold(line.text)):
                if not quoted(folded, found.start()):
                    since, until = (dt.date(int(found[1]) + years, *day) for day in ((1, 1), (12, 31)))
                    span = Span(article.draft.seed.name, line.n, *_place(line.text, found))
                    yield Bound((Step("year-of-writing", (span,), (), since.isoformat(), until.isoformat()),), ((since, until),))


def _told_starts(article: Article, mentions: tuple[Mention, ...], offices: Offices) -> Iterator[Bound]:
    """ "Nhận chức hôm 1/10" told as past: if one term in the tables began on such a day, the article is not older."""
    lines = {line.n: line for line in article.draft.kept}
    people = [offices.people[m.actor] for m in mentions if m.actor in offices.people]
    for day in article.days:
        if day.form != "dm" or day.tense not in ("past", "background"):
            continue
        text = lines[day.span.n].text
        start, end = sentence_bounds(text, day.span.start)
        if not _STARTS.search(fold(text[start:end])):
            continue
        fitting = {(person.id, term) for person in people for term in person.terms if _began_on(term, day)}
        if len(fitting) == 1:
            person, term = next(iter(fitting))
            yield Bound((Step("told-start", (day.span,), (person, term.office), term.since, None),), ((_date(term.since), None),))


def _began_on(term: Term, day: Day) -> bool:
    since = _date(term.since)
    return since is not None and (since.month, since.day) == (day.first[1], day.first[2])


def _era_years(article: Article, eras: tuple[Era, ...]) -> Iterator[Bound]:
    """ "Xung đột ... bước sang năm thứ 3": the third year of what the editor's table dates. Not when the year is only coming,
    nor in quotations and sentences about the past, nor without one of the words that tell this era from others."""
    for line in article.draft.kept:
        for found in re.finditer(_NTH_YEAR, folded := fold(line.text)):
            number = _NUMBERS.get(found["n"]) or int(found["n"])
            start, end = sentence_bounds(folded, found.start())
            sentence, before = folded[start:end], folded[start : found.start()]
            if not number or _NOT_YET.search(before) or tense(folded, found.start(), found.end()) != "past":
                continue
            for era in eras:
                if any(phrase in before for phrase in era.phrases) and any(word in sentence for word in era.beside or ("",)):
                    since, until = _anniversary(era.since, number - 1), _anniversary(era.since, number) - dt.timedelta(1)
                    span = Span(article.draft.seed.name, line.n, *_place(line.text, found))
                    step = Step("era-year", (span,), (str(number), era.since.isoformat()), _iso(since), _iso(until))
                    yield Bound((step,), ((since, until),))
                    break


def _place(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where a match in the folded line stands in the line itself."""
    at = text.lower().find(found[0])
    return (at, at + len(found[0])) if at >= 0 else (0, len(text))


def _anniversary(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _stamps(page: Cut) -> Iterator[Bound]:
    """The newest of at least three stamps in the page's furniture: the page was saved then, the article is not younger."""
    stamps = []
    for line in page.lines:
        for found in _STAMP.finditer(line.text) if not line.kept else ():
            date = date_of((int(found[3]), int(found[2]), int(found[1])))
            if date:
                stamps.append((date, Span(page.seed.name, line.n, *found.span())))
    if not stamps:
        return
    newest = max(date for date, _ in stamps)
    close = [span for date, span in stamps if newest - date <= dt.timedelta(2)]
    if len(close) >= _STAMPS:
        yield Bound((Step("page-stamps", tuple(close[:_STAMPS]), (str(len(close)),), None, newest.isoformat()),), ((None, newest),))


def _short_stamp(day: Day, page: Cut) -> Iterator[Bound]:
    """A stamp with two figures for the year, where the day of the news lies on it or right before it."""
    for line in page.lines:
        found = _SHORT_STAMP.fullmatch(line.text)
        stamp = date_of((2000 + int(found[3]), int(found[2]), int(found[1]))) if found else None
        told = date_of(day.last, stamp.year) if stamp else None
        if stamp and told and told <= stamp <= told + _FRESH:
            step = Step("short-stamp", (Span(page.seed.name, line.n, 0, len(line.text)),), (), None, stamp.isoformat())
            yield Bound((step,), ((told, stamp),))
            return


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
