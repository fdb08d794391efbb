"""The only stage that sees the whole corpus and the editor's tables: outlets, days, addresses, the same article twice."""

from __future__ import annotations

from dataclasses import replace

from build_dossier.model import Article, Cut, Dossier, Entry, unknown
from build_dossier.problems import Problem, problem
from build_dossier.resolve.addresses import address
from build_dossier.resolve.days import day
from build_dossier.resolve.outlets import agencies, source
from build_dossier.tables import Tables


def resolve(cuts: tuple[Cut, ...], articles: tuple[Article, ...], tables: Tables) -> Dossier:
    """Cleaned seeds, their articles and the tables become the dossier."""
    pages = {cut.seed.name: cut for cut in cuts}
    entries: dict[str, Entry] = {}
    for entry in (_entry(article, pages[article.draft.seed.name], tables) for article in articles):
        known = entries.get(entry.id)
        here = (entry.article.draft.seed.name, entry.article.draft.part)
        entries[entry.id] = replace(known, also_in=(*known.also_in, here)) if known else entry
    ordered = sorted(entries.values(), key=_newest_first)
    problems = tuple(p for entry in ordered for p in _problems(entry))
    return Dossier(tables.about, cuts, tuple(ordered), tables.outlets, problems=problems)


def _entry(article: Article, page: Cut, tables: Tables) -> Entry:
    date, role = day(article)
    outlet = source(article, page, tables.outlets)
    facts = {
        "title": article.title,
        "date": date,
        "published": article.published,
        "source": outlet,
        "original_source": unknown("not-looked-for"),
        "author": article.author,
    }
    identity, words = address(article)
    return Entry(article, identity, words, facts, role, agencies(article, outlet.value, tables.outlets), url=page.seed.url)


def _newest_first(entry: Entry) -> tuple[bool, str, str]:
    """Newest first, unknown days last; the address decides between articles of one day."""
    date = entry.date or ""
    return (not date, "".join(chr(0x10FFFF - ord(ch)) for ch in entry.facts["published"].value or date), entry.slug)


def _problems(entry: Entry) -> list[Problem]:
    seed = entry.article.draft.seed.name
    line = entry.article.draft.kept[0].n
    found = []
    if entry.date is None:
        found.append(problem("date-unknown", seed, line, title=entry.facts["title"].value or ""))
    if entry.facts["source"].value is None:
        found.append(problem("source-unknown", seed, line, title=entry.facts["title"].value or ""))
    found += [problem("same-article", name, None, first=seed) for name, _ in entry.also_in]
    return found
