"""Cuts a cleaned seed into articles and names every line."""

from __future__ import annotations

from build_dossier.model import Cut, Draft, Lines
from build_dossier.problems import problem
from build_dossier.segment.boundaries import find_articles
from build_dossier.segment.naming import leftover, name_lines, settle_repeats
from build_dossier.segment.rows import rows_of


def segment(lines: Lines) -> Cut:
    """A cleaned seed cut into articles, every line named. A seed without an article keeps its lines in `rest`."""
    rows = rows_of(lines)
    articles = find_articles(rows)
    lines_named = [leftover(rows, i) for i in range(len(rows))]
    for article in articles:
        for i, line in name_lines(rows, article):
            lines_named[i] = line
    lines_named = settle_repeats(lines_named)
    if not articles:
        return Cut(lines.seed, (), tuple(lines_named), (problem("no-article", lines.seed.name),) if rows else ())
    ends = [article.last + 1 for article in articles[:-1]] + [len(rows)]
    starts = [0, *ends[:-1]]
    drafts = tuple(Draft(lines.seed, part, tuple(lines_named[a:b])) for part, (a, b) in enumerate(zip(starts, ends, strict=True), 1))
    return Cut(lines.seed, drafts)
