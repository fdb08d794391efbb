"""Dòng thời gian: events by the day on which they happened, with the articles that tell them; a page a year when there are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_dossier.happened import Event
from build_dossier.model import Actor, Dossier, Entry, Page
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.happenings import Happening, happenings, pieces, when
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.paging import leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import day, words

ON_A_PAGE = 300  # events, about 300 kB: as long as a phone shows at once without waiting
OFFERED = 60  # actors and topics to filter by


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells an event, and where."""

    card: Card
    anchor: str | None
    other_day: str | None  # where it gives another day than the telling that is shown


@dataclass(frozen=True, slots=True)
class Item:
    """An event or, where an article dates no sentence on the day of its news, the article itself."""

    id: str
    since: str
    when: str
    pieces: list[tuple[bool, str]]
    sources: list[Source]
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    precision: str
    planned: bool = False
    counted: str | None = None  # from what the day is counted, where its words do not name it
    after: bool = False  # the day lies behind the article's, though the text tells it as past
    news: bool = False  # no event: the article, on the day of its news


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the timeline: its name ("index", "2024", "2024-12"), its items, and the pages that it leads to with their counts."""

    name: str
    items: list[Item]
    parts: list[tuple[str, str, int]]

    @property
    def address(self) -> str:
        return "dong-thoi-gian/" if self.name == "index" else f"dong-thoi-gian/{self.name}/"


def timeline(dossier: Dossier) -> Iterator[Page]:
    """dong-thoi-gian/index.md with everything, or with the years and a page for each year, of a long year for each month."""
    undated = [card for card in cards(dossier) if not card.date]
    for sheet in sheets(items(dossier)):
        yield _page(sheet, dossier, undated if sheet.name == "index" else [])


def items(dossier: Dossier) -> list[Item]:
    """Everything that stands on the timeline, by day."""
    listed = dict(zip((entry.id for entry in dossier.entries), cards(dossier), strict=True))
    return sorted((*_events(dossier, listed), *_news(dossier, listed)), key=lambda item: (item.since, item.id))


def sheets(found: list[Item]) -> Iterator[Sheet]:
    """The pages that hold the items."""
    if len(found) <= ON_A_PAGE:
        yield Sheet("index", found, [])
        return
    years = [(year, list(group)) for year, group in groupby(found, key=lambda item: item.since[:4])]
    yield Sheet("index", [], [(year, day(year), len(group)) for year, group in years])
    for year, group in years:
        yield from _of_year(year, group)


def _of_year(year: str, found: list[Item]) -> Iterator[Sheet]:
    if len(found) <= ON_A_PAGE:
        yield Sheet(year, found, [])
        return
    exact = [item for item in found if item.precision != "year"]
    months = [(month, list(group)) for month, group in groupby(exact, key=lambda item: item.since[:7])]
    yield Sheet(year, [item for item in found if item.precision == "year"], [(month, day(month), len(group)) for month, group in months])
    for month, group in months:
        yield Sheet(month, group, [])


def events_by_actor(found: Sequence[Item]) -> Mapping[str, list[Item]]:
    """The events that name an actor, the latest first, by the actor's id."""
    by_actor: dict[str, list[Item]] = defaultdict(list)
    for item in reversed(found):
        for actor in () if item.news else item.actors:
            by_actor[actor].append(item)
    return by_actor


def events_of(actor: Actor, own: Sequence[Item]) -> Iterator[Page]:
    """dong-thoi-gian/ten/<id>.md: the events that name an actor, the latest first, where the timeline has too many to be filtered."""
    path = f"dong-thoi-gian/ten/{actor.id}"
    for leaf in leaves(own, path, path, ON_A_PAGE):
        title = leaf.title(words()["events_of"].format(name=actor.name))
        yield page(f"{leaf.path}.md", "events-of.md.j2", {"title": title, "description": title}, leaf=leaf, count=len(own))


def _page(sheet: Sheet, dossier: Dossier, undated: list[Card]) -> Page:
    top = sheet.name == "index"
    title = words()["timeline"] if top else words()["timeline_of"].format(period=day(sheet.name))
    return page(
        f"dong-thoi-gian/{sheet.name}.md",
        "timeline.md.j2",
        {"title": title, "description": words()["timeline_intro"]},
        years=_grouped(sheet.items),
        parts=sheet.parts,
        undated=undated,
        actors=_offered(sheet.items, dossier),
        topics=Counter(topic for item in sheet.items for topic in item.topics).most_common(OFFERED),
        labels=dossier.labels,
        top=top,
    )


def _grouped(items: list[Item]) -> list[tuple[str, list[tuple[str, list[Item]]], list[Item]]]:
    """By year: its months with their events, and the events of which only the year is known."""
    found = []
    for year, group in groupby(items, key=lambda item: item.since[:4]):
        all_ = list(group)
        exact = [item for item in all_ if item.precision != "year"]
        months = [(month, list(part)) for month, part in groupby(exact, key=lambda item: item.since[:7])]
        found.append((year, months, [item for item in all_ if item.precision == "year"]))
    return found


def _offered(items: list[Item], dossier: Dossier) -> list[tuple[str, str, str, int]]:
    """(id, name, address, count) of the actors named most."""
    by_id = {actor.id: actor for actor in dossier.actors}
    counts = Counter(actor for item in items for actor in item.actors)
    return [(who, by_id[who].name, f"{FOLDERS[by_id[who].kind]}/{who}/", count) for who, count in counts.most_common(OFFERED)]


def _events(dossier: Dossier, listed: dict[str, Card]) -> Iterator[Item]:
    for happening in happenings(dossier):
        shown = happening.shown
        yield Item(
            happening.id,
            shown.since,
            when(shown),
            pieces(shown),
            _sources(happening, listed),
            tuple(actor for actor in happening.actors if actor in dossier.known),
            happening.topics,
            shown.precision,
            shown.planned,
            counted(shown),
            is_after(shown),
        )


def is_after(event: Event) -> bool:
    """Told as past, on a day behind that of the article: one of the two is wrong."""
    return not event.planned and event.since > (event.reported_on or "9")


def counted(event: Event) -> str | None:
    """The step from the words to the day: for words without a figure, and where it is not the day of the article."""
    step = event.steps[0] if event.steps else None
    named = any(ch.isdigit() for marked, text in pieces(event) if marked for ch in text)
    return step.kind if step and not (named and step.kind in ("from-published", "from-reported")) else None


def _sources(happening: Happening, listed: dict[str, Card]) -> list[Source]:
    """One for each article: where it tells the event first, and the day it gives."""
    found: dict[str, Source] = {}
    for entry, event in happening.told:
        if entry.id in found:
            continue
        titles = {line.n for line in entry.article.draft.kept if line.kind == "title"}
        other = when(event) if (event.since, event.until) != (happening.shown.since, happening.shown.until) else None
        found[entry.id] = Source(listed[entry.id], None if event.span.n in titles else f"d{event.span.n}", other)
    return list(found.values())


def _news(dossier: Dossier, listed: dict[str, Card]) -> Iterator[Item]:
    """Articles that tell nothing on the day of their own news: they stand there with their headline."""
    for entry in dossier.entries:
        if entry.date and len(entry.date) == 10 and not any(event.since == entry.date == event.until for event in entry.events):
            yield _headline(entry, listed[entry.id], dossier)


def _headline(entry: Entry, card: Card, dossier: Dossier) -> Item:
    actors = tuple(actor for actor in dict.fromkeys(m.actor for m in entry.mentions) if actor in dossier.known)
    topics = tuple(fact.value for fact in entry.tags)
    sources = [Source(card, None, None)]
    return Item(f"{entry.id}-0-0", entry.date or "", day(entry.date), [], sources, actors, topics, "day", news=True)
