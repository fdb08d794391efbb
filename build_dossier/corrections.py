"""Of which article and of which line an editor's correction speaks: found by words that he can see on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_dossier.edits import Correction
from build_dossier.fold import label_key
from build_dossier.identity import identity
from build_dossier.matching import has_gap, key_is_line, key_says, nearest
from build_dossier.model import KEPT, Article, Cut, Draft, MarkedLine
from build_dossier.problems import Problem, problem

_SHOWN = 60  # characters of a line in a message
Kinds = Mapping[str, Mapping[int, str]]  # by seed and line number


class Finder:
    """The articles by the words of their headline, as read or as corrected, or else of their first paragraph. Copies of one
    article in several seeds are one: it is found by its id."""

    def __init__(self, articles: Sequence[Article], corrections: Sequence[Correction]) -> None:
        self.ids = {(article.draft.seed.name, article.draft.part): identity(article.draft) for article in articles}
        self.titles: dict[str, list[str]] = defaultdict(list)
        self._titles: dict[str, list[str]] = defaultdict(list)  # folded, as are the first paragraphs
        self._ledes: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            found = self.ids[article.draft.seed.name, article.draft.part]
            self._add_title(found, str(article.title.value or ""))
            self._ledes[found] += [label_key(line.text) for line in article.draft.kept if line.kind == "lede"]
        for correction in corrections:
            new = dict(correction.changes).get("title")
            for found in self.find(correction.words) if new else ():
                self._add_title(found, str(new))

    def _add_title(self, found: str, title: str) -> None:
        self.titles[found].append(title)
        self._titles[found].append(label_key(title))

    def find(self, phrase: str) -> list[str]:
        """The ids of the articles that are meant: those whose headline is the phrase, else those whose headline has it, else those
        whose first paragraph has it. More than one is too many."""
        key = label_key(phrase)
        same = [found for found, titles in self._titles.items() if key in titles]
        return same or _having(key, self._titles) or _having(key, self._ledes)

    def refused(self, correction: Correction, phrase: str, found: Sequence[str]) -> Problem | None:
        """The problem of a phrase that does not fit exactly one article."""
        where = ("corrections.yml", correction.n)
        if not found:
            near = nearest(phrase, (title for titles in self.titles.values() for title in titles))
            return problem("correction-no-article", *where, words=phrase, nearest=listed(near))
        which = listed([self.titles[one][0] for one in found])
        return problem("correction-several-articles", *where, words=phrase, count=len(found), which=which) if len(found) > 1 else None


def _having(key: str, texts: Mapping[str, list[str]]) -> list[str]:
    return [found for found, own in texts.items() if any(key_says(key, text) for text in own)]


@dataclass(frozen=True, slots=True)
class _Place:
    draft: Draft  # of part 0: the lines of a seed without an article
    line: MarkedLine


def place_lines(corrections: Sequence[Correction], cuts: Sequence[Cut], articles: Sequence[Article]) -> tuple[Kinds, tuple[Problem, ...]]:
    """The kinds that editors give to lines, and a problem for every correction that fits no line or lines of several pages."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    problems = []
    wanted = [correction for correction in corrections if correction.target == "line"]
    if not wanted:
        return found, ()
    finder, lines = Finder(articles, corrections), _by_key(cuts)
    for correction in wanted:
        places = list(_places(correction, lines, finder))
        refused = _refused(correction, places, cuts, finder)
        if refused:
            problems.append(refused)
        for place in () if refused else _meant(correction, places):
            found[place.draft.seed.name][place.line.n] = correction.kind or ""
    return found, tuple(problems)


def _by_key(cuts: Sequence[Cut]) -> dict[str, list[_Place]]:
    """All lines of all pages by their folded text."""
    lines: dict[str, list[_Place]] = defaultdict(list)
    for draft in (draft for cut in cuts for draft in cut.drafts or (Draft(cut.seed, 0, cut.rest),)):
        for line in draft.lines:
            lines[label_key(line.text)].append(_Place(draft, line))
    return lines


def _places(correction: Correction, lines: Mapping[str, list[_Place]], finder: Finder) -> Iterator[_Place]:
    """Where the line stands: on all pages, or in the articles that `in` speaks of."""
    key = label_key(correction.words)
    keys = [line for line in lines if key_is_line(key, line)] if has_gap(key) else [key]
    meant = None if correction.within is None else set(finder.find(correction.within))
    for place in (place for line in keys for place in lines.get(line, ())):
        if meant is None or finder.ids.get((place.draft.seed.name, place.draft.part)) in meant:
            yield place


def _meant(correction: Correction, places: Sequence[_Place]) -> list[_Place]:
    """Of a line that a page repeats, all are menu or advertisement, but one is the article's: the first below a line of its."""
    if correction.kind not in KEPT:
        return list(places)
    first: dict[str, _Place] = {}
    for place in sorted(places, key=lambda p: not any(line.kept and line.n < p.line.n for line in p.draft.lines)):
        first.setdefault(place.draft.seed.name, place)
    return list(first.values())


def _refused(correction: Correction, places: Sequence[_Place], cuts: Sequence[Cut], finder: Finder) -> Problem | None:
    """Why a correction has no effect, if it has none."""
    where, words = ("corrections.yml", correction.n), correction.words
    if not places:
        near = nearest(words, (line.text.strip() for cut in cuts for line in cut.lines))
        return problem("correction-no-line", *where, words=words, nearest=listed(near))
    pages = {finder.ids.get((place.draft.seed.name, place.draft.part), place.draft.seed.name): place.draft.seed.name for place in places}
    if len(pages) > 1:
        return problem("correction-several-lines", *where, words=words, count=len(pages), which=listed(list(pages.values())))
    now = {place.line.kind for place in places}
    was = dict(correction.was).get("kind")
    if was is not None and was not in now:
        return problem("correction-outdated", *where, words=words, field="kind", was=was, now=", ".join(sorted(map(str, now))))
    if correction.kind in KEPT and not places[0].draft.part:
        return problem("correction-line-in-no-article", *where, words=words)
    return None


def listed(texts: Sequence[str]) -> str:
    """Up to three texts for a message, cut short; a dash for none."""
    short = [text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…" for text in texts[:3]]
    return "; ".join(f"“{text}”" for text in short) or "–"
