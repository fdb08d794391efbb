"""Events as pages show them: one for each cluster, with every article that tells it."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from build_dossier.happened import Event
from build_dossier.model import Dossier, Entry
from build_dossier.pages.wording import cut, day, words

SENTENCE = 360  # characters of a sentence in a list


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: the telling of it that is shown, and all tellings with their articles, the first reported first."""

    shown: Event
    told: tuple[tuple[Entry, Event], ...]
    actors: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.told[0][1].cluster or self.shown.id

    @property
    def since(self) -> str:
        return self.shown.since

    @property
    def days(self) -> tuple[tuple[str, str], ...]:
        """The different days that the sources give."""
        return tuple(sorted({(event.since, event.until) for _, event in self.told}))


def happenings(dossier: Dossier) -> list[Happening]:
    """All events of the dossier by day, the exact ones before those of a month or a year that begin on the same day; what a speech denies
    or supposes is none."""
    clusters: dict[str, list[tuple[Entry, Event]]] = defaultdict(list)
    for entry in dossier.entries:
        for event in entry.events:
            if not event.unsettled:
                clusters[event.cluster or event.id].append((entry, event))
    found = [_happening(told) for told in clusters.values()]
    return sorted(found, key=lambda h: (h.since, h.shown.until, h.id))


def _happening(told: list[tuple[Entry, Event]]) -> Happening:
    told.sort(key=lambda pair: (pair[0].facts["published"].value or pair[1].reported_on or "9", pair[1].id))
    kinds = {entry.id: {line.n: line.kind for line in entry.article.draft.kept} for entry, _ in told}
    shown = next((event for entry, event in told if kinds[entry.id][event.span.n] != "title"), told[0][1])
    topics = dict.fromkeys(topic for entry, event in told for topic in _topics(entry, event))
    actors = dict.fromkeys(actor for _, event in told for actor in event.actors)
    return Happening(shown, tuple(told), tuple(actors), tuple(topics))


def _topics(entry: Entry, event: Event) -> list[str]:
    """The topics of the event's own line, or of its article where the line names none."""
    own = [fact.value for fact in entry.tags if any(span.n == event.span.n for span in fact.spans)]
    return own or [fact.value for fact in entry.tags]


def when(event: Event) -> str:
    """The time of an event in words: "3-12-2024", "5 – 6-8-2023", "đầu tháng 7-2021", "năm 2014"."""
    if event.precision == "year":
        return day(event.since[:4])
    if event.precision == "month":
        return f"{_third(event)}{day(event.since[:7])}"
    if event.since == event.until:
        return day(event.since)
    if (event.since[5:], event.until[5:]) == ("01-01", "12-31"):
        return f"{day(event.since[:4])} – {event.until[:4]}"
    if event.since[:4] != event.until[:4]:
        return f"{day(event.since)} – {day(event.until)}"
    whole = (event.since[8:], event.until) == ("01", _month_end(event.until))
    if whole:
        return f"tháng {int(event.since[5:7])} – tháng {int(event.until[5:7])}-{event.until[:4]}"
    first = f"{int(event.since[8:])}" + ("" if event.since[:7] == event.until[:7] else f"-{int(event.since[5:7])}")
    return f"{first} – {day(event.until)}"


def _month_end(last: str) -> str:
    return f"{last[:8]}{calendar.monthrange(int(last[:4]), int(last[5:7]))[1]}"


def _third(event: Event) -> str:
    thirds: Mapping[str, str] = words()["thirds"]
    ends = (event.since[8:], event.until[8:])
    name = "early" if ends == ("01", "10") else "mid" if ends == ("11", "20") else "late" if ends[0] == "21" else ""
    return f"{thirds[name]} " if name else ""


def pieces(event: Event) -> list[tuple[bool, str]]:
    """The sentence in pieces, the words that date it marked: (marked, text). A long one is cut behind them."""
    out, at = [], 0
    for span in sorted(event.words, key=lambda s: s.start):
        start, end = span.start - event.span.start, span.end - event.span.start
        out += [(False, event.text[at:start]), (True, event.text[start:end])]
        at = end
    out.append((False, cut(event.text[at:], max(80, SENTENCE - at)) if len(event.text) > SENTENCE else event.text[at:]))
    return [(marked, text) for marked, text in out if text]
