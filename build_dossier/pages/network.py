"""Mạng lưới: who appears with whom, drawn and as a table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from build_dossier.model import Actor, Dossier, Page
from build_dossier.pages.layout import Point, placed
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import cut, words

_NODES = 48  # names that the drawing holds without labels on top of each other, at any size of the dossier
_EACH = 2  # ties drawn from a name besides the one to its most frequent company; all of them would be a ball of wool
_ROWS = 100  # pairs in the table
_WIDTH, _HEIGHT = 1080, 800  # pixels of the largest drawing: as wide as a page; with fewer names it is smaller
_SMALLEST = 600  # pixels: a phone shows more than half of it at once
_LETTER, _LABEL, _LINE = 7.2, 24, 18  # width of a letter, letters of a label, height of a line
_SMALL, _LARGE = 5, 17  # radius of a node

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the drawing."""

    actor: Actor
    address: str
    label: str
    x: int
    y: int
    radius: int
    count: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two names: its ends, its strength from 1 to 3, and what it says."""

    ends: tuple[int, int, int, int]
    strength: int
    text: str


def network(dossier: Dossier) -> Iterator[Page]:
    """mang-luoi/index.md"""
    actors = {actor.id: actor for actor in dossier.actors if actor.known and actor.kind in FOLDERS}
    named = [sorted({m.actor for m in entry.mentions} & actors.keys()) for entry in dossier.entries]
    counts = Counter(who for group in named for who in group)
    shown = [who for who, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_NODES]]
    among = set(shown)
    pairs = Counter(pair for group in named for pair in combinations([who for who in group if who in among], 2))
    drawn = _strongest(pairs, counts)
    tied = {who for pair in drawn for who in pair}
    size = _size(len(tied))
    nodes = _nodes([who for who in shown if who in tied], drawn, counts, actors, size)
    repeated = {pair: count for pair, count in pairs.items() if count > 1}  # together once says little, unless there is nothing else
    header = {"title": words()["network"], "description": words()["network_intro"]}
    yield page(
        "mang-luoi/index.md",
        "network.md.j2",
        header,
        size=size,
        nodes=list(nodes.values()),
        ties=_ties(drawn, nodes),
        capped=len(counts) > len(nodes),
        kinds=[kind for kind in ("person", "organization", "country") if any(node.actor.kind == kind for node in nodes.values())],
        rows=[(actors[one], actors[other], count) for (one, other), count in sorted((repeated or pairs).items(), key=_by_count)[:_ROWS]],
        only_repeated=0 < len(repeated) < len(pairs),
        folders=FOLDERS,
    )


def _size(count: int) -> tuple[int, int]:
    """Width and height of the drawing: the same room for every name."""
    share = math.sqrt(count / _NODES)
    return max(_SMALLEST, round(_WIDTH * share)), max(_SMALLEST * _HEIGHT // _WIDTH, round(_HEIGHT * share))


def _by_count(item: tuple[Pair, int]) -> tuple[int, Pair]:
    return -item[1], item[0]


def _strongest(pairs: Mapping[Pair, int], counts: Mapping[str, int]) -> dict[Pair, int]:
    """The strongest ties of each name, and the one to the name that it appears with most, which holds the drawing together. Strong is
    what belongs together more than often: else everyone would be tied to the countries that every article names."""
    by_name: dict[str, list[tuple[float, int, Pair]]] = {}
    for (one, other), count in pairs.items():
        strength = count / math.sqrt(counts[one] * counts[other])
        for who, company in ((one, other), (other, one)):
            by_name.setdefault(who, []).append((-strength, -count * len(pairs) - counts[company], (one, other)))
    kept = {pair for ties in by_name.values() for _, _, pair in sorted(ties)[:_EACH]}
    kept |= {min(ties, key=lambda tie: (tie[1], tie[2]))[2] for ties in by_name.values()}
    return {pair: pairs[pair] for pair in sorted(kept)}


def _nodes(
    shown: list[str], drawn: Mapping[Pair, int], counts: Mapping[str, int], actors: Mapping[str, Actor], size: tuple[int, int]
) -> dict[str, Node]:
    most = max(counts.values(), default=1)
    place = {who: i for i, who in enumerate(shown)}
    strongest = max(drawn.values(), default=1)
    ties = {_ordered(place[one], place[other]): 0.3 + 0.7 * count / strongest for (one, other), count in drawn.items()}
    radius = [round(_SMALL + (_LARGE - _SMALL) * math.sqrt(counts[who] / most)) for who in shown]
    labels = [cut(actors[who].name, _LABEL) for who in shown]
    sizes: list[Point] = [(len(label) * _LETTER + 12, 2 * r + _LINE + 8) for label, r in zip(labels, radius, strict=True)]
    found = {}
    for who, (x, y), r, label, (_, tall) in zip(shown, placed(sizes, ties, *size), radius, labels, sizes, strict=True):
        actor = actors[who]
        top = round(y - tall / 2) + r + 4  # the box holds the node and its label below
        found[who] = Node(actor, f"{FOLDERS[actor.kind]}/{actor.id}/", label, round(x), top, r, counts[who])
    return found


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _ties(drawn: Mapping[Pair, int], nodes: Mapping[str, Node]) -> list[Tie]:
    strongest = max(drawn.values(), default=1)
    found = []
    for (one, other), count in drawn.items():
        a, b = nodes[one], nodes[other]
        told = words()["article_count"].format(count=count)
        found.append(Tie((a.x, a.y, b.x, b.y), 1 + min(2, 3 * count // (strongest + 1)), f"{a.actor.name} – {b.actor.name}: {told}"))
    return found
