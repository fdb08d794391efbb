"""What one article's text says by itself: language knowledge only, no tables, no other articles."""

from __future__ import annotations

from build_dossier.extract.bylines import author, credited
from build_dossier.extract.days import days
from build_dossier.extract.names import names
from build_dossier.extract.quotes import speeches
from build_dossier.extract.stamps import published
from build_dossier.extract.titles import title
from build_dossier.model import Article, Draft, Span


def extract(draft: Draft) -> Article:
    """A draft with all that its own lines say, each thing with the lines that show it."""
    named, stamp = names(draft), published(draft)
    dated = tuple(day for day in days(draft) if not any(_within(day.span, span) for span in stamp.spans))
    return Article(draft, title(draft), stamp, author(draft), credited(draft), named, dated, speeches(draft, named, dated))


def _within(day: Span, stamp: Span) -> bool:
    """A day of the stamp itself is no day told."""
    return day.n == stamp.n and stamp.start <= day.start < stamp.end
