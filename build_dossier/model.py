"""The values that flow between the stages, one way: Seed, Reading (lines and drafts), Article, Dossier, Page. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from build_dossier.problems import Problem

KEPT = ("title", "lede", "body", "subhead", "list", "caption", "credit", "dateline", "byline", "source-line")
DROPPED = ("nav", "widget", "comment-form", "alt-text", "related", "duplicate", "teaser")

Basis = Literal["stated", "inferred", "derived", "corrected", "unknown"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a seed as decoded: its number counts from 1 and never changes."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Seed:
    """One raw document: its name (path below seeds/, or path#record), the hash of its bytes and its non-blank lines."""

    name: str
    sha256: str
    encoding: str
    lines: tuple[Line, ...]
    url: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line after cleaning: `kind` is None as long as nobody knows it, `rule` names the rule that gave the kind."""

    n: int
    text: str
    kind: str | None = None
    rule: str | None = None
    gap: bool = False  # blank lines stand before it

    @property
    def kept(self) -> bool:
        return self.kind in KEPT


@dataclass(frozen=True, slots=True)
class Lines:
    """A cleaned seed."""

    seed: Seed
    lines: tuple[MarkedLine, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one article in a seed, all named: its own kept lines and the dropped ones between and around them."""

    seed: Seed
    part: int
    lines: tuple[MarkedLine, ...]

    @property
    def kept(self) -> tuple[MarkedLine, ...]:
        return tuple(line for line in self.lines if line.kept)


@dataclass(frozen=True, slots=True)
class Cut:
    """A seed cut into articles: every line of it named, each article's lines apart, and what stands in none."""

    seed: Seed
    drafts: tuple[Draft, ...]
    rest: tuple[MarkedLine, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[MarkedLine, ...]:
        """Every non-blank line of the seed, once, in order."""
        return tuple(line for draft in self.drafts for line in draft.lines) + self.rest


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line, in code points of that line after reading."""

    seed: str
    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an inference, as data; the templates put it into words."""

    kind: str
    spans: tuple[Span, ...] = ()
    refs: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its basis and its evidence. `reason` says why an unknown value is unknown."""

    value: Any
    basis: Basis
    rule: str
    spans: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()
    correction: str | None = None
    reason: str | None = None


def unknown(reason: str) -> Fact:
    return Fact(None, "unknown", rule=reason, reason=reason)


@dataclass(frozen=True, slots=True)
class Article:
    """What one article's own text says, before anything else is known: no tables, no other articles."""

    draft: Draft
    title: Fact
    published: Fact  # 'YYYY-MM-DDTHH:MM' or 'YYYY-MM-DD', or unknown
    author: Fact
    credited: tuple[Fact, ...]  # media named as the origin in byline, credit and source line, as written


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the dossier: with its address, its outlet and everything the corpus and the tables add."""

    article: Article
    id: str
    words: str
    facts: Mapping[str, Fact]
    date_role: str | None = None
    agencies: tuple[Fact, ...] = ()
    url: str | None = None  # of the original page, http(s) only
    also_in: tuple[tuple[str, int], ...] = ()  # the same article in other seeds: name, part

    @property
    def slug(self) -> str:
        return f"{self.words}-{self.id}" if self.words else self.id

    @property
    def address(self) -> str:
        """The page's address below the site's root."""
        return f"bai-viet/{self.slug}/"

    @property
    def date(self) -> str | None:
        value: str | None = self.facts["date"].value
        return value


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern by which an outlet's page is known: where it must stand and which family of signs it belongs to."""

    pattern: str
    at: Literal["text", "furniture", "any", "opening"]
    family: str
    fixed_case: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or agency of the tables, with the signs by which its pages are known and the names that texts give it."""

    id: str
    name: str
    kind: str = "outlet"
    domain: str | None = None
    timezone: str | None = None
    strong: tuple[Sign, ...] = ()
    weak: tuple[Sign, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known, before the first page is made."""

    about: Mapping[str, Any]
    seeds: tuple[Cut, ...]
    entries: tuple[Entry, ...]
    outlets: tuple[Outlet, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file of docs/: its path there and its whole text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did, for the terminal, for --json and for the exit code."""

    dossier: Dossier
    problems: tuple[Problem, ...]
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    pages: int = 0
