"""docs/data/dossier.json: everything that is known, for programs (schemas/dossier.schema.json)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from build_dossier.happened import Contradiction, Event
from build_dossier.model import Dossier, Entry, Fact, MarkedLine, Page, Span, Step, Topic
from build_dossier.pages.articles import header
from build_dossier.pages.database import database
from build_dossier.pages.sheets import sheet
from build_dossier.problems import Problem
from build_dossier.said import Quote

PARAGRAPHS = ("lede", "body", "subhead", "list")


_COLUMNS = (  # of articles.csv
    *("id", "title", "title_basis", "date", "date_basis", "date_role", "date_from", "date_to", "published", "source", "source_domain"),
    *("source_basis", "original_source", "source_url", "agencies", "author", "people", "organizations", "countries", "tags"),
    *("description", "url", "seed", "seed_part"),
)


def data_files(dossier: Dossier) -> Iterator[Page]:
    """data/dossier.json, data/dossier.sqlite and data/articles.csv"""
    data = as_data(dossier)
    yield Page("data/dossier.json", _written(data))
    yield Page("data/dossier.sqlite", "", database(data))
    yield Page("data/articles.csv", sheet(_COLUMNS, ([_cell({**a, **a["actors"]}[key]) for key in _COLUMNS] for a in data["articles"])))


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _written(data: Mapping[str, Any]) -> str:
    """JSON with a line for each seed, article, actor ...: differences can be read, and the quick encoder can write it."""

    def text(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, default=str)

    rows = (
        f"{text(key)}: [\n" + ",\n".join(map(text, value)) + "\n]" if isinstance(value, list) else f"{text(key)}: {text(value)}"
        for key, value in data.items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


def as_data(dossier: Dossier) -> dict[str, Any]:
    """The dossier as plain values."""
    owners = _owners(dossier)
    groups = _groups(dossier)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for found in dossier.problems:
        problems[found.file].append(found)
    outlets = {outlet.id: outlet for outlet in dossier.outlets}
    used = {entry.facts["source"].value for entry in dossier.entries}
    named = {fact.value for entry in dossier.entries for fact in entry.agencies}
    return {
        "generator": "build-dossier",
        "schema": 1,
        "dossier": dict(dossier.about),
        "seeds": [
            {
                "file": cut.seed.name,
                "sha256": cut.seed.sha256,
                "encoding": cut.seed.encoding,
                "lines": [{**_line(line), "text": line.text, "article": owners.get((cut.seed.name, line.n))} for line in cut.lines],
            }
            for cut in dossier.seeds
        ],
        "articles": [_article(entry, dossier, outlets, problems, groups) for entry in dossier.entries],
        "reprints": _reprints(dossier, groups),
        "actors": _actors(dossier),
        "topics": [_topic(topic, dossier) for topic in dossier.topics],
        "outlets": [
            {"id": outlet.id, "name": outlet.name, "kind": outlet.kind, "domain": outlet.domain}
            for outlet in dossier.outlets
            if outlet.id in used or outlet.name in named
        ],
        "problems": [p.as_dict() for p in dossier.problems],
    }


def _owners(dossier: Dossier) -> dict[tuple[str, int], str]:
    """The article of every kept line, by seed and number; of an article that stands in two seeds, in both."""
    parts = {(entry.article.draft.seed.name, entry.article.draft.part): entry.id for entry in dossier.entries}
    parts |= {where: entry.id for entry in dossier.entries for where in entry.also_in}
    return {
        (cut.seed.name, line.n): parts[cut.seed.name, draft.part] for cut in dossier.seeds for draft in cut.drafts for line in draft.kept
    }


def _line(line: MarkedLine) -> dict[str, Any]:
    return {"n": line.n, "kind": line.kind, "rule": line.rule}


def _article(
    entry: Entry, dossier: Dossier, outlets: Mapping[str, Any], problems: Mapping[str, list[Problem]], groups: Mapping[int, str]
) -> dict[str, Any]:
    kept = entry.article.draft.kept
    facts: dict[str, Any] = {name: _fact(fact) for name, fact in entry.facts.items()}
    facts["agencies"] = [_fact(fact) for fact in entry.agencies]
    facts["holders"] = [_fact(fact) for fact in entry.holders]
    facts["tags"] = [_fact(fact) for fact in entry.tags]
    return {
        "id": entry.id,
        "url": entry.address,
        **header(entry, dossier, outlets.get(entry.facts["source"].value or "")),
        "date_from": entry.date_from,
        "date_to": entry.date_to,
        "also_in": [{"seed": name, "part": part} for name, part in entry.also_in],
        "paragraphs": [line.text.strip() for line in kept if line.kind in PARAGRAPHS and not line.stripped],
        "lines": [_line(line) for line in kept],
        "facts": facts,
        "mentions": [{**_span(m.span), "text": m.text, "actor": m.actor, "kind": m.kind, "rule": m.rule} for m in entry.mentions],
        "contradictions": [_contradiction(found) for found in entry.contradictions],
        "quotes": [_quote(quote) for quote in entry.quotes],
        "events": [_event(event) for event in entry.events],
        "reprints": list(dict.fromkeys(groups[one.group] for one in entry.reprints)),
        "related": [{"article": one.article, "reason": one.reason, "values": list(one.values)} for one in entry.related],
        "problems": [p.as_dict() for p in problems[entry.article.draft.seed.name] if _is_of(p, entry)],
    }


def _groups(dossier: Dossier) -> dict[int, str]:
    """The ids of the groups of reprints by their numbers: that of the newest article with an r in front of it."""
    ids: dict[int, str] = {}
    for entry in dossier.entries:
        for one in entry.reprints:
            if one.article == entry.id:
                ids.setdefault(one.group, f"r{len(ids) + 1}-{entry.id}")
    return ids


def _reprints(dossier: Dossier, groups: Mapping[int, str]) -> list[dict[str, Any]]:
    """Each group once, with all its articles: named from every article of it, a group would grow with its square."""
    found: dict[int, list[dict[str, Any]]] = {number: [] for number in groups}
    for entry in dossier.entries:
        for one in entry.reprints:
            if one.article == entry.id:
                found[one.group].append({"article": one.article, "first": one.first, "rule": one.rule})
    return [{"id": groups[number], "articles": articles} for number, articles in found.items()]


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "from": event.since,
        "to": event.until,
        "precision": event.precision,
        "text": event.text,
        "spans": [_span(event.span)],
        "words": [_span(span) for span in event.words],
        "reported_on": event.reported_on,
        "planned": event.planned,
        "unsettled": event.unsettled,
        "actors": list(event.actors),
        "cluster": event.cluster,
        "steps": [_step(step) for step in event.steps],
    }


def _is_of(found: Problem, entry: Entry) -> bool:
    """A problem of the article's own lines."""
    draft = entry.article.draft
    return found.line is not None and draft.lines[0].n <= found.line <= draft.lines[-1].n


def _actors(dossier: Dossier) -> list[dict[str, Any]]:
    """Everyone that the articles name, and the offices that they have held."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, list[str]] = defaultdict(list)
    for entry in dossier.entries:
        for mention in entry.mentions:
            names[mention.actor][mention.text] += 1
        for actor in dict.fromkeys(m.actor for m in entry.mentions):
            articles[actor].append(entry.id)
    held = {term.office for actor in dossier.actors if actor.id in articles for term in actor.terms}
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "known": actor.known,
            "names": [{"name": name, "count": count} for name, count in names[actor.id].most_common()],
            "terms": [{"office": t.office, "from": t.since, "to": t.until, "source": t.source} for t in actor.terms],
            "articles": articles[actor.id],
        }
        for actor in dossier.actors
        if actor.id in articles or actor.id in held
    ]


def _topic(topic: Topic, dossier: Dossier) -> dict[str, Any]:
    articles = [entry.id for entry in dossier.entries if any(fact.value == topic.id for fact in entry.tags)]
    return {"id": topic.id, "label": topic.label, "iptc": topic.iptc, "articles": articles}


def _contradiction(found: Contradiction) -> dict[str, Any]:
    spans = [_span(span) for span in found.spans]
    return {"kind": found.kind, "spans": spans, "values": dict(found.values), "articles": list(found.across)}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "spans": [_span(span) for span in quote.spans],
        "rule": quote.rule,
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "speaker_text": quote.speaker_text,
        "speaker_span": _span(quote.speaker_span) if quote.speaker_span else None,
        "speaker_basis": quote.speaker_basis,
        "speaker_rule": quote.speaker_rule,
        "certain": quote.certain,
        "role": quote.role,
        "verb": quote.verb,
        "verb_span": _span(quote.verb_span) if quote.verb_span else None,
        "relay": quote.relay,
        "said_on": quote.said_on,
        "said_on_basis": quote.said_basis,
        "said_on_steps": [_step(step) for step in quote.said_steps],
        "steps": [_step(step) for step in quote.steps],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "value": fact.value,
        "basis": fact.basis,
        "rule": fact.rule,
        "spans": [_span(span) for span in fact.spans],
        "steps": [_step(step) for step in fact.steps],
        "correction": fact.correction,
        "reason": fact.reason,
        **({"edit": {"by": edit.by, "why": edit.why, "was": edit.was, "confirms": edit.confirms}} if (edit := fact.edit) else {}),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"seed": span.seed, "n": span.n, "start": span.start, "end": span.end}


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "spans": [_span(s) for s in step.spans],
        "refs": list(step.refs),
        "from": step.since,
        "to": step.until,
    }
