"""Dòng thời gian: events by the day on which they happened, with the articles that tell them; a page a year when there are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from build_dossier.happened import Event
from build_dossier.model import Dossier, Entry, Page
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.happenings import Happening, happenings, pieces, when
from build_dossier.pages.linking import FOLDERS
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


def timeline(dossier: Dossier) -> Iterator[Page]:
    """dong-thoi-gian/index.md with everything, or with the years and a page for each year, of a long year for each month."""
    listed = dict(zip((entry.id for entry in dossier.entries), cards(dossier), strict=True))
    items = sorted((*_events(dossier, listed), *_news(dossier, listed)), key=lambda item: (item.since, item.id))
    undated = [listed[entry.id] for entry in dossier.entries if not entry.date]
    header = {"title": words()["timeline"], "description": words()["timeline_intro"]}
    if len(items) <= ON_A_PAGE:
        yield _page("index", header, dossier, items, undated=undated)
        return
    years = [(year, list(group)) for year, group in groupby(items, key=lambda item: item.since[:4])]
    yield _page("index", header, dossier, [], [(year, day(year), len(group)) for year, group in years], undated)
    for year, group in years:
        yield from _year(year, group, dossier)


def events_by_actor(dossier: Dossier) -> Mapping[str, list[Item]]:
    """The events that name an actor, the latest first, by the actor's id."""
    listed = dict(zip((entry.id for entry in dossier.entries), cards(dossier), strict=True))
    found: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(_events(dossier, listed), key=lambda item: (item.since, item.id), reverse=True):
        for actor in item.actors:
            found[actor].append(item)
    return found


def is_one_page(dossier: Dossier) -> bool:
    """Whether the whole timeline stands on one page, where it can be filtered as a whole."""
    return len({event.cluster for entry in dossier.entries for event in entry.events}) + len(dossier.entries) <= ON_A_PAGE


def _year(year: str, items: list[Item], dossier: Dossier) -> Iterator[Page]:
    header = {"title": words()["timeline_of"].format(period=day(year)), "description": words()["timeline_intro"]}
    if len(items) <= ON_A_PAGE:
        yield _page(year, header, dossier, items)
        return
    months = [(month, list(group)) for month, group in groupby(items, key=lambda item: item.since[:7])]
    whole = [item for item in items if item.precision == "year"]
    yield _page(year, header, dossier, whole, [(month, day(month), len(group)) for month, group in months])
    for month, group in months:
        top = {"title": words()["timeline_of"].format(period=day(month)), "description": words()["timeline_intro"]}
        yield _page(month, top, dossier, [item for item in group if item.precision != "year"])


def _page(
    name: str,
    header: dict[str, str],
    dossier: Dossier,
    items: list[Item],
    parts: Iterable[tuple[str, str, int]] = (),
    undated: Iterable[Card] = (),
) -> Page:
    return page(
        f"dong-thoi-gian/{name}.md",
        "timeline.md.j2",
        header,
        years=_grouped(items),
        parts=list(parts),
        undated=list(undated),
        actors=_offered(items, dossier),
        topics=Counter(topic for item in items for topic in item.topics).most_common(OFFERED),
        labels=dossier.labels,
        top=name == "index",
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
            _counted(shown),
            not shown.planned and shown.since > (shown.reported_on or "9"),
        )


def _counted(event: Event) -> str | None:
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
    return Item(f"{entry.id}-0-0", entry.date or "", day(entry.date), [], sources, actors, topics, "day")
