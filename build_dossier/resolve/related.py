"""Which articles belong beside each other, and why: they tell one event, name the same people and bodies, or treat one topic."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from build_dossier.alike import Related
from build_dossier.model import Entry

_SHOWN = 5
_NEAR = 6  # articles before and behind in time that a shared name leads to: of a name in every article, only these are asked
_LEADING = 12  # traits that lead to other articles, the rarest: what an article shares with half of the dossier leads nowhere
_LEAST = 0.15  # of the weight of all that the two name: below it two articles of one dossier share what all of it shares
_EVENT = 0.3  # what one event told by both adds: as much as several names
_TOPIC = 0.5  # a topic against a name of the same rarity: phrases are less than people
_NAMED = 3  # names or topics given as the reason


@dataclass(frozen=True, slots=True)
class _Traits:
    """What an article shares with others, each with its weight: the rarer the heavier."""

    weights: Mapping[str, float]
    total: float


def with_related(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The articles with the few that belong beside each, the nearest first. Reprints are told elsewhere and are not among them."""
    named = [_names(entry) for entry in entries]
    found = Counter(trait for traits in named for trait in traits)
    traits = [_weighed(one, found, len(entries)) for one in named]
    by_trait: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(traits):
        for trait in one.weights:
            by_trait[trait].append(i)  # in the order of time, as the articles are
    return tuple(replace(entry, related=_of(i, entries, traits, _near(i, traits[i], by_trait))) for i, entry in enumerate(entries))


def _names(entry: Entry) -> list[str]:
    """Actors, topics and events of an article, each with a letter for its sort."""
    actors = dict.fromkeys(f"a {mention.actor}" for mention in entry.mentions)
    topics = (f"t {fact.value}" for fact in entry.tags)
    events = dict.fromkeys(f"e {event.cluster}" for event in entry.events)
    return [*actors, *topics, *events]


def _weighed(names: Iterable[str], found: Mapping[str, int], number: int) -> _Traits:
    weights = {name: _weight(name, found[name], number) for name in names if found[name] > 1}
    return _Traits(weights, sum(weight for name, weight in weights.items() if name[0] != "e"))


def _weight(name: str, count: int, number: int) -> float:
    """How much a trait tells: nothing where every article has it."""
    if name[0] == "e":
        return _EVENT
    return math.log((number + 1) / count) * (_TOPIC if name[0] == "t" else 1)


def _near(i: int, own: _Traits, by_trait: Mapping[str, list[int]]) -> set[int]:
    """The articles to compare: those beside this one in the lists of what it names."""
    found: set[int] = set()
    for trait in sorted(own.weights, key=lambda name: (-own.weights[name], name))[:_LEADING]:
        listed = by_trait[trait]
        at = bisect_left(listed, i)
        found.update(listed[max(0, at - _NEAR) : at + _NEAR + 1])
    return found - {i}


def _of(i: int, entries: tuple[Entry, ...], traits: list[_Traits], near: set[int]) -> tuple[Related, ...]:
    same = {one.article for one in entries[i].reprints}
    scored = []
    for j in near:
        if entries[j].id in same:
            continue
        score = _score(traits[i], traits[j])
        if score >= _LEAST:
            scored.append((-score, abs(i - j), j))
    return tuple(_reason(entries[j].id, traits[i], traits[j]) for _, _, j in sorted(scored)[:_SHOWN])


def _score(one: _Traits, other: _Traits) -> float:
    """The weight of what both have, against that of all they have; one event more counts by itself."""
    few, many = sorted((one.weights, other.weights), key=len)
    shared = [name for name in few if name in many]
    common = sum(few[name] for name in shared if name[0] != "e")
    either = one.total + other.total - common
    return (common / either if either else 0.0) + _EVENT * any(name[0] == "e" for name in shared)


def _reason(article: str, one: _Traits, other: _Traits) -> Related:
    shared = sorted((name for name in one.weights if name in other.weights), key=lambda name: (-one.weights[name], name))
    events, actors, topics = (tuple(name[2:] for name in shared if name[0] == letter)[:_NAMED] for letter in "eat")
    if events:
        return Related(article, "event", events[:1])
    return Related(article, "actors", actors) if actors else Related(article, "topics", topics)
