"""The story, top to bottom: from seeds to pages, and from pages to the site."""

from __future__ import annotations

from dataclasses import replace

from build_dossier.corpus import Progress, read_corpus, silent
from build_dossier.model import Outcome
from build_dossier.pages import make_pages
from build_dossier.problems import CannotWrite, problem
from build_dossier.publish import publish
from build_dossier.resolve import resolve
from build_dossier.settings import Settings
from build_dossier.tables import load_tables
from build_dossier.withhold import publishable
from build_dossier.write import write_pages


def generate(settings: Settings, progress: Progress = silent) -> Outcome:
    """Seeds and tables become the Markdown pages of docs/. Raises BrokenTable or NothingToBuild before anything is written."""
    tables = load_tables(settings.seeds, settings.site_url)
    corpus = read_corpus(settings.seeds, settings.jobs, progress, tables.corrections, settings.kept)  # read .. extract
    dossier = resolve(corpus.cuts, corpus.articles, tables)
    pages = make_pages(publishable(dossier))
    try:
        written, removed, clashes = write_pages(pages, settings.docs)
    except OSError as error:
        raise CannotWrite(problem("cannot-write", str(error.filename or settings.docs), why=error.strerror or error)) from error
    problems = sorted({*corpus.problems, *dossier.problems, *clashes}, key=lambda p: (p.file, p.line or 0, p.kind))
    notices = () if dossier.about["site_url"] else (problem("no-site-url", settings.config.name),)
    return Outcome(dossier, tuple(problems), written, removed, len(pages), notices)


def build(settings: Settings, progress: Progress = silent) -> Outcome:
    """`generate`, then docs/ becomes site/. Raises PublisherFailed too; the last good site then stays."""
    outcome = generate(settings, progress)
    progress("publish", 0, 1)
    warnings = publish(replace(settings, site_url=outcome.dossier.about["site_url"]))
    progress("publish", 1, 1)
    return replace(outcome, problems=(*outcome.problems, *warnings))
