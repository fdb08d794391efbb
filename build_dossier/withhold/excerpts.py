"""A dossier of excerpts: of every article the headline, the first paragraph, quotations and the few words that are evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from build_dossier.model import Cut, Dossier, Draft, Entry, MarkedLine, Seed, Span
from build_dossier.sentences import sentence_bounds
from build_dossier.withhold.walking import GONE, is_value, parts, rebuilt, spans

_SHOWN = ("title", "lede", "dateline", "byline", "source-line")
_LEDE = 500  # characters of a first paragraph: a page that is one long line would else be shown whole
_EVIDENCE = 60  # characters of a piece of evidence in a paragraph that is not shown: a name, a day, a phrase
_EVIDENT = ("Fact", "Step", "Mention", "Contradiction", "Speaker", "Speech", "Statement", "Quote")
_QUOTED = ("direct", "partial")  # of speech; what is told in the paper's own words is the paper's text

Place = tuple[str, int]  # seed and line


def excerpts(dossier: Dossier) -> Dossier:
    """The dossier with nothing in it of other lines than those that are shown, but quotations and evidence."""
    shown = {place: end for entry in dossier.entries for place, end in _shown(entry.article.draft)}
    entries = tuple(_without_texts(entry, shown) for entry in dossier.entries)
    seen: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    for span, limit in (found for entry in entries for found in _evidence(entry)):
        seen[span.seed, span.n].append((span.start, min(span.end, span.start + limit)))
    strip = _Stripper(shown, seen)
    return replace(
        dossier,
        seeds=tuple(strip.cut(cut) for cut in dossier.seeds),
        entries=tuple(replace(entry, article=replace(entry.article, draft=strip.draft(entry.article.draft))) for entry in entries),
    )


def _shown(draft: Draft) -> Iterator[tuple[Place, int]]:
    """The lines that are shown, and how much of each: a long first paragraph up to the end of a sentence."""
    kept = draft.kept
    first = next((line.n for line in kept if line.kind == "lede"), next((line.n for line in kept if line.kind == "body"), None))
    for line in kept:
        if line.kind in _SHOWN or line.n == first:
            yield (draft.seed.name, line.n), _end(line.text)


def _end(text: str) -> int:
    if len(text) <= _LEDE:
        return len(text)
    start, _ = sentence_bounds(text, _LEDE)
    return start if start > _LEDE // 4 else text.rfind(" ", 0, _LEDE)


def _without_texts(entry: Entry, shown: Mapping[Place, int]) -> Entry:
    """An article without the values that tell what is not shown at length: the sentences of events, reported speech."""

    def part(value: Any) -> Any:
        if value is None or isinstance(value, (str, Span, Draft)):
            return value
        if is_value(value) and any(span.end > shown.get((span.seed, span.n), -1) for span in spans(value)):
            short = type(value).__name__ in _EVIDENT and getattr(value, "kind", None) != "reported"
            return rebuilt(value, part) if short else GONE
        return rebuilt(value, part)

    new: Entry = rebuilt(entry, part)
    return new


def _evidence(value: Any) -> Iterator[tuple[Span, int]]:
    """The places to which facts, names and quotations point, and how many characters of each may be seen."""
    if isinstance(value, (str, Span, Draft)):
        return
    if is_value(value):
        limit = len(str(getattr(value, "text", ""))) if getattr(value, "kind", None) in _QUOTED else _EVIDENCE
        yield from ((span, limit) for span in spans(value))
        value = tuple(parts(value))
    if isinstance(value, (tuple, list, Mapping)):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _evidence(item)


class _Stripper:
    """Lines with nothing left of their text but what may be seen; those of which nothing is left go."""

    def __init__(self, shown: Mapping[Place, int], seen: Mapping[Place, list[tuple[int, int]]]) -> None:
        self.shown, self.seen = shown, seen

    def cut(self, cut: Cut) -> Cut:
        drafts = tuple(self.draft(draft) for draft in cut.drafts)
        return replace(cut, seed=self._seed(cut.seed), drafts=drafts, rest=self._lines(cut.seed, cut.rest))

    def draft(self, draft: Draft) -> Draft:
        return replace(draft, seed=self._seed(draft.seed), lines=self._lines(draft.seed, draft.lines))

    def _seed(self, seed: Seed) -> Seed:
        return replace(seed, lines=self._lines(seed, seed.lines))

    def _lines(self, seed: Seed, lines: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(new for line in lines if (new := self._line(seed.name, line)) is not None)

    def _line(self, seed: str, line: Any) -> Any:
        end = self.shown.get((seed, line.n), 0)
        if end >= len(line.text):
            return line
        text = _stripped(line.text, [(0, end), *self.seen.get((seed, line.n), ())])
        if not re.search(r"\w", text):
            return None
        return replace(line, text=text, stripped=end == 0) if isinstance(line, MarkedLine) else replace(line, text=text)


def _stripped(text: str, seen: Iterable[tuple[int, int]]) -> str:
    """A text of the same length with three dots in the place of every stretch that may not be seen."""
    out = ["\0"] * len(text)
    for start, end in seen:
        out[start:end] = text[start:end]
    return re.sub(r"\0+", lambda gap: _dots(text[gap.start() : gap.end()], gap.start()), "".join(out))


def _dots(left_out: str, at: int) -> str:
    size = len(left_out)
    dots = "…" if at == 0 else " …"
    return dots.ljust(size) if left_out.strip() and len(dots) <= size else " " * size
