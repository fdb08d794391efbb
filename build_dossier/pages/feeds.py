"""Atom feeds: all articles, and those of each topic and each actor. Without the site's address there are none: Atom needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_dossier.model import Dossier, Entry, Page
from build_dossier.pages.actors import appearances
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.rendering import rendered
from build_dossier.pages.topics import articles_of_topics

NEWEST = 30  # articles in a feed: more than a reader misses in a holiday
# Atom wants a moment of every entry. Of an article whose day of publication is not known there is none, and a day that is only
# reported is no such day: this one is so plainly wrong that nobody takes it for a date.
UNKNOWN = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a feed. `updated` stands in every entry, `published` only where the page gives a time with its zone."""

    id: str
    card: Card
    updated: str
    published: str | None
    author: str | None
    original: str | None
    topics: tuple[tuple[str, str], ...]


def feeds(dossier: Dossier) -> Iterator[Page]:
    """feed.xml, chu-de/<id>.xml, nhan-vat/<id>.xml, to-chuc/<id>.xml, quoc-gia/<id>.xml"""
    if not dossier.about["site_url"]:
        return
    yield _feed(dossier, "feed.xml", "", None, dossier.entries)
    for id, entries in articles_of_topics(dossier).items():
        yield _feed(dossier, f"chu-de/{id}.xml", f"chu-de/{id}/", dossier.labels[id], entries)
    where = appearances(dossier)
    for actor in dossier.actors:
        if actor.known and actor.kind != "office" and actor.id in where:
            address = f"{FOLDERS[actor.kind]}/{actor.id}"
            yield _feed(dossier, f"{address}.xml", f"{address}/", actor.name, where[actor.id])


def _feed(dossier: Dossier, path: str, address: str, name: str | None, entries: Iterable[Entry]) -> Page:
    items = [_item(entry, card, dossier) for entry, card in _newest(dossier, entries)]
    updated = max((item.updated for item in items), default=UNKNOWN)
    return Page(path, rendered("feed.xml.j2", about=dossier.about, path=path, address=address, name=name, items=items, updated=updated))


def _newest(dossier: Dossier, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Card]]:
    chosen = list(entries)[:NEWEST]
    return zip(chosen, cards(dossier, chosen), strict=True)


def _item(entry: Entry, card: Card, dossier: Dossier) -> Item:
    updated, published = _moments(entry)
    topics = tuple((fact.value, dossier.labels[fact.value]) for fact in entry.tags)
    return Item(entry.id, card, updated, published, entry.facts["author"].value, entry.url, topics)


def _moments(entry: Entry) -> tuple[str, str | None]:
    """(updated, published) of an article. A time without a zone is no moment: its day stands at noon UTC, which is the same day
    nearly everywhere on earth."""
    stated = entry.facts["published"].value
    if not stated or entry.date_role != "published":
        return UNKNOWN, None
    if len(stated) > 16:
        moment = f"{stated[:16]}:00{stated[16:]}"
        return moment, moment
    return f"{stated[:10]}T12:00:00Z", None
