"""Whom an editor says that a name means: every mention of the name in an article, or nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from build_dossier.corrections import Finder, listed
from build_dossier.edits import Correction
from build_dossier.fold import fold, new_style
from build_dossier.matching import closest, nearest
from build_dossier.model import EDITOR, Actor, Article, MarkedLine, Mention, Span
from build_dossier.problems import Problem, problem
from build_dossier.resolve.actors import LINES, countries
from build_dossier.resolve.terms import fold_keeping_length

Mentions = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """An article with the mentions in it, as linked or as an editor corrected them."""

    article: Article
    mentions: Mentions


def renamed(
    linked: list[Linked], corrections: Sequence[Correction], actors: Mapping[str, Actor], finder: Finder
) -> tuple[list[Linked], tuple[Problem, ...]]:
    """The articles with the corrected mentions, and a problem for each correction that has no effect. `actors`: all by id."""
    known = {**actors} | {country.id: country for country in countries().values()}
    problems = []
    for correction in corrections:
        if correction.target != "name":
            continue
        places, refused = _places(correction, linked, finder)
        refused = refused or _refused(correction, places, linked, known)
        if refused:
            problems.append(refused)
            continue
        actor = known[correction.actor] if correction.actor else None
        linked = [Linked(one.article, _with(one, places.get(i, ()), actor)) for i, one in enumerate(linked)]
    return linked, tuple(problems)


Place = tuple[Span, str]  # where a name stands, and the words there


def _places(correction: Correction, linked: Sequence[Linked], finder: Finder) -> tuple[dict[int, tuple[Place, ...]], Problem | None]:
    """Where the name stands, by the article's number; longer names that hold it are other names."""
    meant = None
    if correction.within is not None:
        meant = finder.find(correction.within)
        refused = finder.refused(correction, correction.within, meant)
        if refused:
            return {}, refused
    found = {}
    for i, one in enumerate(linked):
        draft = one.article.draft
        if meant is None or finder.ids[draft.seed.name, draft.part] in meant:
            places = tuple(place for place in _standing(correction.words, one.article) if not _inside_longer(place[0], one.mentions))
            if places:
                found[i] = places
    return found, None


def _standing(words: str, article: Article) -> Iterator[Place]:
    pattern = _pattern(words)
    for line in article.draft.kept:
        if line.kind in LINES:
            for match in pattern.finditer(fold_keeping_length(line.text)):
                yield _place(article, line, match)


def _place(article: Article, line: MarkedLine, match: re.Match[str]) -> Place:
    return Span(article.draft.seed.name, line.n, *match.span()), line.text[match.start() : match.end()]


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    """The words whole, in both placements of tones, with any spaces."""
    spellings = {fold_keeping_length(words), fold(words), new_style(fold(words))}
    alternatives = "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in sorted(spellings))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _inside_longer(span: Span, mentions: Mentions) -> bool:
    around = (m.span for m in mentions if m.span.n == span.n and m.span.start <= span.start and span.end <= m.span.end)
    return any((other.start, other.end) != (span.start, span.end) for other in around)


def _refused(
    correction: Correction, places: Mapping[int, tuple[Place, ...]], linked: Sequence[Linked], known: Mapping[str, Actor]
) -> Problem | None:
    where, words = ("corrections.yml", correction.n), correction.words
    if correction.actor and (correction.actor not in known or known[correction.actor].kind == "office"):
        near = listed([near for near in [closest(correction.actor, known)] if near])
        return problem("correction-unknown-actor", *where, actor=correction.actor, nearest=near)
    if not places:
        near = listed(nearest(words, (m.text for one in linked for m in one.mentions)))
        inside = f" ({correction.within})" if correction.within else ""
        return problem("correction-no-name", *where, words=words, where=inside, nearest=near)
    meanings = _meanings(places, linked)
    if correction.within is None and len(meanings) > 1:
        which = "; ".join(f"{actor or 'none'} (“{linked[i].article.title.value}”)" for actor, i in sorted(meanings.items(), key=str))
        return problem("correction-several-names", *where, words=words, which=which)
    was = dict(correction.was).get("actor", "")
    if was != "" and {None if was == "none" else was} != set(meanings) and set(meanings) != {correction.actor}:
        now = ", ".join(sorted(str(actor or "none") for actor in meanings))
        return problem("correction-outdated", *where, words=words, field="actor", was=was, now=now)
    return None


def _meanings(places: Mapping[int, tuple[Place, ...]], linked: Sequence[Linked]) -> dict[str | None, int]:
    """What the name means where it stands: the actor, or None, with the first article that means so."""
    found: dict[str | None, int] = {}
    for i, own in places.items():
        by_span = {m.span: m.actor for m in linked[i].mentions}
        for span, _ in own:
            found.setdefault(by_span.get(span), i)
    return found


def _with(one: Linked, places: Sequence[Place], actor: Actor | None) -> Mentions:
    """The mentions with those at the places meaning an actor, or nobody. Shorter names within give way."""
    taken: dict[int, list[Span]] = defaultdict(list)
    for span, _ in places:
        taken[span.n].append(span)
    rest = [m for m in one.mentions if not any(span.start < m.span.end and m.span.start < span.end for span in taken[m.span.n])]
    if actor is not None and actor.kind != "office":
        rest += [Mention(span, text, actor.id, actor.kind, EDITOR) for span, text in places]
    order = {line.n: i for i, line in enumerate(one.article.draft.kept)}
    return tuple(sorted(rest, key=lambda m: (order[m.span.n], m.span.start)))
