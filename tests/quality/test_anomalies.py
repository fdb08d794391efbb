"""The contradictions that a careful reader marked in the five seeds are found, and no others."""

from __future__ import annotations

import yaml

from build_dossier.corpus import read_corpus, silent
from build_dossier.resolve import resolve
from build_dossier.tables import load_tables
from tests.quality.scoring import SETS


def test_every_marked_contradiction_and_no_other() -> None:
    """By line, inside an article or across two; an article without a mark has one only as the other side of such a pair."""
    truth_file, folder = SETS["seeds"]
    corpus = read_corpus(folder, 1, silent)
    dossier = resolve(corpus.cuts, corpus.articles, load_tables(folder))
    seeds = {entry.id: entry.article.draft.seed.name for entry in dossier.entries}
    found = {
        (seeds[entry.id], c.spans[0].n, "".join(seeds[other][:3] for other in c.across))
        for entry in dossier.entries
        for c in entry.contradictions
    }
    marked = {
        (record["seed"], mark["line"], str(mark.get("across", "")))
        for record in yaml.safe_load(truth_file.read_text(encoding="utf-8"))
        for mark in record.get("anomalies", ())
    }
    assert marked <= found
    assert {place for place in found - marked if place[0].startswith("004")} == set()
    assert {across for seed, _, across in found - marked} == {"004"}
