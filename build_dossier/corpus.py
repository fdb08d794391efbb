"""Every seed of a folder, read, cleaned, cut and extracted: one at a time, or by several processes when there are many."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_dossier.cache import Cache
from build_dossier.clean import clean
from build_dossier.corrections import place_lines
from build_dossier.edits import Correction
from build_dossier.extract import extract
from build_dossier.model import Article, Cut
from build_dossier.problems import NothingToBuild, Problem, problem
from build_dossier.read import find_seeds, read_seed
from build_dossier.segment import segment

# Starting processes costs about as much as reading a hundred seeds.
_MANY = 200

Reading = tuple[tuple[Cut, ...], tuple[Article, ...], tuple[Problem, ...]]
Progress = Callable[[str, int, int], None]  # stage, done, of


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All seeds cut into articles, all articles extracted, and the problems on the way."""

    cuts: tuple[Cut, ...]
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_corpus(folder: Path, jobs: int, progress: Progress, corrections: Sequence[Correction] = (), kept: Path | None = None) -> Corpus:
    """The seeds of a folder, with an editor's corrections of lines; `kept` is where the readings of unchanged files are. A seed
    that cannot be read is a problem, no seed at all raises NothingToBuild."""
    if not folder.is_dir():
        raise NothingToBuild(problem("no-seeds-folder", str(folder)))
    paths, problems = find_seeds(folder)
    if not paths:
        raise NothingToBuild(problem("no-seeds", str(folder)), *problems)
    readings = _readings(folder, paths, jobs, progress, Cache(kept))
    corpus = Corpus(
        tuple(cut for cuts, _, _ in readings for cut in cuts),
        tuple(article for _, articles, _ in readings for article in articles),
        problems + tuple(p for _, _, found in readings for p in found),
    )
    return corrected(corpus, corrections)


def _readings(folder: Path, paths: Sequence[Path], jobs: int, progress: Progress, cache: Cache) -> list[Reading]:
    """read .. extract of every file, in their order; only files that are new or changed are read."""
    keys = [cache.key(path, path.relative_to(folder).as_posix()) for path in paths]
    readings: list[Reading | None] = [cache.get(key) for key in keys]
    missing = [i for i, reading in enumerate(readings) if reading is None]
    done = len(paths) - len(missing)
    if done:
        progress("read", done, len(paths))
    for i, reading in zip(missing, _each(partial(_read, folder=folder), [paths[i] for i in missing], jobs), strict=True):
        readings[i] = reading
        if not any(found.kind == "seed-not-managed" for found in reading[2]):  # the next build tries again
            cache.put(keys[i], reading)
        done += 1
        progress("read", done, len(paths))
    cache.close()
    return [reading for reading in readings if reading is not None]


def corrected(corpus: Corpus, corrections: Sequence[Correction]) -> Corpus:
    """The corpus with the seeds cut anew in which editors say what lines are."""
    kinds, problems = place_lines(corrections, corpus.cuts, corpus.articles)
    cuts = tuple(segment(clean(cut.seed, kinds[cut.seed.name])) if cut.seed.name in kinds else cut for cut in corpus.cuts)
    if not kinds:
        return Corpus(corpus.cuts, corpus.articles, corpus.problems + problems)
    read = {(article.draft.seed.name, article.draft.part): article for article in corpus.articles}
    articles = tuple(extract(draft) if cut.seed.name in kinds else read[cut.seed.name, draft.part] for cut in cuts for draft in cut.drafts)
    return Corpus(cuts, articles, corpus.problems + problems)


def read_articles(path: Path, folder: Path) -> Reading:
    """read .. extract for one file: a pure function of its bytes."""
    seeds, problems = read_seed(path, folder)
    cuts = tuple(segment(clean(seed)) for seed in seeds)
    articles = tuple(extract(draft) for cut in cuts for draft in cut.drafts)
    return cuts, articles, problems + tuple(p for cut in cuts for p in cut.problems)


def _read(path: Path, folder: Path) -> Reading:
    """As read_articles; a page on which the program itself fails is a problem of that page, and the others are read."""
    try:
        return read_articles(path, folder)
    except Exception as error:  # noqa: BLE001  whatever the web holds, it costs one page
        place = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return (), (), (problem("seed-not-managed", path.relative_to(folder).as_posix(), why=why),)


def _each(read: Callable[[Path], Reading], paths: Sequence[Path], jobs: int) -> Iterator[Reading]:
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(paths) < _MANY:
        yield from map(read, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, paths, chunksize=max(1, len(paths) // (workers * 8)))
