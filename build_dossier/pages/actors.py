"""Nhân vật, Tổ chức, Quốc gia, Chức vụ: an index each and a page per entry that the articles name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_dossier.model import Actor, Dossier, Entry, Mention, Page, Term
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.linked_data import of_actor
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.over_time import course
from build_dossier.pages.paging import leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.sharing import feed_of
from build_dossier.pages.statements import SHORT, by_speaker, in_sentences, statements
from build_dossier.pages.timeline import ON_A_PAGE, events_by_actor, events_of, items
from build_dossier.pages.wording import cut, words
from build_dossier.sentences import sentence_bounds

_SENTENCE = 260  # characters of the sentence that shows the mention
_COMPANY = 8  # actors listed as seen together
_EVENTS = 10  # events on the page; the timeline has them all
_ARTICLES = 30  # articles on the page; more stand on pages of their own

_KINDS = (("person", "people"), ("organization", "organizations"), ("country", "countries"))


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article that names an actor, with the sentence that does so first."""

    card: Card
    sentence: str
    anchor: str | None


def actor_indexes(dossier: Dossier) -> Iterator[Page]:
    """nhan-vat/index.md, to-chuc/index.md, quoc-gia/index.md, the most named first."""
    where = appearances(dossier)
    for kind, label in _KINDS:
        present = [actor for actor in dossier.actors if actor.kind == kind and actor.known and actor.id in where]
        rows = sorted(((actor, len(where[actor.id])) for actor in present), key=lambda row: (-row[1], row[0].name))
        header = {"title": words()[label], "description": words()[f"{label}_intro"]}
        yield page(
            f"{FOLDERS[kind]}/index.md",
            "actors.md.j2",
            header,
            rows=rows,
            intro=words()[f"{label}_intro"],
            heading=words()[label],
        )


def actor_pages(dossier: Dossier) -> Iterator[Page]:
    """A page for every known actor that an article names."""
    where = appearances(dossier)
    by_id = {actor.id: actor for actor in dossier.actors}
    together = _together(dossier)
    said = {actor.id: own for actor, own in by_speaker(dossier, statements(dossier))}
    on_timeline = items(dossier)
    happened, filtered = events_by_actor(on_timeline), len(on_timeline) <= ON_A_PAGE
    for actor in dossier.actors:
        if not actor.known or actor.id not in where or actor.kind == "office":
            continue
        entries = where[actor.id]
        appearing = [_appearance(entry, actor.id, card) for entry, card in zip(entries, cards(dossier, entries), strict=True)]
        spellings = Counter(m.text for entry in entries for m in entry.mentions if m.actor == actor.id)
        tags = Counter(fact.value for entry in entries for fact in entry.tags)
        yield page(
            f"{FOLDERS[actor.kind]}/{actor.id}.md",
            "actor.md.j2",
            {
                "title": actor.name,
                "description": words()["actor_description"].format(name=actor.name, count=len(entries)),
                **feed_of(dossier, f"{FOLDERS[actor.kind]}/{actor.id}.xml"),
            },
            linked_data=of_actor(actor, sorted(spellings), dossier, by_id),
            actor=actor,
            terms=[(term, by_id[term.office]) for term in sorted(actor.terms, key=lambda t: t.since or "", reverse=True)],
            spellings=sorted(spellings.items(), key=lambda item: (-item[1], item[0])),
            topics=[(tag, dossier.labels[tag], count) for tag, count in sorted(tags.items(), key=lambda item: (-item[1], item[0]))],
            company=[(by_id[other], count) for other, count in together[actor.id].most_common(_COMPANY)],
            folders=FOLDERS,
            said=in_sentences(said.get(actor.id, [])[:SHORT]),
            said_count=len(said.get(actor.id, [])),
            events=happened.get(actor.id, [])[:_EVENTS],
            event_count=len(happened.get(actor.id, ())),
            filtered=filtered,
            course=course(entries, dossier.labels),
            appearances=appearing[:_ARTICLES],
            article_count=len(appearing),
        )
        if len(appearing) > _ARTICLES:
            yield from _articles(actor, appearing)
        if not filtered and len(happened.get(actor.id, ())) > _EVENTS:
            yield from events_of(actor, happened[actor.id])


def _articles(actor: Actor, appearing: list[Appearance]) -> Iterator[Page]:
    """<folder>/<id>/bai.md and bai/2.md: all articles that name the actor."""
    path = f"{FOLDERS[actor.kind]}/{actor.id}/bai"
    for leaf in leaves(appearing, path, path):
        title = leaf.title(words()["appearances_of"].format(name=actor.name))
        yield page(f"{leaf.path}.md", "appearances.md.j2", {"title": title, "description": title}, actor=actor, leaf=leaf, folders=FOLDERS)


def office_pages(dossier: Dossier) -> Iterator[Page]:
    """chuc-vu/index.md and a page for every office that someone named in the articles has held."""
    where = appearances(dossier)
    holders: dict[str, list[tuple[Actor, Term]]] = defaultdict(list)
    for actor in dossier.actors:
        for term in actor.terms if actor.id in where else ():
            holders[term.office].append((actor, term))
    offices = [actor for actor in dossier.actors if actor.id in holders]
    rows = sorted(((office, len({actor.id for actor, _ in holders[office.id]})) for office in offices), key=lambda row: row[0].name)
    header = {"title": words()["offices"], "description": words()["offices_intro"]}
    yield page("chuc-vu/index.md", "offices.md.j2", header, rows=rows)
    for office in offices:
        held = sorted(holders[office.id], key=lambda row: row[1].since or "", reverse=True)
        top = {"title": office.name, "description": words()["office_description"].format(name=office.name)}
        yield page(f"chuc-vu/{office.id}.md", "office.md.j2", top, office=office, holders=held)


def appearances(dossier: Dossier) -> Mapping[str, list[Entry]]:
    """The articles that name an actor, newest first, by the actor's id."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in dossier.entries:
        for actor in dict.fromkeys(m.actor for m in entry.mentions):
            found[actor].append(entry)
    return found


def _together(dossier: Dossier) -> Mapping[str, Counter[str]]:
    """How many articles name two known actors together."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in dossier.entries:
        named = sorted({m.actor for m in entry.mentions} & dossier.known)
        for one in named:
            found[one].update(other for other in named if other != one)
    return found


def _appearance(entry: Entry, actor: str, card: Card) -> Appearance:
    mentions = [m for m in entry.mentions if m.actor == actor]
    lines = {line.n: line for line in entry.article.draft.kept}
    first = next((m for m in mentions if lines[m.span.n].kind != "title"), mentions[0])
    return Appearance(card, _sentence(lines[first.span.n].text, first), None if lines[first.span.n].kind == "title" else f"d{first.span.n}")


def _sentence(text: str, mention: Mention) -> str:
    start, end = sentence_bounds(text, mention.span.start)
    return cut(text[start:end].strip(" |"), _SENTENCE)
