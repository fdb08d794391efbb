"""Tra cứu: the page that the search script fills."""

from __future__ import annotations

from collections.abc import Iterator

from build_dossier.model import Dossier, Page
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import words


def search_page(dossier: Dossier) -> Iterator[Page]:
    """tra-cuu/index.md"""
    header = {"title": words()["search"], "description": words()["search_intro"]}
    yield page("tra-cuu/index.md", "search.md.j2", header, count=len(dossier.entries))
