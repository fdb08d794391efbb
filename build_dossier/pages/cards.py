"""An article as lists show it: headline, outlet, day, first lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_dossier.model import Dossier, Entry
from build_dossier.pages.wording import cut, words

LEDE = 240  # characters of the lede in a list


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an article."""

    title: str
    address: str
    date: str | None
    role: str | None
    outlet: str | None
    outlet_id: str | None
    lede: str
    prints: int = 0  # articles with the same text, this one among them

    @property
    def year(self) -> str:
        return self.date[:4] if self.date else str(words()["undated"])


def outlet_names(dossier: Dossier) -> dict[str, str]:
    """The names of outlets by id."""
    return {outlet.id: outlet.name for outlet in dossier.outlets}


def cards(dossier: Dossier, entries: Iterable[Entry] | None = None) -> list[Card]:
    """Cards of the given entries (all of them by default), newest first, unknown days last."""
    names = outlet_names(dossier)
    return [_card(entry, names) for entry in (dossier.entries if entries is None else entries)]


def headline(entry: Entry) -> str:
    """The title, or the words for an article without one."""
    return str(entry.facts["title"].value or words()["untitled"])


def lede(entry: Entry) -> str:
    """The first lines of the article."""
    kept = entry.article.draft.kept
    first = next((line for line in kept if line.kind == "lede"), next((line for line in kept if line.kind == "body"), None))
    return cut(first.text, LEDE) if first else ""


def _card(entry: Entry, names: dict[str, str]) -> Card:
    outlet = entry.facts["source"].value
    name = names[outlet] if outlet else None
    return Card(
        headline(entry), entry.address, entry.date, entry.date_role, name, outlet, lede(entry), len({one.article for one in entry.reprints})
    )
