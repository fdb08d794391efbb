"""What an editor keeps off the site: an article, a line or a name, found by words that he can see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from slugify import slugify

from build_dossier.corrections import Finder, listed
from build_dossier.edits import Correction, Withheld
from build_dossier.fold import label_key
from build_dossier.matching import is_line, nearest, says
from build_dossier.model import Actor, Cut, Entry
from build_dossier.problems import Problem, problem


@dataclass
class _Things:
    """What the words of one correction may mean."""

    actors: list[str] = field(default_factory=list)
    lines: list[tuple[str, int]] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    phrase: bool = False  # they stand somewhere as words

    def sorts(self) -> list[str]:
        """The kinds of thing that are meant. A line with nothing but a headline or a name goes with it."""
        found = {"name": self.actors, "article": self.articles}
        return [sort for sort, things in found.items() if things] or (["line"] if self.lines else [])


def withheld(
    corrections: Sequence[Correction], entries: Sequence[Entry], cuts: Sequence[Cut], actors: Mapping[str, Actor], finder: Finder
) -> tuple[Withheld, tuple[Problem, ...]]:
    """What is hidden, and a problem for each correction that hides nothing: what it speaks of is still on the site."""
    hidden, problems = Withheld(), []
    for correction in corrections:
        if correction.target != "hide":
            continue
        things = _meant(correction, entries, cuts, actors, finder)
        refused = _refused(correction, things, finder)
        if refused:
            problems.append(refused)
            continue
        hidden = _with(hidden, correction, things, entries, actors)
        telling = [cut.seed.name for cut in cuts if _tells(cut, correction.words)]
        problems += [problem("hidden-in-name", name, None, words=correction.words) for name in telling]
    return hidden, tuple(problems)


def _meant(correction: Correction, entries: Sequence[Entry], cuts: Sequence[Cut], actors: Mapping[str, Actor], finder: Finder) -> _Things:
    """Exactly a name, a headline or a line; else a part of a headline or of a first paragraph; else words of any line."""
    words, key = correction.words, label_key(correction.words)
    things = _Things(
        [who for who, actor in actors.items() if key in map(label_key, (actor.name, *actor.aliases))],
        [(cut.seed.name, line.n) for cut in cuts for line in cut.lines if is_line(words, line.text)],
        [one for one in finder.titles if key in map(label_key, finder.titles[one])],
    )
    things.actors += [m.actor for entry in entries for m in entry.mentions if label_key(m.text) == key and m.actor not in things.actors]
    if correction.sort:
        things.actors = things.actors if correction.sort == "name" else []
        things.articles = finder.find(words) if correction.sort == "article" else []
        things.phrase = correction.sort == "name"
    elif not things.sorts():
        things.articles = finder.find(words)
        things.phrase = not things.articles
    things.phrase = things.phrase and any(says(words, line.text) for cut in cuts for line in cut.lines)
    return things


def _refused(correction: Correction, things: _Things, finder: Finder) -> Problem | None:
    where, words = ("corrections.yml", correction.n), correction.words
    if len(things.sorts()) > 1:
        return problem("correction-several-things", *where, words=words, which=" + ".join(things.sorts()))
    if not things.sorts() and not things.phrase:
        near = nearest(words, (title for titles in finder.titles.values() for title in titles))
        return problem("correction-nothing-to-hide", *where, words=words, nearest=listed(near))
    return finder.refused(correction, words, things.articles) if things.articles else None


def _with(hidden: Withheld, correction: Correction, things: _Things, entries: Sequence[Entry], actors: Mapping[str, Actor]) -> Withheld:
    """A name goes with everything that the person is called; a line wherever it stands, alone or within another."""
    mentioned = [(m.span.seed, m.text) for entry in entries for m in entry.mentions if m.actor in things.actors]
    called = {name for who in things.actors for name in (actors[who].name, *actors[who].aliases)} | {text for _, text in mentioned}
    seeds = {seed for seed, _ in mentioned}
    words = [] if things.articles else [correction.words, *(name for name in called if len(name.split()) > 1)]
    short = [(seed, name) for seed in seeds for name in called if len(name.split()) == 1]
    return Withheld(
        hidden.articles | set(things.articles),
        hidden.lines | set(things.lines),
        hidden.actors | set(things.actors),
        tuple(dict.fromkeys((*hidden.words, *sorted(words)))),
        tuple(sorted({*hidden.within, *short})),
    )


def _tells(cut: Cut, words: str) -> bool:
    """The name of a file stands on the pages of its articles."""
    return f"-{slugify(words)}-" in f"-{slugify(cut.seed.name)}-"
