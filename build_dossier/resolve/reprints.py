"""Articles that print the same text: copied, cut, reworded or put together from two. Nothing is left out because of it."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from build_dossier.alike import Reprint
from build_dossier.fold import words
from build_dossier.model import Entry

# Runs of four syllables, about two words. Tried on rewritten texts (tests/quality/rewriting.py): runs of three are shared by different
# articles on one topic, runs of six do not survive synonyms.
_RUN = 4
# So much of the shorter text stands in the other. Tried there from .34 to .46: pair F1 .98 at .38 with no wrong pair, also where a
# different article borrows a quarter of its text; .46 misses every tenth pair that was cut and reworded.
_SHARED = 0.38
_FEWEST = 30  # runs: what is shorter says too little to be called the same text
_SAMPLE = 8  # one run in eight is looked up, all are compared
_HITS = 2  # runs in common before two texts are compared
_ASKED = 12  # earlier texts that a run leads to: of a text printed a thousand times, the first dozen are found, and that is enough
_COMPARED = 4  # of a group: enough to see whether a text belongs to it
_FOREIGN = 0.25  # a text of the same group shares more of its runs, a foreign one less
_LINES = ("lede", "body", "list", "subhead")


def reprinted(entries: tuple[Entry, ...], names: Mapping[str, str]) -> tuple[Entry, ...]:
    """The articles, each with the others that print the same text; `names` are those of the outlets by id."""
    texts = [" ".join(line.text for line in entry.article.draft.kept if line.kind in _LINES) for entry in entries]
    groups = same_texts(texts)
    found: dict[int, list[Reprint]] = defaultdict(list)
    for number, group in enumerate(groups):
        prints = _prints([entries[i] for i in group], names, number)
        for i in group:
            found[i] += prints
    return tuple(replace(entry, reprints=tuple(found[i])) if i in found else entry for i, entry in enumerate(entries))


def same_texts(texts: Sequence[str]) -> list[list[int]]:
    """Groups of at least two texts that are the same, by index. A text made of two others is in the groups of both, which stay apart.

    Shorter texts come first, so a part is known before what was put together from it. Each text is compared with the few earlier ones that
    share rare runs of syllables with it: the time grows with the number of texts, not with its square."""
    runs = [_runs(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: (len(runs[i]), i))
    known: dict[int, list[int]] = {}  # a run: the texts that have it
    groups: list[list[int]] = []
    member: dict[int, set[int]] = {}  # a text: its groups
    for i in order:
        if len(runs[i]) < _FEWEST:
            continue
        same = list(_same(i, runs, known))
        whole = [j for j in same if len(member[j]) == 1] or same[:1]  # what is put together itself says too little
        member[i] = {_group(i, j, groups, member, runs) for j in whole} or {_founded(groups)}
        for group in member[i]:
            groups[group].append(i)
        for run in runs[i]:
            if run % _SAMPLE == 0 and len(known.setdefault(run, [])) < _ASKED:
                known[run].append(i)
    return [sorted(group) for group in groups if len(group) > 1]


def _founded(groups: list[list[int]]) -> int:
    groups.append([])
    return len(groups) - 1


def _group(i: int, j: int, groups: list[list[int]], member: dict[int, set[int]], runs: Sequence[array[int]]) -> int:
    """The group in which a text joins another: the other's own, or a new one of the two, if the rest of that group is foreign to it.
    Then the other is put together from both."""
    for group in sorted(member[j]):
        others = [k for k in groups[group] if k != j][:_COMPARED]
        if not others or any(_share(i, k, runs) >= _FOREIGN for k in others):
            return group
    new = _founded(groups)
    groups[new].append(j)
    member[j].add(new)
    return new


def _share(i: int, j: int, runs: Sequence[array[int]]) -> float:
    """How much of the shorter of two texts stands in the other."""
    return len(set(runs[i]).intersection(runs[j])) / min(len(runs[i]), len(runs[j]))


def _same(i: int, runs: Sequence[array[int]], known: Mapping[int, list[int]]) -> Iterator[int]:
    """The earlier, shorter texts of which enough stands in this one, the likeliest first."""
    hits = Counter(j for run in runs[i] if run % _SAMPLE == 0 for j in known.get(run, ()))
    own = set(runs[i])
    for j, count in hits.most_common(2 * _ASKED):
        if count >= _HITS and len(own.intersection(runs[j])) >= _SHARED * len(runs[j]):
            yield j


def _runs(text: str) -> array[int]:
    """The different runs of syllables of a text, as numbers that are the same on every machine."""
    syllables = [word.encode("utf-8") for word in words(text)]
    found = {zlib.crc32(b" ".join(syllables[at : at + _RUN])) for at in range(len(syllables) - _RUN + 1)}
    return array("L", sorted(found))


def _prints(group: Iterable[Entry], names: Mapping[str, str], number: int) -> tuple[Reprint, ...]:
    """The articles of a group, the first publication marked where it can be known."""
    entries = sorted(group, key=lambda entry: (entry.facts["published"].value or entry.date or "9", entry.id))
    first, rule = _first(entries, names)
    return tuple(Reprint(entry.id, entry is first, rule if entry is first else None, number) for entry in entries)


def _first(entries: list[Entry], names: Mapping[str, str]) -> tuple[Entry | None, str | None]:
    """The one that others name as their source; else the one with the earliest publication, if all are known and no other has the
    same; to the minute or, where a page states only a day, by days."""
    named = {entry.facts["original_source"].value for entry in entries} - {None}
    origin = [entry for entry in entries if names.get(entry.facts["source"].value or "") in named]
    if len(origin) == 1:
        return origin[0], "named-by-others"
    stated = [str(entry.facts["published"].value or "") for entry in entries]
    size = min(map(len, stated))
    moments = [moment[: 16 if size >= 16 else 10] for moment in stated]
    return (entries[0], "earliest") if size >= 10 and moments.count(min(moments)) == 1 else (None, None)
