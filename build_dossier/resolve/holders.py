"""Who is meant by a bare title: "Tổng thống Ukraine" without a name is whoever held that office on the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Actor, Article, Fact, Mention, Span, Step
from build_dossier.resolve.terms import of_another, of_other_times

# "Tân Tổng thư ký" holds the office; "cựu" and "đắc cử" do not, and a phrase with them is no phrase of an office.
_HOLDS = re.compile(r"^(?:tân|đương kim|vị)\s+")
_LINK = re.compile(r"\s+của\s+")


def bare_titles(article: Article, mentions: Iterable[Mention], date: str | None, actors: tuple[Actor, ...]) -> tuple[Fact, ...]:
    """Whom titles without a name mean on the day of the article: one fact per person, its value the id. Only titles of the
    article's own news, and only with a day that is known."""
    if not date or len(date) < 10:
        return ()
    lines = {line.n: line for line in article.draft.kept}
    people = {(m.span.n, m.span.start) for m in mentions if m.kind == "person"}
    found: dict[str, Fact] = {}
    for name in article.names:
        line = lines[name.span.n]
        start = line.text.lower().rfind((name.role or "\n").lower(), 0, name.span.start)
        named = any((line.n, name.span.end + gap) in people for gap in (1, 2))
        if name.kind == "person" or start < 0 or named or of_other_times(line, start) or of_another(line.text[:start]):
            continue
        holder = office_holder(line.text[start : name.span.end], date, actors)
        if holder:
            person, step = holder
            span = Span(name.span.seed, line.n, start, name.span.end)
            step = replace(step, spans=(span,), refs=(*step.refs, "holds", step.since or ""))
            found.setdefault(person.id, Fact(person.id, "inferred", "office-holder", (span,), (step,)))
    return tuple(found.values())


def office_holder(role: str, day: str, actors: tuple[Actor, ...]) -> tuple[Actor, Step] | None:
    """The person who held the office that a bare title names on a day ('2024-12-03', '2024-12' or '2024'), with the step that
    leads there; None if the title names no office of the table or several, or if not exactly one person held it all that time."""
    offices = _offices(actors).get(_LINK.sub(" ", _HOLDS.sub("", fold(role))), ())
    if len(offices) != 1:
        return None
    office = offices[0]
    first, last = day, day + "~"  # a day of the month sorts between the month and the month with a sign behind
    held = [
        (person, term)
        for person in actors
        for term in person.terms
        if term.office == office and (term.since or "") <= last and (term.until or "~") >= first
    ]
    if len(held) != 1:
        return None
    person, term = held[0]
    if (term.since or "") > first or (term.until is not None and len(day) < len(term.until) and term.until[: len(day)] == day):
        return None  # the term begins or ends within a month or year of which the day is not known
    return person, Step("term", refs=(person.id, office), since=term.since, until=term.until)


@lru_cache(maxsize=4)
def _offices(actors: tuple[Actor, ...]) -> dict[str, tuple[str, ...]]:
    """The offices by every phrase that names one completely: its name and aliases, a title with the name of its body."""
    bodies = {actor.id: (actor.name, *actor.aliases) for actor in actors if actor.kind == "organization"}
    bodies |= {entry["code"]: (entry["name"], *entry.get("aliases", ())) for entry in table("vi", "countries")}
    found: dict[str, list[str]] = {}
    for office in (actor for actor in actors if actor.kind == "office"):
        names = [fold(name) for name in bodies.get(office.of or "", ())]
        phrases = {fold(phrase) for phrase in (office.name, *office.aliases)}
        for title in map(fold, office.titles):
            phrases |= {title} if any(name in title for name in names) else {f"{title} {name}" for name in names}
        for phrase in phrases:
            found.setdefault(_LINK.sub(" ", phrase), []).append(office.id)
    return {phrase: tuple(dict.fromkeys(ids)) for phrase, ids in found.items()}
