"""The names and aliases of the editor's actors, found in a line: whole words, tone placement folded, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from build_dossier.fold import fold
from build_dossier.model import Actor, MarkedLine, Span

# Hyphens and dots stand inside words here: "Al-Assad", "TP.HCM".
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """An alias in a line, and the actors it may mean."""

    span: Span
    text: str
    owners: tuple[str, ...]
    words: int


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold(word)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(_key(word) for word in _WORD.findall(text))


class Aliases:
    """All aliases by their first word."""

    def __init__(self, owners: dict[str, tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]] = {}
        for alias, ids in owners.items():
            written = tuple(_WORD.findall(alias))
            if written:
                keys = tuple(map(_key, written))
                self._by_first.setdefault(keys[0], []).append((keys, written, ids))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def find(self, seed: str, line: MarkedLine) -> list[Found]:
        """The aliases of a line from left to right, without overlap."""
        spans = [(m.start(), m.end()) for m in _WORD.finditer(line.text)]
        words = [line.text[start:end] for start, end in spans]
        keys = [_key(word) for word in words]
        found = []
        at = 0
        while at < len(keys):
            match = self._at(words, keys, at)
            if match is None:
                at += 1
                continue
            size, ids = match
            if size > 1 and words[at][0].islower():  # "nhóm G7": the name itself, if it is an alias too
                rest = self._at(words, keys, at + 1)
                if rest and rest[0] == size - 1 and rest[1] == ids:
                    at, size = at + 1, size - 1
            start, end = spans[at][0], spans[at + size - 1][1]
            found.append(Found(Span(seed, line.n, start, end), line.text[start:end], ids, size))
            at += size
        return found

    def _at(self, words: list[str], keys: list[str], at: int) -> tuple[int, tuple[str, ...]] | None:
        for alias, written, ids in self._by_first.get(keys[at], ()):
            size = len(alias)
            if tuple(keys[at : at + size]) == alias and _cased(written, words[at : at + size]):
                return size, ids
        return None


def _cased(alias: tuple[str, ...], words: list[str]) -> bool:
    """A word alone stands as the table writes it, or all in capitals from five letters on ("RUTTE" in a shouted headline);
    of several words the first has its capital: "Lầu năm góc" is "Lầu Năm Góc", "điện Kremlin" may begin a sentence."""
    if len(alias) == 1:
        return words[0] == alias[0] or (len(words[0]) >= 5 and words[0].isupper() and alias[0][0].isupper())
    return (words[0][0].isupper() or alias[0][0].islower()) and (
        any(word[0].isupper() for word in words) or not any(own[0].isupper() for own in alias)
    )


def aliases_of(actors: tuple[Actor, ...]) -> Aliases:
    """The aliases of people, organizations and countries; offices are no actors of an article."""
    owners: dict[str, list[str]] = {}
    for actor in actors:
        if actor.kind == "office":
            continue
        for alias in (actor.name, *actor.aliases):
            ids = owners.setdefault(alias, [])
            if actor.id not in ids:
                ids.append(actor.id)
    return Aliases({alias: tuple(ids) for alias, ids in owners.items()})
