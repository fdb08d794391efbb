"""What makes an article the same article: its text, not its file, its headline or the menus around it."""

from __future__ import annotations

from build_dossier.fold import article_id
from build_dossier.model import Draft


def identity(draft: Draft) -> str:
    """The id of a draft's article: eight hex digits of its kept body."""
    return article_id("".join(line.text for line in draft.kept if line.kind in ("lede", "body", "subhead", "list")))
