"""Whom an article names: each by kind with the office held on the day of the news and how often the dossier names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from build_dossier.model import Actor, Dossier, Entry, Term
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.wording import day, words

KINDS = (("person", "people"), ("organization", "organizations"), ("country", "countries"))


@dataclass(frozen=True, slots=True)
class Role:
    """An office held on the day, with its term."""

    office: Actor
    term: Term


@dataclass(frozen=True, slots=True)
class Named:
    """Someone whom the article names; without an address if only the text knows them. `card` holds lines for the pointer."""

    name: str
    address: str | None
    roles: tuple[Role, ...]
    card: tuple[str, ...]


def named(entry: Entry, dossier: Dossier) -> list[tuple[str, str, str]]:
    """(id, name, kind) of every actor that the article names, in the order of the first mention."""
    return [(actor, dossier.names[actor], kind) for actor, kind in _in_order(entry)]


def named_rows(entry: Entry, actors: Mapping[str, Actor], counts: Mapping[str, int]) -> list[tuple[str, str, list[Named]]]:
    """By kind, where there are any: the kind, its label, and whom the article names."""
    rows = []
    for kind, label in KINDS:
        found = [_named(actors[who], entry, actors, counts) for who, of in _in_order(entry) if of == kind]
        if found:
            rows.append((kind, str(words()[label]), found))
    return rows


def counts(dossier: Dossier) -> Mapping[str, int]:
    """The number of articles that name an actor, by id."""
    return Counter(who for entry in dossier.entries for who in dict.fromkeys(m.actor for m in entry.mentions))


def roles_on(person: Actor, first: str, last: str, actors: Mapping[str, Actor]) -> tuple[Role, ...]:
    """The offices that a person held from the first to the last of these days ('2024-12-03'), all the time. Of a term without
    its first day nobody knows whether it had begun."""
    return tuple(
        Role(actors[term.office], term)
        for term in person.terms
        if term.since is not None and term.since <= first and (term.until is None or last <= term.until)
    )


def _in_order(entry: Entry) -> dict[tuple[str, str], None]:
    ordered = sorted(entry.mentions, key=lambda m: (m.span.n, m.span.start))
    return dict.fromkeys((m.actor, m.kind) for m in ordered)


def _named(actor: Actor, entry: Entry, actors: Mapping[str, Actor], counts: Mapping[str, int]) -> Named:
    first, last = entry.date_from or entry.date, entry.date_to or entry.date
    roles = roles_on(actor, first, last, actors) if first and last else ()
    told = (_told(role) for role in roles)
    return Named(
        actor.name,
        f"{FOLDERS[actor.kind]}/{actor.id}/" if actor.known else None,
        roles,
        (*told, str(words()["named_in"].format(count=counts[actor.id]))),
    )


def _told(role: Role) -> str:
    """ "Tổng thư ký NATO (từ 1-10-2024)" """
    return f"{role.office.name} ({words()['since'].format(day=day(role.term.since))})"
