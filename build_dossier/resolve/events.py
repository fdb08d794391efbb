"""Dated sentences as events, and the same event told in several places as one."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from build_dossier.fold import fold, words
from build_dossier.happened import Event
from build_dossier.lang import table
from build_dossier.model import Entry, Mention, Span
from build_dossier.resolve.calendar import Moment
from build_dossier.resolve.moments import moments
from build_dossier.sentences import sentence_bounds

_APART = dt.timedelta(3)  # days between two reports of one event; further apart it is another of its kind
# Shared content syllables of the shorter sentence. Same day: half of them; another day is a second report only if it is nearly the same.
_ALIKE, _ALIKE_OTHER_DAY = 0.5, 0.7
_FEWEST = 4  # content syllables: what is shorter says too little to be told from another
_AROUND = 400  # characters: a longer sentence is a line without full stops
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.?!–“\"]\s*")
_SUPPOSED = re.compile(r"(?<!\w)(?:nếu|giá như|giá mà|ước gì|phải chi|lẽ ra|đáng lẽ|ví như)(?!\w)[^.?!;]*$", re.IGNORECASE)
_DENIED = re.compile(
    r"(?<!\w)(?:không(?! (?:chỉ|những|ai không|thể không|phải không))|chưa|chẳng|mong|ước|hy vọng|hi vọng)(?!\w)", re.IGNORECASE
)
_CLUSTERS = 40  # of one kind and body within three days that a sentence is compared with: days with more are the rare ones


def events(entry: Entry) -> tuple[Event, ...]:
    """The events of an article: one for each sentence and time told in it, in reading order."""
    lines = {line.n: line.text for line in entry.article.draft.kept}
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in entry.mentions:
        by_line[mention.span.n].append(mention)
    found: dict[tuple[int, int, dt.date, dt.date], Event] = {}
    for moment in moments(entry):
        span, text = _sentence(moment, lines[moment.day.span.n])
        key = (span.n, span.start, *moment.when)
        if key in found:
            unsettled = found[key].unsettled and _unsettled(moment, text, moment.day.span.start - span.start)
            found[key] = replace(found[key], words=(*found[key].words, moment.day.span), unsettled=unsettled)
        else:
            found[key] = _event(entry, moment, span, text, by_line[span.n])
    return tuple(found.values())


def _sentence(moment: Moment, line: str) -> tuple[Span, str]:
    start, end = sentence_bounds(line, moment.day.span.start)
    start, end = max(start, moment.day.span.start - _AROUND), min(end, moment.day.span.end + _AROUND)
    while start < end and (line[start] in " |”’)" or line[start : start + 2] == '" '):  # the end of the sentence before it, a table's bars
        start += 1
    while end > start and line[end - 1] in " |":
        end -= 1
    return Span(moment.day.span.seed, moment.day.span.n, start, max(end, moment.day.span.end)), line[start:end]


def _event(entry: Entry, moment: Moment, span: Span, text: str, mentions: Iterable[Mention]) -> Event:
    since, until = moment.when
    return Event(
        id=f"{entry.id}-{span.n}-{moment.day.span.start}",
        since=since.isoformat(),
        until=until.isoformat(),
        precision=moment.precision,
        text=text,
        span=span,
        words=(moment.day.span,),
        reported_on=entry.date,
        actors=tuple(dict.fromkeys(m.actor for m in mentions if span.start <= m.span.start < span.end)),
        planned=_planned(entry, moment, text, moment.day.span.start - span.start),
        steps=moment.steps,
        unsettled=_unsettled(moment, text, moment.day.span.start - span.start),
    )


def _unsettled(moment: Moment, text: str, at: int) -> bool:
    """A speaker denies, wishes or supposes what the day would date: "chúng tôi sẽ không họp ngày 5/6", "nếu ngày 5/6 ..."; or
    something is only compared with it. What else the writer tells is settled; in a speech the words of the clause decide, and "nếu"
    opens more than one."""
    if moment.aside:
        return True
    if moment.day.tense != "quoted":
        return False
    clause = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    return bool(_SUPPOSED.search(text, 0, at) or _DENIED.search(text, clause, at))


def _planned(entry: Entry, moment: Moment, text: str, at: int) -> bool:
    """Told as coming, and not over on the day of the article; what lies behind the day of publication is to come even where the verb
    does not say so ("diễn ra ngày 10/12"), unless the sentence tells it as done: that is a contradiction, not a plan."""
    since, until = (day.isoformat() for day in moment.when)
    if moment.day.tense == "future":
        return until >= (entry.date_from or entry.date or "") and not (moment.day.relative or "").startswith("hồi")
    if moment.day.tense == "quoted" and re.search(r"(?:mai|tới|nữa|sau)$", moment.day.relative or ""):
        return True
    after = entry.date_role == "published" and since > (entry.date or "9")
    return after and moment.day.tense != "quoted" and not (_DONE.search(text) or len(text[:at].split()) <= 1)


def clustered(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The articles with every event of theirs assigned to the first event that tells the same."""
    first = _clusters([event for entry in entries for event in entry.events])
    return tuple(replace(entry, events=tuple(replace(event, cluster=first[event.id]) for event in entry.events)) for entry in entries)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as it is compared."""

    event: Event
    day: dt.date
    kinds: frozenset[str]
    content: frozenset[str]


def _clusters(events: list[Event]) -> Mapping[str, str]:
    """By event: the id of the first one of its cluster. Only days are compared, not months and years: those hold too much.

    Events are taken by day; each is compared with the first one of the clusters that share a kind and an actor with it and began at
    most three days before, the latest first. So it costs the same for every event, however many there are."""
    found = {event.id: event.id for event in events}
    days = (_told(event) for event in events if event.precision == "day" and not event.unsettled)
    told = sorted(days, key=lambda one: (one.day, one.event.reported_on or "9", one.event.id))
    open_: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        keys = [(kind, actor) for kind in sorted(one.kinds) for actor in one.event.actors]
        same = next((first for key in keys for first in reversed(open_[key][-_CLUSTERS:]) if _same(first, one)), None)
        if same is not None:
            found[one.event.id] = same.event.id
            continue
        for key in keys:
            open_[key] = [first for first in open_[key][-_CLUSTERS:] if one.day - first.day <= _APART] + [one]
    return found


def _told(event: Event) -> _Told:
    content = frozenset(words(event.text)) - _function()
    return _Told(event, dt.date.fromisoformat(event.since), kinds(event.text), content)


def _same(first: _Told, one: _Told) -> bool:
    """Two sentences of one event: alike on one day; of two articles and nearly the same when their days differ."""
    if one.day - first.day > _APART or min(len(first.content), len(one.content)) < _FEWEST:
        return False
    shared = len(first.content & one.content) / min(len(first.content), len(one.content))
    if one.day == first.day:
        return shared >= _ALIKE
    return shared >= _ALIKE_OTHER_DAY and first.event.id[:8] != one.event.id[:8]


def kinds(text: str) -> frozenset[str]:
    """The kinds of event that the words of a sentence name."""
    pattern, owners = _kinds()
    return frozenset(owners[found[0]] for found in pattern.finditer(fold(text)))


@cache
def _kinds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    owners = {fold(word): kind for kind, listed in table("vi", "events").items() for word in listed}
    longest = sorted(owners, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), owners


@cache
def _function() -> frozenset[str]:
    """Syllables without a subject, and the numbers of days themselves."""
    return frozenset(table("vi", "words")["function"]) | frozenset(map(str, range(32)))
