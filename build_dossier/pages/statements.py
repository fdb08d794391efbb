"""Phát ngôn: who said what, newest first: all of them by month, by speaker and by topic, each with its verb, its day and its line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from build_dossier.fold import bare
from build_dossier.model import Actor, Dossier, Entry, Page
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import LANGUAGE, day, words
from build_dossier.said import Quote
from build_dossier.sentences import sentence_bounds
from build_dossier.telling import tell_step

LATEST = 3  # on the front page
SHORT = 6  # on the page of a speaker; all of them stand on a page of their own
NEWEST = 20  # above the months
PAGED = 200  # statements of one speaker or topic on a page; more are split by year
ABOVE = ("title", "dateline")  # lines that an article's page shows above its text, in other words
_CONTEXT = 150  # characters of the narrator's sentence on either side of words quoted in part


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence: the narrator's, or words of a statement with its number and id."""

    text: str
    number: int | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as pages show it. `parts` are its words and the narrator's around them, if it is a part of a sentence; words have the
    number and the id of their statement. Several parts of one sentence are shown as one, the first of them."""

    quote: Quote
    card: Card
    number: int  # in its article
    name: str
    address: str | None  # of the speaker's page
    home: str  # the page of all statements of its month
    line: int
    marked: bool  # its words stand marked in the article's text; a headline and what an excerpt leaves out do not
    text: str = ""  # of its line
    sentence: tuple[int, int] | None = None  # of the narrator, around a part
    parts: tuple[Part, ...] = ()

    @property
    def anchor(self) -> str:
        return f"pn-{self.quote.id}"

    @property
    def place(self) -> str:
        """The anchor on the article's page: the words, or else the entry in the list of its statements."""
        return self.anchor if self.marked else f"noi-{self.number}"

    @property
    def day(self) -> str | None:
        """The day it was said, or else the day of the news."""
        return self.quote.said_on or self.card.date

    @property
    def day_told(self) -> str | None:
        """What leads to a day that is inferred, in words."""
        steps = self.quote.said_steps
        return tell_step(steps[0], LANGUAGE, {}, {}, day).rstrip(".") if steps else None

    @property
    def state(self) -> str:
        """How sure the speaker is: named, unnamed, or open."""
        if self.quote.speaker is None:
            return "unnamed" if self.quote.certain else "open"
        return "sure" if self.quote.certain else "likely"


def statement_pages(dossier: Dossier) -> Iterator[Page]:
    """phat-ngon/index.md, a page per month, per speaker with a page and per topic."""
    found = statements(dossier)
    if not found:
        return
    months = [(month, list(group)) for month, group in groupby(sorted(found, key=_month), key=lambda said: said.home)]
    speakers = by_speaker(dossier, found)
    topics = _by_topic(dossier, found)
    yield page(
        "phat-ngon/index.md",
        "statements.md.j2",
        {"title": words()["statements"], "description": words()["statements_intro"]},
        count=len(found),
        newest=in_sentences(found[:NEWEST]),
        months=[(home, _label(home), len(group)) for home, group in months],
        speakers=[(actor, FOLDERS[actor.kind], len(own)) for actor, own in _by_count(speakers)],
        unnamed=sum(said.quote.speaker is None for said in found),
        topics=[(topic, dossier.labels[topic], len(own)) for topic, own in topics.items()],
    )
    for home, group in months:
        title = words()["statements_of_month"].format(month=_label(home))
        yield _list(f"{home}.md", title, group)
    for actor, own in speakers:
        title = words()["statements_by"].format(name=actor.name)
        yield from _paged(f"phat-ngon/nguoi/{actor.id}", title, own)
    for topic, own in topics.items():
        yield from _paged(f"phat-ngon/chu-de/{topic}", words()["statements_about"].format(name=dossier.labels[topic]), own)


def _by_count(speakers: Iterable[tuple[Actor, Sequence[Said]]]) -> list[tuple[Actor, Sequence[Said]]]:
    return sorted(speakers, key=lambda row: (-len(row[1]), bare(row[0].name), row[0].name))


def _month(said: Said) -> tuple[bool, tuple[int, ...], str]:
    """Newest month first, unknown days last."""
    day = said.day or ""
    return (not day, tuple(-ord(ch) for ch in day[:7]), said.home)


def _home(day: str | None) -> str:
    return f"phat-ngon/{day[:7]}" if day and len(day) >= 7 else f"phat-ngon/{day}" if day else "phat-ngon/chua-ro-ngay"


def _label(home: str) -> str | None:
    """The month of a page, None for statements without a day."""
    name = home.removeprefix("phat-ngon/")
    return name if name[0].isdigit() else None


def _list(path: str, title: str, own: Sequence[Said], years: Sequence[tuple[str, str]] = ()) -> Page:
    days = [(day, list(group)) for day, group in groupby(in_sentences(own), key=lambda said: said.day)]
    header = {"title": title, "description": title}
    return page(path, "statement-list.md.j2", header, heading=title, days=days, years=years, count=len(own))


def _paged(path: str, title: str, own: Sequence[Said]) -> Iterator[Page]:
    """One page; of more statements than one holds the newest, and a page per year."""
    if len(own) <= PAGED:
        yield _list(f"{path}.md", title, own)
        return
    by_year = [(year, list(group)) for year, group in groupby(own, key=lambda said: (said.day or "")[:4])]
    years = [(f"{path}/{year or 'chua-ro-ngay'}", year or str(words()["undated"])) for year, _ in by_year]
    yield _list(f"{path}.md", title, own[:PAGED], years)
    for (address, label), (_, group) in zip(years, by_year, strict=True):
        yield _list(f"{address}.md", f"{title}: {label}", group)


def statements(dossier: Dossier) -> tuple[Said, ...]:
    """All statements, newest first; within an article in reading order."""
    actors = {actor.id: actor for actor in dossier.actors}
    pairs = zip(dossier.entries, cards(dossier), strict=True)
    return tuple(sorted((said for entry, card in pairs for said in _of(entry, card, actors)), key=lambda said: _newest_first(said.day)))


def _newest_first(day: str | None) -> tuple[bool, tuple[int, ...]]:
    return (not day, tuple(-ord(ch) for ch in (day or "").ljust(10)))


def of_entry(entry: Entry, card: Card, actors: Mapping[str, Actor]) -> list[Said]:
    """The statements of one article in reading order."""
    return list(_of(entry, card, actors))


def by_speaker(dossier: Dossier, found: Iterable[Said]) -> list[tuple[Actor, list[Said]]]:
    """The actors with a page of their own, and what they certainly said, newest first."""
    own: dict[str, list[Said]] = defaultdict(list)
    for said in found:
        if said.quote.speaker_id and said.state == "sure":
            own[said.quote.speaker_id].append(said)
    return [(actor, own[actor.id]) for actor in dossier.actors if actor.known and actor.id in own]


def _by_topic(dossier: Dossier, found: Sequence[Said]) -> dict[str, list[Said]]:
    """Statements by the topics whose phrases stand in the same line."""
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for entry in dossier.entries:
        for fact in entry.tags:
            for span in fact.spans:
                if fact.value not in lines[span.seed, span.n]:
                    lines[span.seed, span.n].append(fact.value)
    own: dict[str, list[Said]] = {topic.id: [] for topic in dossier.topics}
    for said in found:
        for topic in dict.fromkeys(t for span in said.quote.spans for t in lines.get((span.seed, span.n), ())):
            own[topic].append(said)
    counts = Counter({topic: len(rows) for topic, rows in own.items() if rows})
    return {topic: own[topic] for topic, _ in counts.most_common()}


def _of(entry: Entry, card: Card, actors: Mapping[str, Actor]) -> Iterator[Said]:
    kept = {line.n: line for line in entry.article.draft.kept}
    for number, quote in enumerate(entry.quotes, 1):
        actor = actors.get(quote.speaker_id or "")
        name = quote.speaker or quote.speaker_text or str(words()["speaker_unknown"])
        address = f"{FOLDERS[actor.kind]}/{actor.id}/" if actor and actor.known else None
        line = kept[quote.spans[0].n]
        marked = not line.stripped and line.kind not in ABOVE
        sentence = sentence_bounds(line.text, quote.spans[0].start) if quote.kind == "partial" and len(quote.spans) == 1 else None
        home = _home(quote.said_on or card.date)
        said = Said(quote, card, number, name[0].upper() + name[1:], address, home, line.n, marked, line.text, sentence)
        yield replace(said, parts=_parts([said], line.text)) if sentence else said


def in_sentences(found: Iterable[Said]) -> list[Said]:
    """Statements with several parts of one sentence by one speaker put together."""
    groups = (list(group) for _, group in groupby(found, key=_together))
    return [replace(own[0], parts=_parts(own, own[0].text)) if len(own) > 1 else own[0] for own in groups]


def _together(said: Said) -> tuple[object, ...]:
    span = said.quote.spans[0]
    return (span.seed, span.n, said.sentence, said.quote.speaker_id, said.quote.speaker_text) if said.sentence else (said.quote.id,)


def _parts(own: Sequence[Said], text: str) -> tuple[Part, ...]:
    """The narrator's sentence, cut between words where it is long, with the words of the statements in it."""
    spans = [said.quote.spans[0] for said in own]
    first, last = own[0].sentence or (spans[0].start, spans[-1].end)
    parts = [Part(_tail(text[first : spans[0].start].lstrip(" |")))]
    for said, span, following in zip(own, spans, [*spans[1:], None], strict=True):
        parts.append(Part(said.quote.text, said.number, said.quote.id))
        parts.append(Part(text[span.end : following.start] if following else _head(text[span.end : max(last, span.end)].rstrip(" |"))))
    return tuple(parts)


def _tail(text: str) -> str:
    return text if len(text) <= _CONTEXT else "…" + text[text.find(" ", len(text) - _CONTEXT) :]


def _head(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[: text.rfind(" ", 0, _CONTEXT)] + " …"


def latest(found: Iterable[Said]) -> list[Said]:
    """The newest statements for the front page: quoted whole, by speakers who are certain, one of each."""
    chosen: dict[str, Said] = {}
    for said in found:
        if said.quote.kind == "direct" and said.state in ("sure", "unnamed"):
            chosen.setdefault(said.name, said)
    return list(chosen.values())[:LATEST]
