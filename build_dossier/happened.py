"""What happened when, as the articles tell it, and what of it cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.model import Span, Step

Precision = Literal["day", "month", "year", "range"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the text dates: its sentence, the days from `since` to `until` (inclusive) and on which day it was told.

    `words` are the words that date it; `steps` lead from them to the days where they do not say them in full. `planned`: told as
    coming. `unsettled`: in a quotation, denied, or only wished or supposed, or what something is compared with; no timeline shows it.
    `cluster` is the id of the first event that tells the same."""

    id: str
    since: str
    until: str
    precision: Precision
    text: str
    span: Span
    words: tuple[Span, ...]
    reported_on: str | None = None
    actors: tuple[str, ...] = ()
    planned: bool = False
    steps: tuple[Step, ...] = ()
    cluster: str | None = None
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be true: shown, never smoothed. `values` fill the sentence of `kind`."""

    kind: str
    spans: tuple[Span, ...]
    values: tuple[tuple[str, str], ...] = ()
    across: tuple[str, ...] = ()  # ids of the other articles
