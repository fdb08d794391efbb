"""Stable addresses: an article's id comes from its text, its words from its title as extracted."""

from __future__ import annotations

from slugify import slugify

from build_dossier.identity import identity
from build_dossier.model import Article

MAX_WORDS = 60  # characters of the title in the address


def address(article: Article) -> tuple[str, str]:
    """(id, words) of an article: eight hex digits of its kept body, and at most sixty ASCII characters of its title."""
    words = slugify(article.title.value or "", max_length=MAX_WORDS, word_boundary=True, save_order=True)
    return identity(article.draft), words
