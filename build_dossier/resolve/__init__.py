"""The only stage that sees the whole corpus and the editor's tables: actors, days, outlets, topics, addresses, contradictions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_dossier.corrections import Finder
from build_dossier.edits import Correction
from build_dossier.lang import table
from build_dossier.model import Actor, Article, Cut, Dossier, Entry, Fact, Outlet
from build_dossier.problems import Problem, problem
from build_dossier.resolve.actors import countries, link
from build_dossier.resolve.addresses import address
from build_dossier.resolve.contradictions import contradictions
from build_dossier.resolve.days import Dated, day
from build_dossier.resolve.editing import edited, ends
from build_dossier.resolve.events import clustered, events
from build_dossier.resolve.hiding import withheld
from build_dossier.resolve.holders import bare_titles
from build_dossier.resolve.moments import moments
from build_dossier.resolve.naming import Linked, renamed
from build_dossier.resolve.outlets import agencies, origin, whose
from build_dossier.resolve.related import with_related
from build_dossier.resolve.reprints import reprinted
from build_dossier.resolve.speakers import Speakers, quotes
from build_dossier.resolve.terms import Offices, offices_of
from build_dossier.resolve.topics import topics
from build_dossier.tables import Tables


@dataclass(frozen=True, slots=True)
class Known:
    """The tables, ready for looking up, and the corrections of articles by the articles' ids."""

    tables: Tables
    offices: Offices
    corrections: Mapping[str, list[Correction]]
    speakers: Speakers


def resolve(cuts: tuple[Cut, ...], articles: tuple[Article, ...], tables: Tables) -> Dossier:
    """Cleaned seeds, their articles and the tables become the dossier."""
    finder = Finder(articles if tables.corrections else (), tables.corrections)
    corrections, unplaced = _placed(tables.corrections, finder)
    linked, actors = _linked(articles, tables)
    speakers = Speakers({country.id: country for country in countries().values()} | actors, tables.actors, tables.outlets)
    known = Known(tables, offices_of(tables.actors, _bodies(tables)), corrections, speakers)
    linked, unnamed = renamed(linked, tables.corrections, actors, finder)
    pages = {cut.seed.name: cut for cut in cuts}
    entries: dict[str, Entry] = {}
    outlets: dict[str, Outlet] = {}
    refused: list[Problem] = [*unplaced, *unnamed]
    for one in linked:
        entry, its_outlets, without_effect = _entry(one, pages[one.article.draft.seed.name], known)
        outlets = {outlet.id: outlet for outlet in its_outlets} | outlets
        entries[entry.id] = _with_other(entries[entry.id], entry) if entry.id in entries else entry
        refused += without_effect
    ordered = clustered(tuple(sorted(entries.values(), key=_newest_first)))
    ordered = with_related(reprinted(ordered, {outlet.id: outlet.name for outlet in outlets.values()}))
    clashes = contradictions(ordered, known.offices)
    ordered = tuple(replace(entry, contradictions=clashes.get(entry.id, ())) for entry in ordered)
    hidden, unhidden = withheld(tables.corrections, ordered, cuts, actors, finder)
    problems = (*dict.fromkeys((*refused, *unhidden)), *(p for entry in ordered for p in _problems(entry, tables)))
    named = _present(actors, ordered)
    return Dossier(tables.about, cuts, ordered, tuple(outlets.values()), named, tables.topics, problems, hidden, _sorted_lines(cuts))


def _sorted_lines(cuts: tuple[Cut, ...]) -> tuple[tuple[str, str, int], ...]:
    """How many lines of the seeds each rule kept or dropped, the most first."""
    counts = Counter((line.kind or "", line.rule or "") for cut in cuts for line in cut.lines)
    return tuple((kind, rule, count) for (kind, rule), count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _linked(articles: tuple[Article, ...], tables: Tables) -> tuple[list[Linked], dict[str, Actor]]:
    """The articles with their mentions, and every actor that may be meant: of the tables, and as found in the texts."""
    linked = []
    actors: dict[str, Actor] = {actor.id: actor for actor in tables.actors}
    for article in articles:
        mentions, found = link(article, tables.actors)
        linked.append(Linked(article, mentions))
        actors = {actor.id: actor for actor in found} | actors
    return linked, actors


def _present(actors: Mapping[str, Actor], entries: tuple[Entry, ...]) -> tuple[Actor, ...]:
    """The actors of the tables and those that the articles name; a country that an editor brought in is among them."""
    named = {mention.actor for entry in entries for mention in entry.mentions}
    brought = {country.id: country for country in countries().values() if country.id in named and country.id not in actors}
    return tuple(actor for actor in (brought | dict(actors)).values() if actor.id in named or actor.known)


def _placed(corrections: tuple[Correction, ...], finder: Finder) -> tuple[dict[str, list[Correction]], list[Problem]]:
    """The corrections of facts by the ids of their articles, in the order of the file, and those that fit none or several."""
    placed: dict[str, list[Correction]] = defaultdict(list)
    problems = []
    for correction in corrections:
        if correction.target == "article":
            found = finder.find(correction.words)
            refused = finder.refused(correction, correction.words, found)
            if refused:
                problems.append(refused)
            else:
                placed[found[0]].append(correction)
    return placed, problems


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


def _entry(one: Linked, page: Cut, known: Known) -> tuple[Entry, tuple[Outlet, ...], list[Problem]]:
    """An article with all that is known of it, the outlets that it may be from, and the corrections without effect."""
    tables, article, mentions = known.tables, one.article, one.mentions
    identity, words = address(article)
    corrections = known.corrections.get(identity, [])
    page = _at_given_address(page, corrections)
    dated = day(article, page, mentions, known.offices, tables.eras)
    own, outlet = whose(article, page, tables.outlets)
    outlets = (*tables.outlets, own) if own else tables.outlets
    named = agencies(article, outlet.value, tables.outlets)
    facts = {
        "title": article.title,
        "date": dated.date,
        "published": article.published,
        "source": outlet,
        "original_source": origin(article, named),
        "author": article.author,
    }
    now, refused = edited(facts, dated.role, corrections, outlets)
    dated = _redated(dated, now)
    entry = Entry(
        article,
        identity,
        words,
        now,
        date_role=dated.role,
        date_from=dated.since,
        date_to=dated.until,
        agencies=named,
        url=page.seed.url,
        mentions=mentions,
        tags=topics(article, tables.topics),
        holders=bare_titles(article, mentions, dated.date.value, tables.actors),
    )
    days = {moment.day.span: moment for moment in moments(entry) if not moment.aside} if article.speeches else {}
    entry = replace(entry, quotes=quotes(article, identity, dated.date.value, mentions, known.speakers, days))
    return replace(entry, events=events(entry)), outlets, refused


def _at_given_address(page: Cut, corrections: list[Correction]) -> Cut:
    """The page with the address that an editor gives: it says whose page this is, as one found in the seed would."""
    given = [value for correction in corrections for name, value in correction.changes if name == "source_url"]
    return replace(page, seed=replace(page.seed, url=given[-1])) if given else page


def _redated(dated: Dated, facts: Mapping[str, Fact]) -> Dated:
    """The day after an editor's word: with a publication day it is that, else the day of the news."""
    now = facts["date"]
    if now is dated.date or now.basis not in ("corrected", "unknown"):
        return replace(dated, date=now)
    role = None if now.value is None else "published" if facts["published"].value is not None else "reported"
    return Dated(now, role, *ends(now.value))


def _newest_first(entry: Entry) -> tuple[bool, str, str]:
    """Newest first, unknown days last; the address decides between articles of one day."""
    date = entry.date or ""
    return (not date, "".join(chr(0x10FFFF - ord(ch)) for ch in entry.facts["published"].value or date), entry.slug)


def _problems(entry: Entry, tables: Tables) -> list[Problem]:
    seed = entry.article.draft.seed.name
    line = entry.article.draft.kept[0].n
    title = entry.facts["title"].value or ""
    found = []
    if entry.date is None and entry.facts["date"].reason != "editor-unknown":
        found.append(problem(f"date-unknown-{entry.facts['date'].reason}", seed, line, title=title))
    if entry.facts["source"].value is None and entry.facts["source"].reason != "editor-unknown":
        found.append(problem(f"source-unknown-{entry.facts['source'].reason}", seed, line, title=title))
    if tables.topics and not entry.tags:
        found.append(problem("no-topic", seed, line, title=title))
    found += [problem("contradiction", seed, c.spans[0].n, title=title) for c in entry.contradictions]
    found += [problem("same-article", name, None, first=seed) for name, _ in entry.also_in]
    return found
