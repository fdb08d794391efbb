"""Căn cứ: every fact of an article with its basis, the steps that lead to it and the lines that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from build_dossier.happened import Contradiction
from build_dossier.model import Dossier, Entry, Fact, Mention, Outlet, Span, Step
from build_dossier.pages.wording import LANGUAGE, cut, day, moment, rule, words
from build_dossier.telling import Lines, lines_of, tell_contradiction, tell_step

EXCERPT = 140  # characters of a piece of evidence
_SHOWN = 3  # pieces of evidence for one fact; the data file has them all


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that shows a fact: its number, the words, and the anchor if it stands on this page."""

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
    evidence: tuple[Evidence, ...] = ()
    steps: tuple[tuple[str, tuple[Evidence, ...], str | None], ...] = ()
    edit: str | None = None  # who corrected or confirmed it, and why


@dataclass(frozen=True, slots=True)
class Teller:
    """What the pages need to tell evidence: the lines of the corpus, the names and the sources of terms."""

    lines: Lines
    names: Mapping[str, str]
    outlets: Mapping[str, Outlet]
    topics: Mapping[str, str]
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # of articles: headline and address, by id
    sources: Mapping[tuple[str, str, str | None], str | None] = field(default_factory=dict)  # of terms


def teller(dossier: Dossier) -> Teller:
    """Everything that telling needs, looked up once."""
    return Teller(
        lines=lines_of(dossier),
        names=dossier.names,
        outlets={outlet.id: outlet for outlet in dossier.outlets},
        topics=dossier.labels,
        titles={entry.id: (str(entry.facts["title"].value), entry.address) for entry in dossier.entries},
        sources={(actor.id, term.office, term.since): term.source for actor in dossier.actors for term in actor.terms},
    )


def fact_rows(entry: Entry, known: Teller) -> list[FactRow]:
    """The facts of an article in the order in which readers ask for them."""
    rows = [_row(entry, known, words()["facts"][name], _value(name, fact.value, known), fact, name) for name, fact in _own(entry)]
    rows += [_row(entry, known, words()["facts"]["agency"], str(fact.value), fact) for fact in entry.agencies]
    rows += [row for kind, key in _KINDS for row in _actor_rows(entry, known, kind, key)]
    rows += [_row(entry, known, words()["facts"]["holder"], known.names[fact.value], fact) for fact in entry.holders]
    rows += [_row(entry, known, words()["facts"]["topic"], known.topics[fact.value], fact) for fact in entry.tags]
    return rows


_KINDS = (("person", "people"), ("organization", "organizations"), ("country", "countries"))


def _actor_rows(entry: Entry, known: Teller, kind: str, key: str) -> Iterator[FactRow]:
    """One row for all people (bodies, countries): each with its first mention and why that means this actor."""
    own = {line.n for line in entry.article.draft.lines}
    first: dict[str, Mention] = {}
    for mention in sorted(entry.mentions, key=lambda m: (m.span.n, m.span.start)):
        if mention.kind == kind:
            first.setdefault(mention.actor, mention)
    if first:
        steps = tuple((f"{known.names[who]}: {rule(m.rule)}.", (_evidence(m.span, known, own),), None) for who, m in first.items())
        names = ", ".join(known.names[who] for who in first)
        inferred = any(m.rule not in ("table", "country", "shape") for m in first.values())
        yield FactRow(str(words()[key]), names, "inferred" if inferred else "stated", rule("named-in-text"), (), steps)


_ORDER = ("title", "date", "published", "source", "original_source", "author")


def _own(entry: Entry) -> list[tuple[str, Fact]]:
    return [(name, entry.facts[name]) for name in _ORDER]


def contradiction_rows(entry: Entry, known: Teller) -> list[tuple[str, tuple[Evidence, ...], tuple[tuple[str, str], ...]]]:
    """The contradictions of an article: the sentence, the lines of this page, and the other articles."""
    return [_contradiction(found, entry, known) for found in entry.contradictions]


def _contradiction(found: Contradiction, entry: Entry, known: Teller) -> tuple[str, tuple[Evidence, ...], tuple[tuple[str, str], ...]]:
    own = {line.n for line in entry.article.draft.lines}
    seed = entry.article.draft.seed.name
    spans = tuple(_evidence(span, known, own) for span in found.spans if span.seed == seed)
    return tell_contradiction(found, LANGUAGE, day), spans, tuple(known.titles[other] for other in found.across)


def _value(name: str, value: str | None, known: Teller) -> str | None:
    if value is None:
        return None
    if name == "source":
        return known.outlets[value].name
    return {"published": moment, "date": day}.get(name, str)(value)


def _edit(fact: Fact, name: str, known: Teller) -> str | None:
    """Who says so, why, and what the program had read."""
    edit = fact.edit
    if edit is None:
        return None
    by = edit.by or words()["some_editor"]
    told = [words()["confirmed_by" if edit.confirms else "corrected_by"].format(by=by)]
    if edit.why:
        told.append(words()["corrected_why"].format(why=edit.why.rstrip(".")))
    if not edit.confirms:
        told.append(words()["read_as"].format(was=_value(name, edit.was, known) or words()["bases"]["unknown"]))
    return " ".join(told)


def _row(entry: Entry, known: Teller, label: str, value: str | None, fact: Fact, name: str = "") -> FactRow:
    own = {line.n for line in entry.article.draft.lines}
    steps = tuple(
        (
            tell_step(step, LANGUAGE, known.names, known.lines, day),
            tuple(_evidence(span, known, own) for span in step.spans[:_SHOWN]),
            _source(step, known),
        )
        for step in fact.steps
    )
    evidence = () if steps else tuple(_evidence(span, known, own) for span in fact.spans[:_SHOWN])
    return FactRow(label, value or words()["bases"]["unknown"], fact.basis, rule(fact.rule), evidence, steps, _edit(fact, name, known))


def _source(step: Step, known: Teller) -> str | None:
    """The page that shows a term; "" for a term that nobody has verified, None for a step that needs none."""
    if step.kind not in ("term", "told-start"):
        return None
    start = step.refs[3] or None if step.kind == "term" else step.since
    return known.sources.get((step.refs[0], step.refs[1], start)) or ""


def _evidence(span: Span, known: Teller, own: set[int]) -> Evidence:
    line = known.lines[span.seed, span.n]
    in_text = line.kept and line.kind not in ("title", "dateline") and not line.stripped
    anchor = None if span.n not in own else f"d{span.n}" if in_text else f"l{span.n}"
    return Evidence(span.n, cut(line.text[span.start : span.end], EXCERPT), anchor)
