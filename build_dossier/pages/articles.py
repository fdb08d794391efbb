"""The article pages and their index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from build_dossier.model import Dossier, Entry, Fact, Outlet, Page, Span
from build_dossier.pages.cards import cards, headline, lede
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import cut, day, moment, rule, words

EXCERPT = 140  # characters of a piece of evidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that shows a fact: its number, the words, and whether it stands on this page."""

    n: int
    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as the page tells it."""

    label: str
    value: str
    basis: str
    why: str
    evidence: tuple[Evidence, ...]


def article_index(dossier: Dossier) -> Iterator[Page]:
    """bai-viet/index.md: all articles by year, those without a day at the end."""
    years = [(year, list(group)) for year, group in groupby(cards(dossier), key=lambda card: card.year)]
    header = {"title": words()["articles"], "description": words()["articles_intro"]}
    yield page("bai-viet/index.md", "articles.md.j2", header, years=years)


def article_pages(dossier: Dossier) -> Iterator[Page]:
    """bai-viet/<slug>.md, one for each article."""
    outlets = {outlet.id: outlet for outlet in dossier.outlets}
    all_lines = {cut.seed.name: {line.n: line for line in cut.lines} for cut in dossier.seeds}
    entries = dossier.entries
    for i, entry in enumerate(entries):
        draft = entry.article.draft
        outlet = outlets.get(entry.facts["source"].value or "")
        yield page(
            f"bai-viet/{entry.slug}.md",
            "article.md.j2",
            header(entry, outlet),
            entry=entry,
            title=headline(entry),
            outlet=outlet,
            lines=[line for line in draft.kept if line.kind != "title"],
            dropped=[line for line in draft.lines if not line.kept],
            seed=draft.seed.name,
            seed_lines=draft.lines,
            facts=_fact_rows(entry, outlet, all_lines[draft.seed.name]),
            agencies=[fact.value for fact in entry.agencies],
            newer=_neighbour(entries, i - 1),
            older=_neighbour(entries, i + 1),
        )


def header(entry: Entry, outlet: Outlet | None) -> dict[str, Any]:
    """The front matter of an article (DESIGN 4.1)."""
    facts = entry.facts
    date = entry.date
    return {
        "title": headline(entry),
        "title_basis": facts["title"].basis,
        "date": dt.date.fromisoformat(date) if date and len(date) == 10 else date,
        "date_basis": facts["date"].basis,
        "date_role": entry.date_role,
        "published": facts["published"].value,
        "source": outlet.name if outlet else None,
        "source_domain": outlet.domain if outlet else None,
        "source_basis": facts["source"].basis,
        "original_source": facts["original_source"].value,
        "source_url": entry.url,
        "agencies": [fact.value for fact in entry.agencies],
        "author": facts["author"].value,
        "actors": {"people": [], "organizations": [], "countries": []},
        "tags": [],
        "description": lede(entry),
        "seed": entry.article.draft.seed.name,
        "seed_part": entry.article.draft.part,
    }


def _neighbour(entries: tuple[Entry, ...], i: int) -> dict[str, str] | None:
    if not 0 <= i < len(entries):
        return None
    return {"title": headline(entries[i]), "address": entries[i].address}


def _fact_rows(entry: Entry, outlet: Outlet | None, lines: dict[int, Any]) -> list[FactRow]:
    shown = {"published": moment, "date": day}
    rows = []
    for name in ("title", "date", "published", "source", "author"):
        fact = entry.facts[name]
        if name == "source":
            value = outlet.name if outlet else None
        else:
            value = shown.get(name, str)(fact.value) if fact.value else None
        rows.append(_row(words()["facts"][name], value, fact, lines, entry))
    rows += [_row(words()["facts"]["agency"], fact.value, fact, lines, entry) for fact in entry.agencies]
    return rows


def _row(label: str, value: str | None, fact: Fact, lines: dict[int, Any], entry: Entry) -> FactRow:
    basis = words()["bases"][fact.basis]
    families = [
        words()["families"].get(step.refs[1], step.refs[1])
        for step in fact.steps
        if step.kind.startswith("outlet-") and step.spans
    ]
    why = rule(fact.rule) + (": " + ", ".join(families) if families else "")
    on_page = {line.n for line in entry.article.draft.lines}
    return FactRow(label, value or basis, fact.basis, why, tuple(_evidence(span, lines, on_page) for span in fact.spans[:6]))


def _evidence(span: Span, lines: dict[int, Any], on_page: set[int]) -> Evidence:
    line = lines[span.n]
    anchor = None if span.n not in on_page else f"d{span.n}" if line.kept and line.kind != "title" else f"l{span.n}"
    return Evidence(span.n, cut(line.text[span.start : span.end], EXCERPT), anchor)
