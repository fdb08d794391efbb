"""Who said what, as one article gives it: in quotation marks, in part, or told; judged by language alone."""

from __future__ import annotations

from collections.abc import Sequence

from build_dossier.extract.quotes.find import Finder
from build_dossier.extract.quotes.passage import passages
from build_dossier.model import Day, Draft, Name
from build_dossier.said import Speech

_KINDS = ("title", "lede", "body", "subhead", "list", "caption")


def speeches(draft: Draft, names: Sequence[Name], days: Sequence[Day]) -> tuple[Speech, ...]:
    """The statements of a draft in the order of its lines."""
    lines = [line for line in draft.kept if line.kind in _KINDS]
    return tuple(Finder(draft.seed.name, passages(lines, names, days)).run())
