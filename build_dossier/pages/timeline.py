"""Dòng thời gian: the articles by the day of their news, oldest first; days that are only reported are marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from build_dossier.model import Dossier, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import words


def timeline(dossier: Dossier) -> Iterator[Page]:
    """dong-thoi-gian/index.md"""
    dated = [(entry, card) for entry, card in zip(dossier.entries, cards(dossier), strict=True)]
    known = sorted((pair for pair in dated if pair[0].date), key=lambda pair: (pair[0].date or "", pair[0].slug))
    months = [(month, list(group)) for month, group in groupby(known, key=lambda pair: (pair[0].date or "")[:7])]
    header = {"title": words()["timeline"], "description": words()["timeline_intro"]}
    yield page(
        "dong-thoi-gian/index.md",
        "timeline.md.j2",
        header,
        months=months,
        undated=[card for entry, card in dated if not entry.date],
    )
