"""Scores the program against texts with truth by hand: `python -m tests.quality.scoring` prints right, wrong and unknown per field.

A truth file lists one record per article (the comment at its head explains the keys). `unknown` counts values that the program
left open although the truth has one: a gap; `wrong` counts values that contradict the truth, invented ones included."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from build_dossier.corpus import read_corpus, silent
from build_dossier.model import Dossier, Entry
from build_dossier.pages.articles import header
from build_dossier.resolve import resolve
from build_dossier.tables import load_tables
from tests.quality.tally import Score
from tests.quality.telling_events import score_events
from tests.quality.telling_statements import score_statements

ROOT = Path(__file__).parents[2]
SETS = {
    "seeds": (ROOT / "tests/quality/seeds.yml", ROOT / "seeds"),
    "cases": (ROOT / "tests/cases/truth.yml", ROOT / "tests/cases"),
    "dev": (ROOT / "tests/quality/dev/truth.yml", ROOT / "tests/quality/dev"),
    "wide": (ROOT / "tests/quality/wide/truth.yml", ROOT / "tests/quality/wide"),
    "held": (ROOT / "tests/quality/held/truth.yml", ROOT / "tests/quality/held"),
}
# Texts with what they tell: statements and days. Each of these counts its own fields for one article.
TOLD = {"told": ROOT / "tests/quality/told/dev", "told-held": ROOT / "tests/quality/told/held"}
TELLING = (score_events, score_statements)
EVERY = (*SETS, *(name for name, folder in TOLD.items() if folder.exists()))
SCORECARD = ROOT / "build_dossier/lang/vi/scorecard.yml"
_HEAD = "# How well the program reads, by set and field: [right, wrong, left open]. Written by: python -m tests.quality.scoring --write"
FLOORS = Path(__file__).with_name("floors.yml")


@cache
def score(name: str) -> dict[str, Score]:
    """The scores of one set by field."""
    return _score_told(TOLD[name]) if name in TOLD else _score_pages(name)


def _score_told(folder: Path) -> dict[str, Score]:
    truth = yaml.load(folder.with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    corpus = read_corpus(folder, 1, silent)
    dossier = resolve(corpus.cuts, corpus.articles, load_tables(folder))
    entries = {seed: entry for entry in dossier.entries for seed, part in _places(entry) if part == 1}
    scores: dict[str, Score] = defaultdict(Score)
    for record in truth:
        scores["read"].count(record["file"] in entries or None, True, record["file"])
        for count in TELLING if record["file"] in entries else ():
            count(record, entries[record["file"]], scores)
    return scores


def _score_pages(name: str) -> dict[str, Score]:
    truth_file, folder = SETS[name]
    truth = yaml.safe_load(truth_file.read_text(encoding="utf-8"))
    corpus = read_corpus(folder, 1, silent)
    dossier = resolve(corpus.cuts, corpus.articles, load_tables(folder))
    scores: dict[str, Score] = defaultdict(Score)
    _score_lines(truth, dossier, scores)
    if name == "seeds":
        _score_mentions(dossier, scores["mentions"])
    entries = {place: entry for entry in dossier.entries for place in _places(entry)}
    for record in truth:
        if record["part"] is not None:
            place = (record["seed"], record["part"])
            scores["articles"].count(place in entries or None, True, _where(record))
            if place in entries:
                _score_facts(record, entries[place], dossier, scores)
    return scores


_KINDS = {"PER": "person", "ORG": "organization", "COUNTRY": "country"}


def _score_mentions(dossier: Dossier, found: Score) -> None:
    """Every mention of a person, organization or country with its exact place: right, invented (wrong), missed (unknown). Places
    that the truth leaves open (OPT) do not count."""
    truth = yaml.load((ROOT / "tests/quality/entities.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["main"]
    marked = [(row["file"], row["line"], m) for row in truth for m in row["mentions"]]
    want = {(file, n, m["start"], m["end"], _KINDS[m["type"]]) for file, n, m in marked if m["type"] in _KINDS}
    lines = {(row["file"], row["line"]) for row in truth}
    free = [(file, n, m["start"], m["end"]) for file, n, m in marked if m["type"] == "OPT"]
    mentions = [m for entry in dossier.entries for m in entry.mentions if (m.span.seed, m.span.n) in lines]
    got = {
        (m.span.seed, m.span.n, m.span.start, m.span.end, m.kind)
        for m in mentions
        if not any((m.span.seed, m.span.n) == (file, n) and a < m.span.end and m.span.start < b for file, n, a, b in free)
    }
    found.count_set(map(str, got), map(str, want), "")


def _places(entry: Entry) -> Iterator[tuple[str, int]]:
    yield entry.article.draft.seed.name, entry.article.draft.part
    yield from entry.also_in


def _where(record: dict[str, Any]) -> str:
    return f"{record['seed']}/{record['part']}"


def _score_lines(truth: list[dict[str, Any]], dossier: Dossier, scores: dict[str, Score]) -> None:
    """Every non-blank line kept or dropped, and its kind where the truth names one."""
    keep: dict[tuple[str, int], str] = {}
    drop: dict[tuple[str, int], list[str]] = {}
    for record in truth:
        keep |= {(record["seed"], n): kind for kind, lines in (record.get("keep") or {}).items() for n in lines}
        kinds = {n: kind if isinstance(kind, list) else [kind] for n, kind in (record.get("drop") or {}).items()}
        drop |= {(record["seed"], n): kind for n, kind in kinds.items()}
    for cut in dossier.seeds:
        for line in cut.lines:
            place = (cut.seed.name, line.n)
            where = f"{cut.seed.name}:{line.n} {line.text.strip()[:60]}"
            scores["lines"].count("kept" if line.kept else "dropped", "kept" if place in keep else "dropped", where)
            allowed = [keep[place]] if place in keep else drop.get(place)
            if allowed:
                scores["kinds"].count(line.kind, line.kind if line.kind in allowed else allowed[0], where)


def _score_facts(record: dict[str, Any], entry: Entry, dossier: Dossier, scores: dict[str, Score]) -> None:
    where = _where(record)
    outlets = {outlet.id: outlet for outlet in dossier.outlets}
    got = header(entry, dossier, outlets.get(entry.facts["source"].value or ""))
    if record["title_basis"] == "stated":
        scores["title"].count(got["title"], record["title"], where)
    else:
        text = next(line.text for line in entry.article.draft.lines if line.n == record["title_line"])
        fits = got["title_basis"] == "derived" and len(got["title"]) <= 120 and _in_order(got["title"], text)
        scores["title"].count(fits or got["title"], True, where)
    scores["date"].count(str(got["date"]) if got["date"] else None, str(record["date"]) if record["date"] else None, where)
    for key in ("date_basis", "date_role", "published", "source", "source_domain", "original_source", "author"):
        scores[key].count(got[key], record.get(key), where)
    scores["agencies"].count_set(got["agencies"], record.get("agencies") or [], where)
    for kind in ("people", "organizations", "countries"):
        scores[kind].count_set(got["actors"][kind], record.get(kind) or [], where)
    if "tags" in record:
        missed = set(record["tags"]) - set(got["tags"])
        scores["tags"].right += len(record["tags"]) - len(missed)
        scores["tags"].unknown += len(missed)
        scores["tags"].misses += [f"{where}: -{tag}" for tag in sorted(missed)]


def _in_order(words: str, text: str) -> bool:
    rest = iter(text.lower().split())
    return all(any(word.strip('".,') == other.strip('".,') for other in rest) for word in words.lower().split())


def write_scorecard() -> None:
    """The scores of all sets as the data file that the site shows: [right, wrong, left open] by field."""
    lines = [_HEAD]
    for name in EVERY:
        lines += [f"{name}:", *(f"  {key}: [{found.right}, {found.wrong}, {found.unknown}]" for key, found in score(name).items())]
    SCORECARD.write_text("\n".join([*lines, ""]), encoding="utf-8")


def main() -> None:
    """Prints the table of the sets named, or of all; with -v the misses too; --write renews the scorecard of the site."""
    if "--write" in sys.argv:
        write_scorecard()
    for name in [name for name in EVERY if name in sys.argv[1:]] or EVERY:
        print(f"\n{name:<16}{'right':>7}{'wrong':>7}{'unknown':>9}{'of':>6}")
        for key, found in score(name).items():
            print(f"  {key:<14}{found.right:>7}{found.wrong:>7}{found.unknown:>9}{found.of:>6}")
            if "-v" in sys.argv:
                print(*(f"      {miss}" for miss in found.misses), sep="\n")


if __name__ == "__main__":
    main()
