"""Nguồn tin: an index of outlets and of media that articles name, and a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from build_dossier.model import Dossier, Entry, Outlet, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.paging import leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import words


def outlet_index(dossier: Dossier) -> Iterator[Page]:
    """nguon/index.md"""
    owns, cites = _articles_of(dossier)
    rows = [(outlet, len(owns[outlet.id]), len(cites[outlet.id])) for outlet in _present(dossier)]
    unlisted = sorted({fact.value for entry in dossier.entries for fact in entry.agencies} - {outlet.name for outlet in dossier.outlets})
    header = {"title": words()["outlets"], "description": words()["outlets_intro"]}
    yield page(
        "nguon/index.md",
        "outlets.md.j2",
        header,
        publishers=sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0].name)),
        cited=sorted((row for row in rows if row[2]), key=lambda row: (-row[2], row[0].name)),
        unlisted=unlisted,
        unknown=sum(entry.facts["source"].value is None for entry in dossier.entries),
    )


def outlet_pages(dossier: Dossier) -> Iterator[Page]:
    """nguon/<id>.md for every medium that has an article here or is named by one."""
    owns, cites = _articles_of(dossier)
    for outlet in _present(dossier):
        listed = [("articles_of", card) for card in cards(dossier, owns[outlet.id])]
        listed += [("articles_citing", card) for card in cards(dossier, cites[outlet.id])]
        for leaf in leaves(listed, f"nguon/{outlet.id}", f"nguon/{outlet.id}"):
            header = {"title": leaf.title(outlet.name), "description": words()["articles_of"].format(name=outlet.name)}
            groups = [(heading, [card for _, card in group]) for heading, group in groupby(leaf.items, key=itemgetter(0))]
            yield page(f"{leaf.path}.md", "outlet.md.j2", header, outlet=outlet, groups=groups, leaf=leaf)


def _articles_of(dossier: Dossier) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """By outlet id: its own articles, and the articles that name it."""
    ids = {outlet.name: outlet.id for outlet in dossier.outlets}
    owns: dict[str, list[Entry]] = defaultdict(list)
    cites: dict[str, list[Entry]] = defaultdict(list)
    for entry in dossier.entries:
        if entry.facts["source"].value:
            owns[entry.facts["source"].value].append(entry)
        for fact in entry.agencies:
            if fact.value in ids:
                cites[ids[fact.value]].append(entry)
    return owns, cites


def _present(dossier: Dossier) -> list[Outlet]:
    owns, cites = _articles_of(dossier)
    return [outlet for outlet in dossier.outlets if outlet.id in owns or outlet.id in cites]
