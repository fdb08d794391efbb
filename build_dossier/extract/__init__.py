"""What one article's text says by itself: language knowledge only, no tables, no other articles."""

from __future__ import annotations

from build_dossier.extract.bylines import author, credited
from build_dossier.extract.days import days
from build_dossier.extract.names import names
from build_dossier.extract.quotes import speeches
from build_dossier.extract.stamps import published
from build_dossier.extract.titles import title
from build_dossier.model import Article, Draft


def extract(draft: Draft) -> Article:
    """A draft with all that its own lines say, each thing with the lines that show it."""
    named, dated = names(draft), days(draft)
    return Article(draft, title(draft), published(draft), author(draft), credited(draft), named, dated, speeches(draft, named, dated))
