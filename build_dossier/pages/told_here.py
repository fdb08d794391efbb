"""The events of one article, as it tells them: by day, with the lines, and with where they stand on the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_dossier.happened import Event
from build_dossier.model import Dossier, Entry
from build_dossier.pages.happenings import pieces, when
from build_dossier.pages.statements import ABOVE
from build_dossier.pages.timeline import Item, Source, counted, is_after, items, sheets


@dataclass(frozen=True, slots=True)
class Told:
    """An event as an article tells it first. `lines` are all that tell it, each with its anchor; `others` the other articles that do."""

    id: str
    event: Event
    when: str
    pieces: list[tuple[bool, str]]
    counted: str | None
    after: bool
    lines: list[tuple[int, str]]
    address: str
    others: list[Source]


def told_here(dossier: Dossier) -> Mapping[str, list[Told]]:
    """The events of each article by the article's id."""
    on_timeline = items(dossier)
    places = {item.id: sheet.address for sheet in sheets(on_timeline) for item in sheet.items}
    shown = {item.id: item for item in on_timeline}
    return {entry.id: _of(entry, places, shown) for entry in dossier.entries}


def _of(entry: Entry, places: Mapping[str, str], shown: Mapping[str, Item]) -> list[Told]:
    told: dict[str, list[Event]] = {}
    for event in sorted((one for one in entry.events if not one.unsettled), key=_by_day):
        told.setdefault(event.cluster or event.id, []).append(event)
    return [_told(name, events, entry, places[name], shown[name]) for name, events in told.items()]


def _by_day(event: Event) -> tuple[str, bool, str, str, int, int]:
    """As on the timeline: events of which only the year is known behind the others of that year."""
    return event.since[:4], event.precision == "year", event.since, event.until, event.span.n, event.span.start


def _told(name: str, events: list[Event], entry: Entry, address: str, item: Item) -> Told:
    kinds = {line.n: line.kind for line in entry.article.draft.kept if not line.stripped}
    event = next((event for event in events if kinds.get(event.span.n) not in ABOVE), events[0])
    lines = [(n, f"d{n}" if n in kinds and kinds[n] not in ABOVE else f"l{n}") for n in sorted({e.span.n for e in events})]
    others = [source for source in item.sources if source.card.address != entry.address]
    return Told(name, event, when(event), pieces(event), counted(event), is_after(event), lines, address, others)
