"""What an editor should look at next, most useful first: each item with what settles it, to paste."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from build_dossier.corrections import Finder
from build_dossier.desk.wording import command, found_by, row
from build_dossier.happened import Contradiction
from build_dossier.knowing import Knowledge
from build_dossier.lang import sentence
from build_dossier.model import Actor, Entry
from build_dossier.problems import Problem
from build_dossier.telling import tell_contradiction

_LOST = ("no-article", "record-broken", "not-a-seed")  # and every seed-... but these:
_READ = ("seed-lookalikes", "seed-guessed-encoding")  # seeds that were read all the same
_UNSEEN = ("editor-unknown", "withheld")  # unknown values that nobody has to look for
_INFERRED = ("date", "source")  # facts that a reader relies on most


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do: where, what, and the command or the table's entry that does it. `weight` puts the greater first."""

    group: str
    kind: str
    file: str
    line: int | None
    values: tuple[tuple[str, str], ...] = ()
    paste: str | None = None
    found: Problem | None = None
    clash: Contradiction | None = None
    weight: int = 0

    def message(self, language: str) -> str:
        if self.found:
            return self.found.message(language)
        told = {"told": tell_contradiction(self.clash, language, str)} if self.clash else {}
        return sentence(language, "todo", self.kind, **dict(self.values), **told)

    def where(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def as_dict(self, language: str) -> dict[str, object]:
        place = {"group": self.group, "kind": self.kind, "file": self.file, "line": self.line}
        return {**place, "message": self.message(language), "paste": self.paste}


class Desk:
    """What is known, ready for looking up."""

    def __init__(self, known: Knowledge) -> None:
        self.known, self.dossier, self.problems = known, known.dossier, known.problems

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.known.corpus.articles, self.known.tables.corrections)

    @cached_property
    def outlets(self) -> dict[str, str]:
        return {outlet.id: outlet.name for outlet in self.dossier.outlets}


def todo(known: Knowledge) -> tuple[Item, ...]:
    """Everything there is to do, in the order of GROUPS; every problem of the build is among it."""
    desk = Desk(known)
    return tuple(item for _, look in GROUPS for item in sorted(look(desk), key=lambda item: -item.weight))


def _of_problem(group: str, found: Problem, paste: str | None = None) -> Item:
    return Item(group, found.kind, found.file, found.line, (), paste, found)


def _corrections(desk: Desk) -> Iterator[Item]:
    """An editor's own words come first: they have no effect."""
    yield from (_of_problem("corrections", p) for p in desk.problems if p.file == "corrections.yml")


def _is_lost(found: Problem) -> bool:
    return found.kind in _LOST or (found.kind.startswith("seed-") and found.kind not in _READ)


def _seeds(desk: Desk) -> Iterator[Item]:
    yield from (_of_problem("seeds", p) for p in desk.problems if _is_lost(p))


def _unknown(desk: Desk, group: str, name: str) -> Iterator[Item]:
    """Articles without a day or an outlet: with the days that are possible, if there are some."""
    problems = {(p.file, p.line): p for p in desk.problems if p.kind.startswith(f"{name}-unknown-")}
    for entry in desk.dossier.entries:
        fact = entry.facts[name]
        found = problems.get(_place(entry))
        if fact.value is None and fact.reason not in _UNSEEN and found:
            days = [step.since for step in fact.steps if step.kind == "candidate" and step.since]
            yield _of_problem(group, found, command(found_by(entry, desk.finder), f"{name}={'|'.join(days) or '…'}"))


def _place(entry: Entry) -> tuple[str, int]:
    return entry.article.draft.seed.name, entry.article.draft.kept[0].n


def _days(desk: Desk) -> Iterator[Item]:
    yield from _unknown(desk, "days", "date")


def _outlets(desk: Desk) -> Iterator[Item]:
    yield from _unknown(desk, "outlets", "source")


def _contradictions(desk: Desk) -> Iterator[Item]:
    for entry in desk.dossier.entries:
        for found in entry.contradictions:
            title, place = str(entry.facts["title"].value), found.spans[0]
            yield Item("contradictions", "contradiction", place.seed, place.n, (("title", title),), clash=found)


def _inferences(desk: Desk) -> Iterator[Item]:
    """Facts that the text does not state and nobody has confirmed."""
    for entry in desk.dossier.entries:
        open_ = [name for name in _INFERRED if entry.facts[name].basis == "inferred" and not entry.facts[name].edit]
        if open_:
            told = ", ".join(f"{name} {desk.outlets.get(entry.facts[name].value, entry.facts[name].value)}" for name in open_)
            paste = command(found_by(entry, desk.finder), "--confirm", ",".join(open_))
            values = (("title", str(entry.facts["title"].value)), ("facts", told))
            yield Item("inferences", "inference", *_place(entry), values, paste)


def _names(desk: Desk) -> Iterator[Item]:
    """People and bodies in no table, those of most articles first."""
    articles: dict[str, set[str]] = defaultdict(set)
    times = Counter(m.actor for entry in desk.dossier.entries for m in entry.mentions)
    first: dict[str, tuple[str, int]] = {}
    for entry in desk.dossier.entries:
        for mention in entry.mentions:
            articles[mention.actor].add(entry.id)
            first.setdefault(mention.actor, (mention.span.seed, mention.span.n))
    for actor in desk.dossier.actors:
        if not actor.known and actor.id in articles:
            counts = (("name", actor.name), ("articles", str(len(articles[actor.id]))), ("times", str(times[actor.id])))
            weight = 1000 * len(articles[actor.id]) + min(times[actor.id], 999)
            yield Item("names", f"unlinked-{actor.kind}", *first[actor.id], counts, row(_as_entry(actor)), weight=weight)


def _as_entry(actor: Actor) -> dict[str, str]:
    """An actor found by shape as an entry of actors.yml; its id there has no digits of a hash."""
    return {"id": actor.id.rsplit("-", 1)[0], "kind": actor.kind, "name": actor.name}


def _duplicates(desk: Desk) -> Iterator[Item]:
    """The same article in two seeds; and articles that print the same text, each group once."""
    yield from (_of_problem("duplicates", p) for p in desk.problems if p.kind == "same-article")
    entries = {entry.id: entry for entry in desk.dossier.entries}
    for entry in desk.dossier.entries:
        copies = [entries[one.article] for one in entry.reprints if one.article != entry.id]
        if copies and entry.reprints[0].article == entry.id:
            others = "; ".join(f"“{copy.facts['title'].value}” ({_place(copy)[0]})" for copy in copies)
            yield Item("duplicates", "reprint", *_place(entry), (("title", str(entry.facts["title"].value)), ("others", others)))


def _off_topic(desk: Desk) -> Iterator[Item]:
    yield from (_of_problem("topics", p) for p in desk.problems if p.kind == "no-topic")


def _others(desk: Desk) -> Iterator[Item]:
    told = ("same-article", "no-topic", "contradiction")
    for found in desk.problems:
        unknown = found.kind.startswith(("date-unknown-", "source-unknown-"))
        if not (found.file == "corrections.yml" or _is_lost(found) or unknown or found.kind in told):
            yield _of_problem("others", found)


# In this order they are shown.
GROUPS: tuple[tuple[str, Callable[[Desk], Iterator[Item]]], ...] = (
    ("corrections", _corrections),
    ("seeds", _seeds),
    ("days", _days),
    ("outlets", _outlets),
    ("contradictions", _contradictions),
    ("inferences", _inferences),
    ("names", _names),
    ("duplicates", _duplicates),
    ("topics", _off_topic),
    ("others", _others),
)
