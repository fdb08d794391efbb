"""What articles are filtered by, and under which other spellings a name is found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_dossier.publish.search.pages import Document
from build_dossier.publish.search.postings import Postings, gaps, packed
from build_dossier.publish.search.tokens import form, words

NAMES = "data/names.json"  # made by pages/search.py


@dataclass(frozen=True, slots=True)
class Facets:
    """By facet and value the numbers of the articles, in the order of the article page's labels."""

    articles: Mapping[str, Mapping[str, tuple[int, ...]]]

    def data(self) -> list[list[object]]:
        """[[facet, [[value, articles], …]], …]"""
        return [[name, [[value, packed(gaps(found))] for value, found in values.items()]] for name, values in self.articles.items()]

    def place(self, facet: str, value: str) -> tuple[int, int] | None:
        """The numbers of a facet and of a value in `data`."""
        values = self.articles.get(facet, {})
        return (list(self.articles).index(facet), list(values).index(value)) if value in values else None


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the tables: its label ("Nhân vật"), the address of its page, and all its spellings. Without spellings it is only
    a page; without a page and without spellings it is nothing."""

    name: str
    label: str = ""
    url: str = ""
    spellings: tuple[str, ...] = ()

    def data(self, told: Facets, postings: Postings) -> list[object]:
        """[name, label, page, other spellings, articles]: these as [facet, value], or packed where no facet has the name, or 0."""
        place = told.place(self.label, self.name)
        articles = 0 if not self.spellings else list(place) if place else packed(gaps(self._spelled(postings)))
        return [self.name, self.label, self.url, list(self.spellings), articles]

    def _spelled(self, postings: Postings) -> list[int]:
        return sorted({number for text in self.spellings for number in postings.holding([form(word) for word in words(text)])})


def facets(documents: Sequence[Document]) -> Facets:
    """The articles of each value of each facet."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, page in enumerate(documents):
        for name, values in page.facets.items():
            for value in values:
                found.setdefault(name, {}).setdefault(value, []).append(number)
    return Facets({name: {value: tuple(values[value]) for value in sorted(values)} for name, values in sorted(found.items())})


def names_file(site: Path) -> list[Name]:
    """The names that the dossier tells of itself; none if the site has no such file."""
    path = site / NAMES
    rows = json.loads(path.read_text(encoding="utf-8"))["names"] if path.is_file() else []
    return [Name(row["name"], row["label"], _page(site, row["url"]), tuple(row["spellings"])) for row in rows]


def _page(site: Path, url: str | None) -> str:
    """The address of a page as the site has it, with directory URLs or without; empty if it has none."""
    flat = f"{(url or '').rstrip('/')}.html"
    return url if url and (site / url / "index.html").is_file() else flat if url and (site / flat).is_file() else ""
