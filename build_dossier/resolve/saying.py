"""On which day someone said something: the day that the sentence names, the day of the talk that it goes on with, or that of the same
words elsewhere in the article. Only the first is stated; the others are inferred, and in doubt there is no day."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from build_dossier.fold import words
from build_dossier.lang import table
from build_dossier.model import Article, Day, Span, Step
from build_dossier.resolve.calendar import Interval, Moment, interval
from build_dossier.said import Speech
from build_dossier.sentences import sentence_bounds

_DAYS = ("dmy", "dm", "relative", "weekday", "offset")  # forms that can name one day
_FURTHEST = 3  # paragraphs over which a talk goes on without its speaker: further on a paper tells the day again
_BEHIND = 60  # characters behind the verb in which its setting stands: "nói trong một cuộc phỏng vấn"
_SAME_WORDS = 4  # words that two people do not say alike by chance
Place = tuple[int, int]  # the number of a kept line, a place in it


@dataclass(frozen=True, slots=True)
class SaidOn:
    """The day of a statement, how it is known, and the words of the text that it was read from."""

    day: str | None = None
    basis: str = "unknown"
    source: Day | None = None
    kind: str | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """What leads to an inferred day."""
        return (Step(self.kind, (self.source.span,), (), self.day),) if self.kind and self.source else ()


_NEVER = SaidOn()


def days_of_saying(article: Article, who: Sequence[str | None], date: str | None, meant: Mapping[Span, Moment]) -> list[SaidOn]:
    """For every statement of an article the day on which it was made. `who` names the speakers as far as they are certain, `meant`
    holds what the days in the text mean."""
    return _Talks(article, who, date, meant).run() if article.days and article.speeches else [_NEVER] * len(article.speeches)


class _Talks:
    """The statements of an article in reading order."""

    def __init__(self, article: Article, who: Sequence[str | None], date: str | None, meant: Mapping[Span, Moment]) -> None:
        self.article = article
        self.speeches = article.speeches
        self.who = who
        self.meant = meant
        self.anchor = dt.date.fromisoformat(date) if date and len(date) == 10 else None
        self.dated = date is not None
        self.order = {line.n: at for at, line in enumerate(article.draft.kept)}
        self.lines = [line.text for line in article.draft.kept]

    def run(self) -> list[SaidOn]:
        found = [self._stated(speech) for speech in self.speeches]
        for at in range(len(found)):
            if found[at].day is None:
                found[at] = self._of_the_talk(at, found)
        return [self._of_the_same_words(at, found) if one.day is None else one for at, one in enumerate(found)]

    def _stated(self, speech: Speech) -> SaidOn:
        day = speech.day
        on = self._date(day) if day else None
        if day is None or on is None:
            return _NEVER
        return SaidOn(on.isoformat(), "stated", day)

    def _date(self, day: Day) -> dt.date | None:
        """The one day that the words mean, as far as the year is known."""
        moment = self.meant.get(day.span)
        from_before = moment is not None and any(step.kind == "from-day-before" for step in moment.steps)
        if not from_before and (day.form == "offset" or (day.relative or "").startswith("cùng ")):
            return None  # the same day as what, a day before what? Nothing was told before
        found = moment.when if moment else self._near(day)
        return found[0] if found and found[0] == found[1] else None

    def _near(self, day: Day) -> Interval | None:
        if self.anchor:
            return interval(day, self.anchor)
        year, month, number = day.last
        try:
            date = dt.date(year, month, number) if year and month and number and self.dated | bool(day.first[0]) else None
        except ValueError:
            return None
        return (date, date) if date else None

    # ---- the talk goes on -------------------------------------------------------------------------------------

    def _of_the_talk(self, at: int, found: Sequence[SaidOn]) -> SaidOn:
        """The day of the statement before by the same speaker, unless another day or another occasion is told since."""
        own = self.speeches[at]
        if self.who[at] is None or self._elsewhere(own):
            return _NEVER
        last = at - 1
        if last < 0 or self.who[last] != self.who[at] or self._line(own) - self.order[self.speeches[last].spans[-1].n] > _FURTHEST:
            return _NEVER
        before = found[last]
        if before.day is None:
            return _NEVER
        others = self._days_between(self._end(self.speeches[last]), self._verb(own))
        if any(date != before.day for date in others):
            return _NEVER
        return SaidOn(before.day, "inferred", before.source, "same-talk")

    def _line(self, speech: Speech) -> int:
        return self.order[speech.spans[0].n]

    def _days_between(self, start: Place, end: Place) -> Iterator[str | None]:
        """The days that the narrator tells between two places, those of someone's words left out; None for a day that nobody knows."""
        for place, day in self._told[bisect_left(self._told, start, key=lambda told: told[0]) :]:
            if place >= end:
                return
            date = self._date(day)
            yield date.isoformat() if date else None

    @cached_property
    def _told(self) -> list[tuple[Place, Day]]:
        """The narrator's days of running text by their place."""
        inside = sorted((self.order[span.n], span.start, span.end) for speech in self.speeches for span in speech.spans)
        kinds = [line.kind for line in self.article.draft.kept]

        def said(place: Place) -> bool:
            at = bisect_right(inside, (*place, 1 << 30)) - 1
            return at >= 0 and inside[at][0] == place[0] and inside[at][1] <= place[1] < inside[at][2]

        places = [((self.order[day.span.n], day.span.start), day) for day in self.article.days if day.form in _DAYS]
        return sorted(
            (
                (place, day)
                for place, day in places
                if day.tense not in ("quoted", "future") and kinds[place[0]] in ("lede", "body", "list") and not said(place)
            ),
            key=lambda told: told[0],
        )

    def _parts(self, speech: Speech) -> list[Span]:
        """The statement, its verb and who says it, as far as they stand together."""
        spans = [*speech.spans, *([speech.verb] if speech.verb else [])]
        own = speech.speaker.span if speech.speaker else None
        return [*spans, own] if own and own.n in {span.n for span in spans} else spans

    def _begin(self, speech: Speech) -> Place:
        """Where the sentence begins that holds a statement or announces it."""
        line, start = min((self.order[span.n], span.start) for span in self._parts(speech))
        return line, sentence_bounds(self.lines[line], start)[0]

    def _end(self, speech: Speech) -> Place:
        """Where the sentence ends in which a statement and its verb stand."""
        line, end = max((self.order[span.n], span.end) for span in self._parts(speech))
        return line, sentence_bounds(self.lines[line], max(0, end - 1))[1]

    def _verb(self, speech: Speech) -> Place:
        """Up to where a day in a statement's own sentence is not behind its verb."""
        span = speech.verb or speech.spans[0]
        return self.order[span.n], span.start

    def _elsewhere(self, speech: Speech) -> bool:
        """The sentence tells another occasion: "từng nói", "trong một cuộc phỏng vấn", "nói với CNN"."""
        line, start = self._begin(speech)
        text = self.lines[line]
        verb = self._verb(speech)
        at = verb[1] if verb[0] == line else len(text)
        behind = text.find(",", at, at + _BEHIND)
        return bool(_other_occasion().search(self._narrated(line, start, behind if behind != -1 else at + _BEHIND)))

    def _narrated(self, line: int, start: int, end: int) -> str:
        """The narrator's words between two places of a line, in small letters."""
        text = self.lines[line]
        out, at = [], start
        for first, last in sorted((s.start, s.end) for speech in self.speeches for s in speech.spans if self.order[s.n] == line):
            if at < end and last > start:
                out.append(text[at : min(first, end)])
                at = max(at, last)
        return " … ".join([*out, text[at:end]]).lower()

    # ---- the same words ---------------------------------------------------------------------------------------

    def _of_the_same_words(self, at: int, found: Sequence[SaidOn]) -> SaidOn:
        """A headline or a first paragraph gives words that the article gives again with their day."""
        own = self._words[at]
        for i, other in enumerate(self._words):
            if i != at and found[i].day and f" {own} " in f" {other} " and own.count(" ") + 1 >= _SAME_WORDS:
                return SaidOn(found[i].day, "inferred", found[i].source, "same-words")
        return _NEVER

    @cached_property
    def _words(self) -> list[str]:
        return [" ".join(words(speech.text)) for speech in self.speeches]


@lru_cache(maxsize=1)
def _other_occasion() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in table("vi", "statements")["other_occasions"])
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)(?! (?:này|đó|ấy|trên))")
