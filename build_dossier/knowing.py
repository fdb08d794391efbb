"""What is known now, with nothing written: for the commands that only look."""

from __future__ import annotations

from dataclasses import dataclass

from build_dossier.corpus import Corpus, Progress, read_corpus, silent
from build_dossier.model import Dossier
from build_dossier.problems import Problem
from build_dossier.resolve import resolve
from build_dossier.settings import Settings
from build_dossier.tables import Tables, load_tables


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables, the seeds as read and the dossier that both make."""

    tables: Tables
    corpus: Corpus
    dossier: Dossier

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file and line."""
        return tuple(sorted({*self.corpus.problems, *self.dossier.problems}, key=lambda p: (p.file, p.line or 0, p.kind)))


def know(settings: Settings, progress: Progress = silent, tables: Tables | None = None) -> Knowledge:
    """Seeds and tables (those of the folder, unless others are given) become the dossier. Raises BrokenTable, NothingToBuild."""
    tables = tables or load_tables(settings.seeds)
    corpus = read_corpus(settings.seeds, settings.jobs, progress, tables.corrections, settings.kept)
    return Knowledge(tables, corpus, resolve(corpus.cuts, corpus.articles, tables))
