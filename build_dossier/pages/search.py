"""Tra cứu: the page that the search script fills, and the names under which it finds what is spelled otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_dossier.lang import table
from build_dossier.model import Dossier, Page
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import LANGUAGE, words

_LABELS = {"person": "people", "organization": "organizations", "country": "countries", "office": "offices"}


def search_page(dossier: Dossier) -> Iterator[Page]:
    """tra-cuu/index.md"""
    header = {"title": words()["search"], "description": words()["search_intro"]}
    yield page("tra-cuu/index.md", "search.md.j2", header, count=len(dossier.entries))


def names_data(dossier: Dossier) -> Iterator[Page]:
    """data/names.json: actors with all their spellings, topics and outlets, each with the address of its page, if it has one."""
    rows = [json.dumps(row, ensure_ascii=False) for row in _rows(dossier)]
    yield Page("data/names.json", '{"generator": "build-dossier", "schema": 1, "names": [\n' + ",\n".join(rows) + "\n]}\n")


def _rows(dossier: Dossier) -> Iterator[dict[str, object]]:
    named = {mention.actor for entry in dossier.entries for mention in entry.mentions}
    held = {term.office for actor in dossier.actors if actor.id in named for term in actor.terms}
    for actor in dossier.actors:
        if actor.known and (actor.id in named or actor.id in held):
            spellings = (actor.name, *actor.aliases) if actor.kind != "office" else ()  # an office's articles are not those of its words
            yield _row(actor.name, words()[_LABELS[actor.kind]], f"{FOLDERS[actor.kind]}/{actor.id}/", spellings)
    for country in table(LANGUAGE, "countries"):
        if country["id"] in named and len(country["capital"]) > 1:
            yield _row(country["capital"][0], "", None, country["capital"])
    for topic in dossier.topics:
        yield _row(topic.label, words()["topics"], f"chu-de/{topic.id}/", ())
    for outlet in dossier.outlets:
        yield _row(outlet.name, words()["outlets"], f"nguon/{outlet.id}/", ())


def _row(name: str, label: str, url: str | None, spellings: object) -> dict[str, object]:
    return {"name": name, "label": label, "url": url, "spellings": spellings}
