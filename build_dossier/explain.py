"""A seed told line by line and fact by fact, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_dossier.corpus import read_articles
from build_dossier.lang import sentence
from build_dossier.model import Cut, Entry, Fact
from build_dossier.problems import NothingToBuild, problem
from build_dossier.resolve import resolve
from build_dossier.tables import load_tables


def explain(seed: Path, folder: Path, language: str) -> Iterator[str]:
    """Every line of a seed with its kind and rule, every fact of its articles with basis and evidence.

    `seed` is a path, or the name of a file below the seeds folder. Raises NothingToBuild if it is neither."""
    path = seed if seed.is_file() else folder / seed
    if not path.is_file():
        raise NothingToBuild(problem("no-such-seed", str(seed), folder=str(folder)))
    below = path.resolve().is_relative_to(folder)
    cuts, articles, problems = read_articles(path.resolve(), folder if below else path.resolve().parent)
    dossier = resolve(cuts, articles, load_tables(folder))
    for cut in cuts:
        yield from _lines(cut, language)
    for entry in sorted(dossier.entries, key=lambda e: (e.article.draft.seed.name, e.article.draft.part)):
        yield from _facts(entry, language)
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


def _facts(entry: Entry, language: str) -> Iterator[str]:
    texts = {line.n: line.text for line in entry.article.draft.lines}
    yield ""
    yield _say(language, "article", part=str(entry.article.draft.part), title=str(entry.facts["title"].value))
    yield f"  id {entry.id}  /{entry.address}"
    rows = [*entry.facts.items(), *(("agency", fact) for fact in entry.agencies)]
    for name, fact in rows:
        value = _say(language, "unknown") if fact.value is None else str(fact.value)
        yield f"  {name:<16}{value}  [{fact.basis}: {sentence(language, 'rules', fact.rule)}]"
        yield from _evidence(fact, texts)


def _evidence(fact: Fact, texts: dict[int, str]) -> Iterator[str]:
    for span in fact.spans:
        words = texts[span.n][span.start : span.end] if span.n in texts else "…"
        yield f"  {'':<16}  {span.seed}:{span.n}: {_short(words, 100)}"


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _say(language: str, key: str, **values: str) -> str:
    return sentence(language, "terminal", key, **values)
