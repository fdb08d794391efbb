"""Cuts a cleaned seed into articles and names every line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build_dossier.model import Cut, Draft, Lines
from build_dossier.problems import problem
from build_dossier.segment.boundaries import Found, find_articles
from build_dossier.segment.naming import leftover, name_lines, settle_repeats
from build_dossier.segment.rows import Row, rows_of


def segment(lines: Lines) -> Cut:
    """A cleaned seed cut into articles, every line named. A seed without an article keeps its lines in `rest`."""
    rows = rows_of(lines)
    articles = _with_editors_titles(rows, find_articles(rows))
    lines_named = [leftover(rows, i) for i in range(len(rows))]
    for article in articles:
        for i, line in name_lines(rows, article):
            lines_named[i] = line
    if articles:  # without one there is nothing that a line could be kept for
        lines_named = [row.line if row.settled else line for row, line in zip(rows, lines_named, strict=True)]
    lines_named = settle_repeats(lines_named)
    if not articles:
        return Cut(lines.seed, (), tuple(lines_named), (problem("no-article", lines.seed.name),) if rows else ())
    drafts = tuple(Draft(lines.seed, part, tuple(lines_named[a:b])) for part, (a, b) in enumerate(_shares(rows, articles), 1))
    return Cut(lines.seed, drafts)


def _shares(rows: Sequence[Row], articles: Sequence[Found]) -> list[tuple[int, int]]:
    """Each article's share of the page: from the end of the one before to its own."""
    ends = [article.last + 1 for article in articles[:-1]] + [len(rows)]
    return list(zip([0, *ends[:-1]], ends, strict=True)) if articles else []


def _with_editors_titles(rows: Sequence[Row], articles: list[Found]) -> list[Found]:
    """An article has one headline: where an editor names it, no other line is taken for it."""
    named = [i for i, row in enumerate(rows) if row.settled and row.line.kind == "title"]
    own = [next((i for i in named if a <= i < b), article.title) for article, (a, b) in zip(articles, _shares(rows, articles), strict=True)]
    return [replace(article, title=title) for article, title in zip(articles, own, strict=True)]
