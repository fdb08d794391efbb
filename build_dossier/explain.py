"""A seed told line by line and fact by fact, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_dossier.corpus import Corpus, read_articles, read_corpus, silent
from build_dossier.corrections import listed
from build_dossier.lang import sentence
from build_dossier.matching import nearest
from build_dossier.model import Cut, Dossier, Entry, Fact
from build_dossier.problems import NothingToBuild, problem
from build_dossier.read import find_seeds
from build_dossier.resolve import resolve
from build_dossier.tables import load_tables
from build_dossier.telling import Lines, lines_of, tell_contradiction, tell_step


def explain(seed: Path, folder: Path, language: str) -> Iterator[str]:
    """Every line of a seed with its kind and rule, every fact of its articles with basis and evidence.

    `seed` is a path, or the name of a file below the seeds folder. Raises NothingToBuild if it is neither."""
    path = seed if seed.is_file() else folder / seed
    if not path.is_file():
        near = nearest(seed.stem, (one.relative_to(folder).as_posix() for one in find_seeds(folder)[0])) if folder.is_dir() else ()
        raise NothingToBuild(problem("no-such-seed", str(seed), folder=str(folder), meant=listed(near)))
    path = path.resolve()
    home = folder if path.is_relative_to(folder) else path.parent
    own, _, problems = read_articles(path, home)
    # Contradictions and the same article twice only show beside the other seeds.
    tables = load_tables(folder)
    corpus = read_corpus(folder, 0, silent, tables.corrections) if home == folder else Corpus(*read_articles(path, home))
    dossier = resolve(corpus.cuts, corpus.articles, tables)
    seeds = {cut.seed.name for cut in own}
    for cut in (cut for cut in corpus.cuts if cut.seed.name in seeds):
        yield from _lines(cut, language)
    for entry in sorted(dossier.entries, key=lambda e: (e.article.draft.seed.name, e.article.draft.part)):
        if entry.article.draft.seed.name in seeds:
            yield from _facts(entry, language, dossier)
    for p in problems:
        yield f"{p.where()}: {p.message(language)}"


def _lines(cut: Cut, language: str) -> Iterator[str]:
    yield _say(language, "seed_title", seed=cut.seed.name, encoding=cut.seed.encoding, count=str(len(cut.lines)))
    for line in cut.lines:
        sign = "+" if line.kept else "-"
        why = sentence(language, "rules", line.rule or "")
        yield f"{line.n:>5} {sign} {line.kind:<12} {_short(line.text.strip(), 70):<70}  {why}"
    if not cut.drafts:
        yield _say(language, "no_article")


def _facts(entry: Entry, language: str, dossier: Dossier) -> Iterator[str]:
    names, lines = dossier.names, lines_of(dossier)
    yield ""
    yield _say(language, "article", part=str(entry.article.draft.part), title=str(entry.facts["title"].value))
    yield f"  id {entry.id}  /{entry.address}"
    rows = [*entry.facts.items(), *(("agency", fact) for fact in entry.agencies), *(("holder", fact) for fact in entry.holders)]
    for name, fact in rows:
        value = _say(language, "unknown") if fact.value is None else str(fact.value)
        yield f"  {name:<16}{value}  [{fact.basis}: {sentence(language, 'rules', fact.rule)}]"
        yield from _evidence(fact, lines)
        for step in fact.steps:
            places = ", ".join(f"{span.seed}:{span.n}" for span in step.spans)
            yield f"  {'':<16}  - {tell_step(step, language, names, lines, str)} {places}".rstrip()
    for found in entry.contradictions:
        places = ", ".join(f"{span.seed}:{span.n}" for span in found.spans)
        yield f"  ! {tell_contradiction(found, language, str)} ({places})"
    for mention in entry.mentions:
        where = f"{mention.span.n}:{mention.span.start}"
        yield f"  {where:>8}  {mention.text} = {mention.actor} [{mention.kind}: {sentence(language, 'rules', mention.rule)}]"


def _evidence(fact: Fact, lines: Lines) -> Iterator[str]:
    for span in fact.spans:
        words = lines[span.seed, span.n].text[span.start : span.end]
        yield f"  {'':<16}  {span.seed}:{span.n}: {_short(words, 100)}"


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _say(language: str, key: str, **values: str) -> str:
    return sentence(language, "terminal", key, **values)
