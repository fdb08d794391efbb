"""The day of an article: stated as its publication, or the latest past day that it reports as its news. Never a guess."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace

from build_dossier.model import Article, Cut, Day, Era, Fact, MarkedLine, Mention, Step, unknown
from build_dossier.resolve.terms import Offices
from build_dossier.resolve.years import Bound, bounds, candidates, date_of
from build_dossier.sentences import sentence_bounds

_FIRST_PARAGRAPHS = 3  # after the lede: what comes later tells the background
_FIRST_LETTERS = 800  # of a paragraph: the longest ledes read have 700; where a page's text is one line, the rest is background
_ARCHIVE = re.compile(r"tư liệu|minh h[ọo]ạ?a?", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|hôm)(?: ngày)?\s*$", re.IGNORECASE)
_TODAY = re.compile(r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối) nay\W{1,3}(?:ngày )?$", re.IGNORECASE)  # "Hôm nay (10/7/2022)"
_SINCE = re.compile(r"(?<!\w)(?:từ|kể từ|trước|sau|đến|hồi|vào|tới|cuối|đầu|giữa)\s*$", re.IGNORECASE)  # before a month: background
_DATELINE = re.compile(r"^[^.,;:]{0,40}[)\w]\s+[-–—]\s+")  # "(TTXVN) - ", "Hà Nội (TTXVN) – "
_LISTED = 6  # candidate days shown to the editor


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an article, its role, and the ends of what is known when less than a day is."""

    date: Fact
    role: str | None
    since: str | None = None
    until: str | None = None


def day(article: Article, page: Cut, mentions: tuple[Mention, ...], offices: Offices, eras: tuple[Era, ...]) -> Dated:
    """The date of an article: as stated, else as reported, else unknown with what is known."""
    stated = article.published
    if stated.value is not None:
        return Dated(replace(stated, value=stated.value[:10]), "published")
    if stated.reason == "impossible-date":
        return Dated(unknown("impossible-date"), None)
    news = reported(article)
    if news is None:
        return _month(article) or Dated(unknown("no-day-told"), None)
    found = bounds(news, article, page, mentions, offices, eras)
    return _as_told(news, found) if news.last[0] else _with_year(news, found)


def _as_told(news: Day, found: list[Bound]) -> Dated:
    """A day that the text gives with its year, unless something on the page or in the tables excludes it: then it is told of
    another time, and the day of the news is unknown."""
    date = date_of(news.last)
    if date is None:
        return Dated(unknown("impossible-date"), None)
    against = tuple(step for bound in found if not bound.allows(date) for step in bound.steps)
    if against:
        return Dated(Fact(None, "unknown", "day-excluded", (news.span,), against, reason="day-excluded"), None)
    return Dated(Fact(date.isoformat(), "stated", "day-told", (news.span,)), "reported")


def _month(article: Article) -> Dated | None:
    """The month with its year that headline and first paragraph report, if they name one and no day: "2023-10"."""
    told = {line.n: line.text for line in article.draft.kept if line.kind in ("title", "lede")}
    months = {
        day.first[:2]: day
        for day in article.days
        if day.form == "my" and day.tense == "past" and _leads(day, told) and not _SINCE.search(told[day.span.n][: day.span.start])
    }
    if len(months) != 1:
        return None
    ((year, month), day), *_ = months.items()
    if any(other.first[:2] > day.first[:2] for other in article.days if other.form == "dmy" and other.span.n in told):
        return None  # a later day stands beside it: the month is of the background
    last = calendar.monthrange(year or 1, month or 1)[1]
    value = f"{year}-{month:02d}"
    return Dated(Fact(value, "stated", "month-told", (day.span,)), "reported", f"{value}-01", f"{value}-{last}")


def _leads(day: Day, told: dict[int, str]) -> bool:
    """In headline or first sentence; further on a month with its year tells of what was before."""
    return day.span.n in told and sentence_bounds(told[day.span.n], day.span.start)[0] == 0


def _with_year(news: Day, found: list[Bound]) -> Dated:
    """The one day that all bounds leave, or unknown with what they leave."""
    possible = candidates(news, found)
    steps = (Step("day-written", (news.span,)), *(step for bound in found for step in bound.steps))
    if len(possible) == 1:
        day = possible[0].isoformat()
        told = tuple(step for step in steps if step.kind != "term" or (step.since or "") <= day <= (step.until or "9"))
        return Dated(Fact(day, "inferred", "year-from-bounds", (news.span,), told), "reported")
    bounded_above = any(span[1] for bound in found for span in bound.spans)
    if possible and bounded_above and len(possible) <= _LISTED:
        steps += tuple(Step("candidate", since=day.isoformat(), until=day.isoformat()) for day in possible)
        fact = Fact(None, "unknown", "several-years-fit", (news.span,), steps, reason="several-years-fit")
        return Dated(fact, None, possible[0].isoformat(), possible[-1].isoformat())
    reason = "no-year-fits" if not possible else "year-open"
    return Dated(Fact(None, "unknown", reason, (news.span,), steps, reason=reason), None)


def reported(article: Article) -> Day | None:
    """The latest past day that title, lede, first paragraphs or the caption of the event report as the news.

    The press leaves out the year of what is new and writes it for what is not: a day with its year counts only where no day
    without one is told, and where its sentence opens with it ("Ngày 14-6-2023, ...", "sáng 14-6-2023"); but a first paragraph that
    opens with a full day and tells no other reports that day, and the days without a year that follow are told from it."""
    told = {line.n: line for line in _opening(article)}
    found = [d for d in article.days if d.form in ("dm", "dmy", "range") and d.tense == "past" and d.last[2] and not d.relative]
    found = [d for d in found if d.span.n in told and d.span.start < _FIRST_LETTERS]
    found = [d for d in found if told[d.span.n].kind != "caption" or not (d.last[0] or _ARCHIVE.search(told[d.span.n].text))]
    head = [d for d in found if told[d.span.n].kind in ("title", "lede")]
    fresh = [d for d in found if not d.last[0]]
    if head and all(d.last[0] for d in head) and _is_news(head[0], told[head[0].span.n].text, fresh):
        return head[0]
    fresh = fresh or [d for d in found if _opens_sentence(d, told[d.span.n].text)]
    return max(fresh, key=lambda d: _order(d, fresh), default=None)


def _opens_sentence(day: Day, text: str) -> bool:
    start, _ = sentence_bounds(text, day.span.start)
    before = text[start : day.span.start]
    return len(before.split()) <= 2 or bool(_PART_OF_DAY.search(before) or _TODAY.search(before))


def _is_news(day: Day, text: str, others: list[Day]) -> bool:
    """The first paragraph opens with it ("Ngày", "Sáng"; more words may make it a day of something else), or its first sentence
    tells the part of the day and nothing later is told: "kết thúc tối 9.10.2023"."""
    before = _DATELINE.sub("", text[: day.span.start])
    if len(before.split()) <= 1 or _TODAY.search(before):
        return True
    first = sentence_bounds(text, day.span.start)[0] == 0 and _PART_OF_DAY.search(before)
    return bool(first) and not _SINCE.search(before[: first.start()] if first else "") and all(d.last[1:] <= day.last[1:] for d in others)


def _opening(article: Article) -> list[MarkedLine]:
    kept = article.draft.kept
    body = [line for line in kept if line.kind == "body"][:_FIRST_PARAGRAPHS]
    last = body[-1].n if body else kept[-1].n
    return [line for line in kept if line.kind in ("title", "lede") or line in body or (line.kind == "caption" and line.n <= last)]


def _order(one: Day, others: list[Day]) -> tuple[int, int, int]:
    """Days without a year in order; January comes after December when both are told."""
    months = {other.last[1] or 0 for other in others if not other.last[0]}
    turn = bool(months & {11, 12}) and bool(months & {1, 2})
    year = one.last[0] or (1 if turn and (one.last[1] or 0) <= 2 else 0)
    return (year, one.last[1] or 0, one.last[2] or 0)
