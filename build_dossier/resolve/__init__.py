"""The only stage that sees the whole corpus and the editor's tables: actors, days, outlets, topics, addresses, contradictions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_dossier.lang import table
from build_dossier.model import Actor, Article, Cut, Dossier, Entry
from build_dossier.problems import Problem, problem
from build_dossier.resolve.actors import link
from build_dossier.resolve.addresses import address
from build_dossier.resolve.contradictions import contradictions
from build_dossier.resolve.days import day
from build_dossier.resolve.holders import bare_titles
from build_dossier.resolve.outlets import agencies, origin, source
from build_dossier.resolve.terms import Offices, offices_of
from build_dossier.resolve.topics import topics
from build_dossier.tables import Tables


@dataclass(frozen=True, slots=True)
class Known:
    """The tables, ready for looking up."""

    tables: Tables
    offices: Offices


def resolve(cuts: tuple[Cut, ...], articles: tuple[Article, ...], tables: Tables) -> Dossier:
    """Cleaned seeds, their articles and the tables become the dossier."""
    known = Known(tables, offices_of(tables.actors, _bodies(tables)))
    pages = {cut.seed.name: cut for cut in cuts}
    entries: dict[str, Entry] = {}
    actors: dict[str, Actor] = {actor.id: actor for actor in tables.actors}
    for article in articles:
        entry, found = _entry(article, pages[article.draft.seed.name], known)
        entries[entry.id] = _with_other(entries[entry.id], entry) if entry.id in entries else entry
        actors = {actor.id: actor for actor in found} | actors
    ordered = tuple(sorted(entries.values(), key=_newest_first))
    clashes = contradictions(ordered, known.offices)
    ordered = tuple(replace(entry, contradictions=clashes.get(entry.id, ())) for entry in ordered)
    problems = tuple(p for entry in ordered for p in _problems(entry, tables))
    return Dossier(tables.about, cuts, ordered, tables.outlets, tuple(actors.values()), tables.topics, problems)


def _with_other(one: Entry, other: Entry) -> Entry:
    """The same article in two seeds: the copy that states more is shown, and names the other."""

    def stated(entry: Entry) -> tuple[bool, ...]:
        return tuple(entry.facts[name].value is not None for name in ("published", "source", "author"))

    shown, rest = (other, one) if stated(other) > stated(one) else (one, other)
    place = (rest.article.draft.seed.name, rest.article.draft.part)
    return replace(shown, also_in=tuple(sorted({*one.also_in, *other.also_in, place})))


def _bodies(tables: Tables) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of everything that has offices: organizations by id, countries by code."""
    organizations = ((actor.id, (actor.name, *actor.aliases)) for actor in tables.actors if actor.kind == "organization")
    countries = ((entry["code"], (entry["name"], *entry.get("aliases", ()), *entry.get("seats", ()))) for entry in table("vi", "countries"))
    return (*organizations, *countries)


def _entry(article: Article, page: Cut, known: Known) -> tuple[Entry, tuple[Actor, ...]]:
    tables = known.tables
    mentions, found = link(article, tables.actors)
    dated = day(article, page, mentions, known.offices, tables.eras)
    outlet = source(article, page, tables.outlets)
    named = agencies(article, outlet.value, tables.outlets)
    facts = {
        "title": article.title,
        "date": dated.date,
        "published": article.published,
        "source": outlet,
        "original_source": origin(article, named),
        "author": article.author,
    }
    identity, words = address(article)
    entry = Entry(
        article,
        identity,
        words,
        facts,
        date_role=dated.role,
        date_from=dated.since,
        date_to=dated.until,
        agencies=named,
        url=page.seed.url,
        mentions=mentions,
        tags=topics(article, tables.topics),
        holders=bare_titles(article, mentions, dated.date.value, tables.actors),
    )
    return entry, found


def _newest_first(entry: Entry) -> tuple[bool, str, str]:
    """Newest first, unknown days last; the address decides between articles of one day."""
    date = entry.date or ""
    return (not date, "".join(chr(0x10FFFF - ord(ch)) for ch in entry.facts["published"].value or date), entry.slug)


def _problems(entry: Entry, tables: Tables) -> list[Problem]:
    seed = entry.article.draft.seed.name
    line = entry.article.draft.kept[0].n
    title = entry.facts["title"].value or ""
    found = []
    if entry.date is None:
        found.append(problem(f"date-unknown-{entry.facts['date'].reason}", seed, line, title=title))
    if entry.facts["source"].value is None:
        found.append(problem(f"source-unknown-{entry.facts['source'].reason}", seed, line, title=title))
    if tables.topics and not entry.tags:
        found.append(problem("no-topic", seed, line, title=title))
    found += [problem("contradiction", seed, c.spans[0].n, title=title) for c in entry.contradictions]
    found += [problem("same-article", name, None, first=seed) for name, _ in entry.also_in]
    return found
