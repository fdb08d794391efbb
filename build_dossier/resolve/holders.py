"""Who is meant by a bare title: "Tổng thống Ukraine" without a name is whoever held that office on the day."""

from __future__ import annotations

import re
from functools import lru_cache

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Actor, Step

# "Tân Tổng thư ký" holds the office; "cựu" and "đắc cử" do not, and a phrase with them is no phrase of an office.
_HOLDS = re.compile(r"^(?:tân|đương kim|vị)\s+")
_LINK = re.compile(r"\s+của\s+")


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
