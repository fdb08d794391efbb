"""The values that flow between the stages, one way: Seed, Reading (lines and drafts), Article, Dossier, Page. All frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from build_dossier.edits import NOTHING, Withheld
from build_dossier.problems import Problem

if TYPE_CHECKING:
    from build_dossier.alike import Related, Reprint
    from build_dossier.happened import Contradiction, Event
    from build_dossier.said import Quote, Speech

KEPT = ("title", "lede", "body", "subhead", "list", "caption", "credit", "dateline", "byline", "source-line")
EDITOR = "editor"  # the rule of what an editor said himself
DROPPED = ("nav", "widget", "comment-form", "alt-text", "related", "duplicate", "teaser")
REPEAT = "repeat"  # a provisional kind: `segment` turns it into `duplicate` or into the kind of the line it repeats

Basis = Literal["stated", "inferred", "derived", "corrected", "unknown"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a seed as decoded: its number counts from 1 and never changes."""

    n: int
    text: str
    lookalikes: int = 0  # words in which letters of other scripts stood in place of Latin ones


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
    stripped: bool = False  # of the text only what is evidence may be published

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
class Edit:
    """What an editor said of a fact: that it is another than the program read (`was`), or that it holds (`confirms`)."""

    by: str | None = None
    why: str | None = None
    was: Any = None
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its basis and its evidence. `reason` says why an unknown value is unknown, `correction` where the editor's
    entry stands ("corrections.yml:4")."""

    value: Any
    basis: Basis
    rule: str
    spans: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()
    correction: str | None = None
    reason: str | None = None
    edit: Edit | None = None


def unknown(reason: str) -> Fact:
    """A fact without a value; the reason is a rule with a sentence."""
    return Fact(None, "unknown", rule=reason, reason=reason)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, judged by language alone. `role` holds the role words in front of it ("Tổng thư ký NATO"), `code`
    the country it stands for; `sense` says whether a capital or palace is the state or the place."""

    kind: Literal["person", "organization", "country", "place"]
    text: str
    span: Span
    role: str | None = None
    code: str | None = None
    sense: Literal["state", "place"] | None = None


Tense = Literal["past", "future", "background", "quoted"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as written: the parts that are known, an offset for relative days, and how the text tells it.

    `first` and `last` are the ends of what is named: (year, month, day) with None for what the text leaves out."""

    text: str
    span: Span
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]
    form: str  # the rule that read it: dmy, dm, my, y, range, relative, weekday
    weekday: int | None = None  # 0 is Monday, where the text names it beside the day
    relative: str | None = None  # the words, folded: "hôm qua", "cùng ngày"
    tense: Tense = "past"


@dataclass(frozen=True, slots=True)
class Article:
    """What one article's own text says, before anything else is known: no tables, no other articles."""

    draft: Draft
    title: Fact
    published: Fact  # 'YYYY-MM-DDTHH:MM' or 'YYYY-MM-DD', or unknown
    author: Fact
    credited: tuple[Fact, ...]  # media named as the origin in byline, credit and source line, as written
    names: tuple[Name, ...] = ()
    days: tuple[Day, ...] = ()
    speeches: tuple[Speech, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Someone held an office from one day to another, both inclusive; no `until`: still. `source` is the page that says so."""

    office: str
    since: str | None
    until: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organization, country or office: of the editor's table, of the package's countries, or found by shape."""

    id: str
    kind: Literal["person", "organization", "country", "office"]
    name: str
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    of: str | None = None  # of an office: the organization's id or the country's code
    titles: tuple[str, ...] = ()  # of an office: how its holder is called
    known: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text with the actor that it was judged to mean. An actor found by shape has no page."""

    span: Span
    text: str
    actor: str
    kind: Literal["person", "organization", "country"]
    rule: str  # table, country, capital, seat, shape, surname


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the dossier: with its address, its outlet and everything the corpus and the tables add."""

    article: Article
    id: str
    words: str
    facts: Mapping[str, Fact]
    date_role: str | None = None
    date_from: str | None = None  # the ends of what is known, where less than a day is
    date_to: str | None = None
    agencies: tuple[Fact, ...] = ()
    url: str | None = None  # of the original page, http(s) only
    mentions: tuple[Mention, ...] = ()
    tags: tuple[Fact, ...] = ()  # topics, by id
    holders: tuple[Fact, ...] = ()  # whom titles without a name mean, by id
    contradictions: tuple[Contradiction, ...] = ()
    also_in: tuple[tuple[str, int], ...] = ()  # the same article in other seeds: name, part
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()  # who said what, in reading order
    reprints: tuple[Reprint, ...] = ()  # the articles with the same text, this one among them
    related: tuple[Related, ...] = ()

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
    """Something by which an outlet's page is known: a phrase or a pattern, where it must stand, and its family of signs."""

    at: Literal["text", "furniture", "any", "opening"]
    family: str
    phrase: str | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """Something that the press counts the years of ("năm thứ ba của cuộc chiến"), as the editor's dossier.yml names it."""

    phrases: tuple[str, ...]  # folded
    since: dt.date
    beside: tuple[str, ...] = ()  # folded; one of them stands in the same sentence


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the editor's table with the phrases that show it."""

    id: str
    label: str
    phrases: tuple[str, ...]
    iptc: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outlet:
    """A news outlet or agency of the tables, with the signs by which its pages are known and the names that texts give it. A run loads
    each once: the object itself is what it is compared by, and a table of them is a cheap key."""

    id: str
    name: str
    kind: str = "outlet"
    domain: str | None = None
    timezone: str | None = None
    strong: tuple[Sign, ...] = ()
    weak: tuple[Sign, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """Everything that is known, before the first page is made."""

    about: Mapping[str, Any]
    seeds: tuple[Cut, ...]
    entries: tuple[Entry, ...]
    outlets: tuple[Outlet, ...]
    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: Withheld = NOTHING
    sorted_lines: tuple[tuple[str, str, int], ...] = ()  # kind, rule and number of all lines of the seeds, shown or not

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of actors by id."""
        return {actor.id: actor.name for actor in self.actors}

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of the actors that have a page: those of a table."""
        return frozenset(actor.id for actor in self.actors if actor.known)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The labels of topics by id."""
        return {topic.id: topic.label for topic in self.topics}


@dataclass(frozen=True, slots=True)
class Page:
    """A file of docs/: its path there and its whole text, or its bytes where it is no text."""

    path: str
    text: str
    data: bytes | None = None

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8") if self.data is None else self.data


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did, for the terminal, for --json and for the exit code."""

    dossier: Dossier
    problems: tuple[Problem, ...]
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    pages: int = 0
    notices: tuple[Problem, ...] = ()  # what was left out on purpose: nothing is wrong
