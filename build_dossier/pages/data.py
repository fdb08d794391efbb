"""docs/data/dossier.json: everything that is known, for programs (DESIGN 4.2; schemas/dossier.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_dossier.model import Dossier, Entry, Fact, MarkedLine, Page, Span, Step
from build_dossier.pages.articles import header


def data_file(dossier: Dossier) -> Iterator[Page]:
    """data/dossier.json"""
    yield Page("data/dossier.json", json.dumps(as_data(dossier), ensure_ascii=False, indent=1, default=str) + "\n")


def as_data(dossier: Dossier) -> dict[str, Any]:
    """The dossier as plain values."""
    owners = _owners(dossier)
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
                "lines": [
                    {**_line(line), "text": line.text, "article": owners.get((cut.seed.name, line.n))} for line in cut.lines
                ],
            }
            for cut in dossier.seeds
        ],
        "articles": [_article(entry, outlets) for entry in dossier.entries],
        "actors": [],
        "topics": [],
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
        (cut.seed.name, line.n): parts[cut.seed.name, draft.part]
        for cut in dossier.seeds
        for draft in cut.drafts
        for line in draft.kept
    }


def _line(line: MarkedLine) -> dict[str, Any]:
    return {"n": line.n, "kind": line.kind, "rule": line.rule}


def _article(entry: Entry, outlets: Mapping[str, Any]) -> dict[str, Any]:
    kept = entry.article.draft.kept
    facts: dict[str, Any] = {name: _fact(fact) for name, fact in entry.facts.items()}
    facts["agencies"] = [_fact(fact) for fact in entry.agencies]
    return {
        "id": entry.id,
        "url": entry.address,
        **header(entry, outlets.get(entry.facts["source"].value or "")),
        "date_from": None,
        "date_to": None,
        "also_in": [{"seed": name, "part": part} for name, part in entry.also_in],
        "paragraphs": [line.text.strip() for line in kept if line.kind in ("lede", "body", "subhead", "list")],
        "lines": [_line(line) for line in kept],
        "facts": facts,
        "mentions": [],
        "quotes": [],
        "events": [],
        "related": [],
        "problems": [],
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
