"""Which word stands where: for each word with its marks the articles and the places in them, packed for the browser."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby

from build_dossier.publish.search.pages import Document
from build_dossier.publish.search.tokens import bare, form, words

_GAP = 2  # places between two paragraphs: no phrase runs from one into the next


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers as bytes, seven bits each, the highest bit set in all but the last of a number."""
    out = bytearray()
    for number in numbers:
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out)


def packed(numbers: Iterable[int]) -> str:
    """Numbers for a script: base64 of `varints`, which compression on the way makes nearly as small as the bytes."""
    return base64.b64encode(varints(numbers)).decode("ascii")


def gaps(numbers: Iterable[int]) -> list[int]:
    """Growing numbers as the distances between them, from -1 on: small ones pack better."""
    found, last = [], -1
    for number in numbers:
        found.append(number - last - 1)
        last = number
    return found


def _order(key: str) -> tuple[bytes, bytes]:
    """As a browser compares texts: by units of UTF-16."""
    return bare(key).encode("utf-16-be"), key.encode("utf-16-be")


class Postings:
    """Filled article by article, in the order in which they are numbered."""

    def __init__(self) -> None:
        self.lengths: list[int] = []  # words of each article
        self.titles: list[int] = []  # of these, words of the title
        self._places: dict[str, bytearray] = defaultdict(bytearray)
        self._last: dict[str, int] = defaultdict(lambda: -1)
        self._articles: dict[str, list[int]] = defaultdict(list)
        self._surfaces: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, page: Document) -> None:
        """The next article: title, paragraphs, and its day as a reader types it."""
        number, start = len(self.lengths), 0
        day = " ".join(reversed(page.day.split("-")))
        parts = [words(part) for part in (page.title, *page.paragraphs, day)]
        counted = Counter(word for part in parts for word in part)
        keys = {word: form(word) for word in counted}
        for word, times in counted.items():
            self._surfaces[keys[word]][word] += times
        places: dict[str, list[int]] = defaultdict(list)
        for part in parts:
            for at, word in enumerate(part, start):
                places[keys[word]].append(at)
            start += len(part) + _GAP
        self.lengths.append(counted.total())
        self.titles.append(len(parts[0]))
        for key, positions in places.items():
            self._places[key] += varints((number - self._last[key] - 1, len(positions), *gaps(positions)))
            self._last[key] = number
            self._articles[key].append(number)

    def holding(self, keys: list[str]) -> list[int]:
        """The articles that have all these forms. (Whether side by side is not asked: names of capitals are one word, mostly.)"""
        found = [set(self._articles.get(key, ())) for key in keys]
        return sorted(set.intersection(*found)) if found else []

    def shards(self, size: int) -> list[tuple[str, list[list[object]]]]:
        """Words in order, cut into files of about `size` characters: the first bare word of each, and for each bare word
        [word, [form, places], …]. Places: gap to the article's number, how many, the gaps between them, in `varints`."""
        shards: list[tuple[str, list[list[object]]]] = []
        filled = size
        for word, forms in groupby(sorted(self._places, key=_order), bare):
            if filled >= size:
                shards.append((word, []))
                filled = 0
            entry = [[key, base64.b64encode(bytes(self._places[key])).decode("ascii")] for key in forms]
            shards[-1][1].append([word, *entry])
            filled += sum(len(places) for _, places in entry)
        return shards

    def surfaces(self, most: int) -> list[list[object]]:
        """Words as most articles write them, with the number of articles, the frequent first: what a misspelt word may mean."""
        counted = [(len(self._articles[key]), forms.most_common()) for key, forms in self._surfaces.items() if not key[0].isdigit()]
        rows = [(count, min(word for word, times in forms if times == forms[0][1])) for count, forms in counted]
        return [[word, count] for count, word in sorted(rows, key=lambda row: (-row[0], row[1]))[:most]]
