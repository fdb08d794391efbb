"""The article pages and their index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from build_dossier.model import Dossier, Entry, MarkedLine, Outlet, Page
from build_dossier.pages.beside import Beside
from build_dossier.pages.cards import cards, headline, lede, outlet_names
from build_dossier.pages.citing import citation
from build_dossier.pages.evidence import contradiction_rows, fact_rows, teller
from build_dossier.pages.linked_data import of_article
from build_dossier.pages.linking import first_mentions, linked
from build_dossier.pages.marking import marks
from build_dossier.pages.named import counts, named, named_rows
from build_dossier.pages.paging import leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.reporting import report_link
from build_dossier.pages.sharing import feed_of
from build_dossier.pages.statements import ABOVE, crowded_months, in_sentences, of_entry
from build_dossier.pages.told_here import told_here
from build_dossier.pages.topics import kickers
from build_dossier.pages.wording import words


def article_index(dossier: Dossier) -> Iterator[Page]:
    """bai-viet/index.md: all articles by year, those without a day at the end; many on further pages."""
    for leaf in leaves(cards(dossier), "bai-viet/index", "bai-viet/trang"):
        years = [(year, list(group)) for year, group in groupby(leaf.items, key=lambda card: card.year)]
        top = {"title": leaf.title(words()["articles"]), "description": words()["articles_intro"], **feed_of(dossier, "feed.xml")}
        yield page(f"{leaf.path}.md", "articles.md.j2", top, years=years, leaf=leaf)


def article_pages(dossier: Dossier) -> Iterator[Page]:
    """bai-viet/<slug>.md, one for each article."""
    known = teller(dossier)
    actors = {actor.id: actor for actor in dossier.actors}
    entries, outlets, named_in = dossier.entries, outlet_names(dossier), counts(dossier)
    beside = Beside(dossier)
    above, crowded = kickers(dossier), crowded_months(dossier)
    happened = told_here(dossier)
    for i, (entry, card) in enumerate(zip(entries, cards(dossier), strict=True)):
        draft = entry.article.draft
        outlet = known.outlets.get(entry.facts["source"].value or "")
        mentions = first_mentions(entry, actors)
        said = of_entry(entry, card, actors, crowded)
        inserts = marks(said, [line for line in draft.kept if not _apart(line)])
        yield page(
            f"bai-viet/{entry.slug}.md",
            "article.md.j2",
            header(entry, dossier, outlet),
            entry=entry,
            title=headline(entry),
            outlet=outlet,
            stripped=[line.n for line in draft.kept if line.stripped],
            report=report_link(entry, dossier.about),
            lines=[
                (line, linked(line, mentions.get(line.n, ()), actors, inserts.get(line.n, {}))) for line in draft.kept if not _apart(line)
            ],
            said=in_sentences(said),
            happened=happened[entry.id],
            actors=named_rows(entry, actors, named_in),
            linked_data=of_article(entry, dossier, outlet),
            kicker=above.get(entry.id),
            cite=citation(entry, dossier, outlets),
            topics=[(fact.value, known.topics[fact.value]) for fact in entry.tags],
            dropped=[line for line in draft.lines if not line.kept],
            seed=draft.seed.name,
            seed_lines=draft.lines,
            facts=fact_rows(entry, known),
            contradictions=contradiction_rows(entry, known),
            agencies=[fact.value for fact in entry.agencies],
            reprints=beside.reprints(entry),
            related=beside.related(entry),
            newer=_neighbour(entries, i - 1),
            older=_neighbour(entries, i + 1),
        )


def _apart(line: MarkedLine) -> bool:
    """Not in the text of the page: shown above it in other words, or not shown."""
    return line.stripped or line.kind in ABOVE


def header(entry: Entry, dossier: Dossier, outlet: Outlet | None) -> dict[str, Any]:
    """The front matter of an article: what readers of the Markdown can rely on; keys are only ever added."""
    facts = entry.facts
    date = entry.date
    actors: dict[str, list[str]] = {"people": [], "organizations": [], "countries": []}
    for kind, key in (("person", "people"), ("organization", "organizations"), ("country", "countries")):
        actors[key] = [name for _, name, of in named(entry, dossier) if of == kind]
    known = {
        "title": headline(entry),
        "title_basis": facts["title"].basis,
        "date": dt.date.fromisoformat(date) if date and len(date) == 10 else date,
        "date_basis": facts["date"].basis,
        "date_role": entry.date_role,
        "date_from": entry.date_from,
        "date_to": entry.date_to,
        "published": facts["published"].value,
        "source": outlet.name if outlet else None,
        "source_domain": outlet.domain if outlet else None,
        "source_basis": facts["source"].basis,
        "original_source": facts["original_source"].value,
        "source_url": entry.url,
        "agencies": [fact.value for fact in entry.agencies],
        "author": facts["author"].value,
        "actors": actors,
        "tags": [dossier.labels[fact.value] for fact in entry.tags],
        "description": lede(entry),
        "seed": entry.article.draft.seed.name,
        "seed_part": entry.article.draft.part,
    }
    return {key: value for key, value in known.items() if value is not None or key not in ("date_from", "date_to")}


def _neighbour(entries: tuple[Entry, ...], i: int) -> dict[str, str] | None:
    if not 0 <= i < len(entries):
        return None
    return {"title": headline(entries[i]), "address": entries[i].address}
