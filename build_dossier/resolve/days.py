"""The day of an article. So far: the day that the page states as its publication."""

from __future__ import annotations

from build_dossier.model import Article, Fact, unknown


def day(article: Article) -> tuple[Fact, str | None]:
    """The date ('2024-12-03') and its role: published, or None while the day is unknown."""
    stated = article.published
    if stated.value is None:
        return unknown(stated.reason or "no-dateline"), None
    return Fact(stated.value[:10], stated.basis, stated.rule, stated.spans), "published"
